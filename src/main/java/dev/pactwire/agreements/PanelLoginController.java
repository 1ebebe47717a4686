package dev.pactwire.agreements;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.shell.Pages;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/// The popup by which a panel without a hand-over learns who looks: behind the console's login, it hands a token to the
/// window that opened it, on this very origin.
@Controller
@Needs(Action.READ_AGREEMENTS)
class PanelLoginController {

    private final PanelSession session;
    private final Pages pages;

    PanelLoginController(PanelSession session, Pages pages) {
        this.session = session;
        this.pages = pages;
    }

    @GetMapping("/agreements/panel-login")
    View login(User user) {
        return pages.show("agreements/panel-login", Map.of("token", session.begin(user)));
    }
}
