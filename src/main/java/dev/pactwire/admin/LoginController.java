package dev.pactwire.admin;

import dev.pactwire.access.ConsoleSession;
import dev.pactwire.access.Login;
import dev.pactwire.access.Origin;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.platform.LocalPath;
import dev.pactwire.shell.Pages;
import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

@Controller
@OwnAccess("nobody is logged in yet")
class LoginController {

    private final Users users;
    private final ConsoleSession session;
    private final Pages pages;
    private final Texts texts;

    LoginController(Users users, ConsoleSession session, Pages pages, Texts texts) {
        this.users = users;
        this.session = session;
        this.pages = pages;
        this.texts = texts;
    }

    @GetMapping("/login")
    View form(@RequestParam(defaultValue = "/") String next) {
        return page(HttpStatus.OK, "", "", next);
    }

    @PostMapping("/login")
    View login(
            @RequestParam String email,
            @RequestParam String password,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        var locale = pages.locale(request);
        return switch (users.authenticate(email, password, Origin.of(request))) {
            case Login.Welcome(User user) -> {
                session.begin(user, response);
                yield redirect(next);
            }
            case Login.Wrong() -> page(HttpStatus.UNAUTHORIZED, texts.say(locale, "admin.login.wrong"), email, next);
            case Login.Throttled(var pause) ->
                page(
                        HttpStatus.TOO_MANY_REQUESTS,
                        texts.say(locale, "admin.login.throttled", Math.max(1, pause.toMinutes())),
                        email,
                        next);
            case Login.Busy() ->
                page(HttpStatus.SERVICE_UNAVAILABLE, texts.say(locale, "access.refused.busy"), email, next);
            case Login.OnlyHere() ->
                page(HttpStatus.FORBIDDEN, texts.say(locale, "access.login.only-here"), email, next);
        };
    }

    @PostMapping("/logout")
    View logout(HttpServletRequest request, HttpServletResponse response) {
        session.end(request, response);
        return redirect("/login");
    }

    private View page(HttpStatus status, String problem, String email, String next) {
        return pages.show(
                status, "admin/login", Map.of("problem", problem, "email", email, "next", LocalPath.of(next)));
    }

    private static View redirect(String target) {
        var view = new RedirectView(LocalPath.of(target));
        view.setExpandUriTemplateVariables(false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
