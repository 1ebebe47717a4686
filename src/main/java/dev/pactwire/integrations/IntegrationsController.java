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
import java.util.Optional;
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

/// The Integrations page, and the signing services behind its first tile.
@Controller
@Needs(Action.MANAGE_INTEGRATIONS)
class IntegrationsController {

    private final List<IntegrationTile> tiles;
    private final SigningConnections connections;
    private final OAuthApps apps;
    private final HookAddress hooks;
    private final RefusedMessages refused;
    private final AuditLog audit;
    private final Pages pages;

    IntegrationsController(
            List<IntegrationTile> tiles,
            SigningConnections connections,
            OAuthApps apps,
            HookAddress hooks,
            RefusedMessages refused,
            AuditLog audit,
            Pages pages) {
        this.tiles = tiles.stream()
                .sorted(Comparator.comparingInt(IntegrationTile::order))
                .toList();
        this.connections = connections;
        this.apps = apps;
        this.hooks = hooks;
        this.refused = refused;
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
        Optional<ConnectionId> current = connections.current().map(SigningConnection::id);
        return pages.show(
                "integrations/signing",
                Map.of(
                        "services",
                        connections.all().stream()
                                .map(connection -> service(connection, current))
                                .toList(),
                        "redirectUri",
                        apps.redirectUri().toString()));
    }

    private SigningService service(SigningConnection connection, Optional<ConnectionId> current) {
        return new SigningService(
                connection,
                current.equals(Optional.of(connection.id())),
                hooks.of(connection).toString(),
                connections.hmacKeys(connection.id()).size(),
                refused.recent(connection.id()));
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
        audit.record(by, "signing-connection.used", name(id), Map.of());
        return back();
    }

    @PostMapping("/admin/integrations/signing/{id}/hmac-keys")
    @Transactional
    public View addKey(@PathVariable UUID id, @RequestParam String hmacKey, User by) {
        connections.addHmacKey(new ConnectionId(id), hmacKey);
        audit.record(by, "signing-connection.hmac-key-added", name(id), Map.of());
        return back();
    }

    @PostMapping("/admin/integrations/signing/{id}/hmac-keys/forget-older")
    @Transactional
    public View forgetOlderKeys(@PathVariable UUID id, User by) {
        connections.forgetOlderHmacKeys(new ConnectionId(id));
        audit.record(by, "signing-connection.older-hmac-keys-forgotten", name(id), Map.of());
        return back();
    }

    private String name(UUID id) {
        return connections
                .find(new ConnectionId(id))
                .map(SigningConnection::name)
                .orElse("");
    }

    private static View back() {
        return new RedirectView("/admin/integrations/signing");
    }
}
