package dev.pactwire.admin;

import dev.pactwire.access.ConsoleSession;
import dev.pactwire.access.Invitations;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.User;
import dev.pactwire.platform.Refusal;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

@Controller
@OwnAccess("the invitation's token shows who it is")
class JoinController {

    private final Invitations invitations;
    private final ConsoleSession session;
    private final Pages pages;
    private final Texts texts;

    JoinController(Invitations invitations, ConsoleSession session, Pages pages, Texts texts) {
        this.invitations = invitations;
        this.session = session;
        this.pages = pages;
        this.texts = texts;
    }

    @GetMapping("/join/{token}")
    View form(@PathVariable String token) {
        return page(HttpStatus.OK, token, "");
    }

    @PostMapping("/join/{token}")
    View join(
            @PathVariable String token,
            @RequestParam String name,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            User user = invitations.accept(token, name, password, pages.locale(request));
            session.begin(user, response);
            return new RedirectView("/");
        } catch (Refusal refusal) {
            return page(HttpStatus.UNPROCESSABLE_ENTITY, token, texts.say(pages.locale(request), refusal));
        }
    }

    private View page(HttpStatus status, String token, String problem) {
        var model = new HashMap<String, Object>();
        model.put("token", token);
        model.put("problem", problem);
        model.put("invitation", invitations.find(token).orElse(null));
        return pages.show(invitations.find(token).isPresent() ? status : HttpStatus.GONE, "admin/join", model);
    }
}
