package dev.pactwire.setup;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.agreements.PanelSettings;
import dev.pactwire.agreements.RecordLink;
import dev.pactwire.agreements.Settings;
import dev.pactwire.integrations.OAuthApps;
import dev.pactwire.integrations.SigningConnection;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.PactwireSettings;
import dev.pactwire.records.EmbeddedApps;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.signingoauth.SigningApps;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Ties the hub to the built-in signing service and CRM, as an admin would tie it to real ones: an app
/// registered there, a key for the webhooks, the panel's address. When the public address changes, what was
/// registered follows.
@Component
class BuiltIns {

    private static final String APP = "agreements";
    private static final Map<String, String> NAMES = Map.of("fr", "Accords");

    private final Users users;
    private final SigningApps apps;
    private final SigningConnections connections;
    private final WebhookKey webhookKey;
    private final OAuthApps oauth;
    private final EmbeddedApps embedded;
    private final Settings settings;
    private final PactwireSettings installation;
    private final Address address;

    BuiltIns(
            Users users,
            SigningApps apps,
            SigningConnections connections,
            WebhookKey webhookKey,
            OAuthApps oauth,
            EmbeddedApps embedded,
            Settings settings,
            PactwireSettings installation,
            Address address) {
        this.users = users;
        this.apps = apps;
        this.connections = connections;
        this.webhookKey = webhookKey;
        this.oauth = oauth;
        this.embedded = embedded;
        this.settings = settings;
        this.installation = installation;
        this.address = address;
    }

    @Transactional
    public void tie() {
        tieSigning();
        owner().ifPresent(this::tiePanel);
    }

    private void tieSigning() {
        String redirect = oauth.redirectUri().toString();
        Optional<SigningConnection> known =
                connections.all().stream().filter(SigningConnection::builtIn).findFirst();
        if (known.isPresent()) {
            apps.find(UUID.fromString(known.get().clientId()))
                    .filter(app -> !app.redirectUris().equals(List.of(redirect)))
                    .ifPresent(app -> apps.changeRedirectUris(null, app.id(), List.of(redirect)));
            return;
        }
        SigningApps.Registered registered = apps.register(null, "Pactwire", List.of(redirect), true, true);
        connections.addBuiltIn(
                "Pactwire Signing",
                registered.app().id().toString(),
                String.valueOf(registered.secret()),
                webhookKey.create());
    }

    private Optional<User> owner() {
        return users.all().stream()
                .filter(user -> user.active() && user.role() == Role.OWNER)
                .findFirst();
    }

    /// The demo begins with the panel on opportunities; an installation of one's own begins with it off.
    private void tiePanel(User owner) {
        boolean fresh = embedded.find(APP).isEmpty();
        if (fresh && installation.demo()) {
            settings.write(new PanelSettings(
                    true,
                    List.of("opportunity", "person"),
                    RecordLink.TYPES,
                    settings.read().defaults()));
        }
        String url = address.publicUrl() + "/panel";
        if (fresh || !embedded.find(APP).orElseThrow().url().equals(url)) {
            embedded.put(
                    owner,
                    APP,
                    "Agreements",
                    url,
                    types(settings.read()),
                    settings.read().enabled(),
                    fresh ? NAMES : null);
        }
        if (embedded.find(APP).orElseThrow().names().isEmpty()) {
            embedded.put(owner, APP, null, null, null, null, NAMES);
        }
    }

    private static Set<RecordType> types(PanelSettings chosen) {
        return EnumSet.allOf(RecordType.class).stream()
                .filter(type -> chosen.recordTypes().contains(type.singular()))
                .collect(Collectors.toSet());
    }
}
