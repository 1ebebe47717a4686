package dev.pactwire.integrations;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.shell.Live;
import dev.pactwire.shell.Pages;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// A person's own account at the signing service, and the way to be rid of it here.
@Controller
@Needs(Action.SEND_AGREEMENTS)
class SigningAccountController {

    private static final String PAGE = "/integrations/signing/account";

    private final SigningConnections connections;
    private final SigningGrants grants;
    private final Live live;
    private final Pages pages;

    SigningAccountController(SigningConnections connections, SigningGrants grants, Live live, Pages pages) {
        this.connections = connections;
        this.grants = grants;
        this.live = live;
        this.pages = pages;
    }

    @GetMapping(PAGE)
    View show(User user) {
        String service = connections.current().map(SigningConnection::name).orElse("");
        return pages.show(
                "integrations/signing-account",
                Map.of("service", service, "grant", grants.of(user.id()), "page", PAGE));
    }

    @PostMapping(PAGE + "/disconnect")
    View disconnect(User user) {
        grants.disconnect(user.id());
        live.changedFor(user.id(), "signing-grant");
        return new RedirectView(PAGE);
    }
}
