package dev.pactwire.integrations;

import dev.pactwire.access.Action;
import dev.pactwire.access.AuditLog;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.shell.Pages;
import java.net.URI;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/// Which CRM is in use, and each person's own key to it.
@Controller
@Needs(Action.MANAGE_INTEGRATIONS)
class CrmController {

    private static final String PAGE = "/admin/integrations/crm";

    private final CrmConnections connections;
    private final AuditLog audit;
    private final Pages pages;

    CrmController(CrmConnections connections, AuditLog audit, Pages pages) {
        this.connections = connections;
        this.audit = audit;
        this.pages = pages;
    }

    @GetMapping(PAGE)
    View show() {
        return pages.show("integrations/crm", Map.of("crm", connections.current()));
    }

    @PostMapping(PAGE)
    @Transactional
    public View useCopper(@RequestParam URI base, @RequestParam URI web, User by) {
        connections.useCopper(base, web);
        audit.record(by, "crm-connection.used", base.toString(), Map.of("web", web.toString()));
        return new RedirectView(PAGE);
    }

    @PostMapping(PAGE + "/built-in")
    @Transactional
    public View useBuiltIn(User by) {
        connections.useBuiltIn();
        audit.record(by, "crm-connection.built-in-used", "built-in", Map.of());
        return new RedirectView(PAGE);
    }

    @GetMapping("/integrations/crm/key")
    @Needs(Action.READ_AGREEMENTS)
    View key(User user) {
        return pages.show(
                "integrations/crm-key",
                Map.of(
                        "crm",
                        connections.current(),
                        "owner",
                        connections.keyOwner(user).orElse("")));
    }

    @PostMapping("/integrations/crm/key")
    @Needs(Action.READ_AGREEMENTS)
    View keepKey(@RequestParam String email, @RequestParam String key, User user) {
        connections.keepKey(user, email, key);
        return new RedirectView("/integrations/crm/key");
    }

    @Component
    static class Tile implements IntegrationTile {

        private final CrmConnections connections;

        Tile(CrmConnections connections) {
            this.connections = connections;
        }

        @Override
        public String titleKey() {
            return "integrations.crm.title";
        }

        @Override
        public String descriptionKey() {
            return "integrations.crm.lead";
        }

        @Override
        public String icon() {
            return "users-group";
        }

        @Override
        public String href() {
            return PAGE;
        }

        @Override
        public String stateKey() {
            return switch (connections.current()) {
                case CrmConnection.BuiltIn own -> "integrations.crm.state.built-in";
                case CrmConnection.RealCopper real -> "integrations.crm.state.copper";
            };
        }

        @Override
        public String stateColor() {
            return "green";
        }

        @Override
        public int order() {
            return 20;
        }
    }
}
