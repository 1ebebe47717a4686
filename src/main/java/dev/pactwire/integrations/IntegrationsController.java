package dev.pactwire.integrations;

import dev.pactwire.access.Action;
import dev.pactwire.access.AuditLog;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.shell.NavigationItem;
import dev.pactwire.shell.Pages;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

@Controller
@Needs(Action.MANAGE_INTEGRATIONS)
class IntegrationsController {

    private final List<IntegrationTile> tiles;
    private final SigningConnections connections;
    private final OAuthApps apps;
    private final HookAddress hooks;
    private final AuditLog audit;
    private final Pages pages;

    IntegrationsController(
            List<IntegrationTile> tiles,
            SigningConnections connections,
            OAuthApps apps,
            HookAddress hooks,
            AuditLog audit,
            Pages pages) {
        this.tiles = tiles.stream()
                .sorted(Comparator.comparingInt(IntegrationTile::order))
                .toList();
        this.connections = connections;
        this.apps = apps;
        this.hooks = hooks;
        this.audit = audit;
        this.pages = pages;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationItem integrations() {
            return new NavigationItem(
                    "integrations.nav", "/admin/integrations", "plug", 1, 10, Action.MANAGE_INTEGRATIONS);
        }
    }

    @GetMapping("/admin/integrations")
    View tiles() {
        return pages.show("integrations/tiles", Map.of("tiles", tiles));
    }

    @GetMapping("/admin/integrations/signing")
    View signing() {
        return pages.show(
                "integrations/signing",
                Map.of(
                        "connections", connections.all(),
                        "current",
                                connections
                                        .current()
                                        .map(SigningConnection::id)
                                        .map(id -> id.value().toString())
                                        .orElse(""),
                        "redirectUri", apps.redirectUri().toString(),
                        "hooks", hooks));
    }

    @PostMapping("/admin/integrations/signing")
    @Transactional
    public View add(
            @RequestParam String name,
            @RequestParam URI oauthBase,
            @RequestParam String clientId,
            @RequestParam String clientSecret,
            @RequestParam String hmacKey,
            User by) {
        connections.add(
                name.isBlank() ? oauthBase.getHost() : name.strip(), oauthBase, clientId, clientSecret, hmacKey);
        audit.record(by, "signing-connection.added", oauthBase.toString(), Map.of("clientId", clientId));
        return back();
    }

    @PostMapping("/admin/integrations/signing/{id}/use")
    @Transactional
    public View use(@PathVariable UUID id, User by) {
        connections.use(new ConnectionId(id));
        audit.record(by, "signing-connection.used", id.toString(), Map.of());
        return back();
    }

    @PostMapping("/admin/integrations/signing/{id}/hmac-keys")
    @Transactional
    public View addKey(@PathVariable UUID id, @RequestParam String hmacKey, User by) {
        connections.addHmacKey(new ConnectionId(id), hmacKey);
        audit.record(by, "signing-connection.hmac-key-added", id.toString(), Map.of());
        return back();
    }

    private static View back() {
        return new RedirectView("/admin/integrations/signing");
    }
}
