package dev.pactwire.signingoauth;

import dev.pactwire.access.AuditLog;
import dev.pactwire.access.User;
import dev.pactwire.platform.Ids;
import dev.pactwire.signingoauth.SigningAppRefusal.Reason;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The apps that are known to the signing service, with their secrets, keys and return addresses.
@Component
public class SigningApps {

    private static final int SECRET_BYTES = 32;
    private static final int MAX_NAME = 100;
    private static final int MAX_KEYS = 5;

    private final SigningAppStore store;
    private final AuditLog audit;
    private final Ids ids;

    SigningApps(SigningAppStore store, AuditLog audit, Ids ids) {
        this.store = store;
        this.audit = audit;
        this.ids = ids;
    }

    /// A new app and its secret, which is shown once and stored as a hash; null for an app that cannot keep one.
    public record Registered(SigningApp app, @Nullable String secret) {}

    /// A public key that signs assertions of an app.
    public record AppKey(UUID id, Instant createdAt) {}

    /// @param who null when Pactwire registers an app of its own
    /// @param trusted only for Pactwire's own
    @Transactional
    public Registered register(
            @Nullable User who, String name, List<String> redirectUris, boolean confidential, boolean trusted) {
        String secret = confidential ? ids.token(SECRET_BYTES) : null;
        SigningApp app = store.insert(checkedName(name), checkedUris(redirectUris), confidential, trusted, secret);
        audit.record(who, "signing-app.registered", app.id().toString(), Map.of("name", app.name()));
        return new Registered(app, secret);
    }

    public Optional<SigningApp> find(UUID id) {
        return store.find(id);
    }

    /// All apps by name.
    public List<SigningApp> all() {
        return store.all();
    }

    /// Replaces the secret; the old one ends at once.
    @Transactional
    public String newSecret(@Nullable User who, UUID id) {
        SigningApp app = existing(id);
        if (!app.confidential()) {
            throw new SigningAppRefusal(Reason.NO_SECRET, app.name());
        }
        String secret = ids.token(SECRET_BYTES);
        store.setSecret(id, secret);
        audit.record(who, "signing-app.secret-replaced", id.toString(), Map.of("name", app.name()));
        return secret;
    }

    /// Replaces the addresses to which the app may take people back.
    @Transactional
    public void changeRedirectUris(@Nullable User who, UUID id, List<String> redirectUris) {
        SigningApp app = existing(id);
        List<String> checked = checkedUris(redirectUris);
        store.setRedirectUris(id, checked);
        audit.record(
                who, "signing-app.redirects-changed", id.toString(), Map.of("name", app.name(), "redirects", checked));
    }

    /// Removes an app with every consent and token that was given to it.
    @Transactional
    public void remove(User who, UUID id) {
        SigningApp app = existing(id);
        requireForeign(app);
        store.delete(id);
        audit.record(who, "signing-app.removed", id.toString(), Map.of("name", app.name()));
    }

    /// Registers a public key (PEM, RSA of 2,048 bits or more) for assertions.
    @Transactional
    public void addKey(User who, UUID id, String pem) {
        SigningApp app = existing(id);
        requireForeign(app);
        RSAPublicKey key = PublicKeys.parse(pem);
        store.lock(id);
        if (store.keys(id).size() >= MAX_KEYS) {
            throw new SigningAppRefusal(Reason.TOO_MANY_KEYS, MAX_KEYS);
        }
        store.insertKey(id, key);
        audit.record(who, "signing-app.key-added", id.toString(), Map.of("name", app.name()));
    }

    public List<AppKey> keys(UUID id) {
        return store.keys(id);
    }

    @Transactional
    public void removeKey(User who, UUID id, UUID key) {
        SigningApp app = existing(id);
        store.deleteKey(id, key);
        audit.record(who, "signing-app.key-removed", id.toString(), Map.of("name", app.name()));
    }

    boolean secretFits(SigningApp app, String secret) {
        return app.confidential() && store.secretFits(app.id(), secret);
    }

    List<RSAPublicKey> publicKeys(UUID id) {
        return store.publicKeys(id);
    }

    private SigningApp existing(UUID id) {
        return store.find(id).orElseThrow(() -> new SigningAppRefusal(Reason.UNKNOWN_APP));
    }

    private static void requireForeign(SigningApp app) {
        if (app.trusted()) {
            throw new SigningAppRefusal(Reason.OWN_APP, app.name());
        }
    }

    private static String checkedName(String name) {
        if (name.isBlank() || name.strip().length() > MAX_NAME) {
            throw new SigningAppRefusal(Reason.NAME_MISSING, MAX_NAME);
        }
        return name.strip();
    }

    private static List<String> checkedUris(List<String> uris) {
        List<String> checked = uris.stream()
                .filter(uri -> !uri.isBlank())
                .map(RedirectUri::checked)
                .distinct()
                .toList();
        if (checked.isEmpty()) {
            throw new SigningAppRefusal(Reason.REDIRECT_MISSING);
        }
        return checked;
    }
}
