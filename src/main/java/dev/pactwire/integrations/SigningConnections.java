package dev.pactwire.integrations;

import dev.pactwire.integrations.IntegrationRefused.Reason;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import dev.pactwire.vault.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The signing services that an admin has connected; one of them is in use.
@Component
public class SigningConnections {

    static final String VENDOR = "DOCUSIGN";
    private static final int MIN_HMAC_KEY = 16;
    private static final int MAX_HMAC_KEYS = 5;

    private static final String SELECT = "select id, name, built_in, settings from integrations.connection";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;
    private final Address address;

    SigningConnections(JdbcClient jdbc, Vault vault, Ids ids, Clock clock, Address address) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
        this.address = address;
    }

    /// The one that new agreements go through.
    public Optional<SigningConnection> current() {
        return jdbc.sql(SELECT + " where vendor = :vendor and active")
                .params(Params.of("vendor", VENDOR))
                .query(Rows.of(Row.class))
                .optional()
                .map(this::connection);
    }

    public Optional<SigningConnection> find(ConnectionId id) {
        return jdbc.sql(SELECT + " where vendor = :vendor and id = :id")
                .params(Params.of("vendor", VENDOR).with("id", id))
                .query(Rows.of(Row.class))
                .optional()
                .map(this::connection);
    }

    public List<SigningConnection> all() {
        return jdbc
                .sql(SELECT + " where vendor = :vendor order by created_at")
                .params(Params.of("vendor", VENDOR))
                .query(Rows.of(Row.class))
                .list()
                .stream()
                .map(this::connection)
                .toList();
    }

    /// Adds the built-in signing service, once for an installation.
    ///
    /// @param hmacKey the key with which it signs its webhooks
    @Transactional
    public SigningConnection addBuiltIn(String name, String clientId, String clientSecret, String hmacKey) {
        return add(name, true, new SigningSettings(null, clientId), clientSecret, hmacKey);
    }

    /// Adds a real signing service. It is used once `use` says so.
    ///
    /// @param oauthBase such as `https://account.docusign.com`; only https
    @Transactional
    public SigningConnection add(String name, URI oauthBase, String clientId, String clientSecret, String hmacKey) {
        if (!"https".equals(oauthBase.getScheme()) || oauthBase.getHost() == null || oauthBase.getUserInfo() != null) {
            throw new IntegrationRefused(Reason.ADDRESS_NOT_HTTPS, oauthBase);
        }
        if (clientId.isBlank() || clientSecret.isBlank()) {
            throw new IntegrationRefused(Reason.KEY_MISSING);
        }
        URI origin = URI.create("https://" + oauthBase.getAuthority());
        return add(name, false, new SigningSettings(origin, clientId.strip()), clientSecret.strip(), hmacKey.strip());
    }

    private SigningConnection add(
            String name, boolean builtIn, SigningSettings settings, String clientSecret, String hmacKey) {
        if (hmacKey.length() < MIN_HMAC_KEY) {
            throw new IntegrationRefused(Reason.HMAC_KEY_SHORT, MIN_HMAC_KEY);
        }
        var id = new ConnectionId(ids.random());
        jdbc.sql("""
                        insert into integrations.connection (id, vendor, name, built_in, active, settings, created_at)
                        values (:id, :vendor, :name, :builtIn, :active, :settings, :now)""")
                .params(Params.of("id", id)
                        .with("vendor", VENDOR)
                        .with("name", name)
                        .with("builtIn", builtIn)
                        .with("active", current().isEmpty())
                        .json("settings", settings)
                        .with("now", clock.instant()))
                .update();
        vault.keep(secretName(id), clientSecret.getBytes(StandardCharsets.UTF_8));
        keepHmacKeys(id, List.of(hmacKey));
        return find(id).orElseThrow();
    }

    /// From now on new agreements go through that one; those under way stay where they are.
    @Transactional
    public void use(ConnectionId id) {
        jdbc.sql("update integrations.connection set active = false where vendor = :vendor and active")
                .params(Params.of("vendor", VENDOR))
                .update();
        int used = jdbc.sql("update integrations.connection set active = true where id = :id and vendor = :vendor")
                .params(Params.of("id", id).with("vendor", VENDOR))
                .update();
        if (used == 0) {
            throw new IntegrationRefused(Reason.UNKNOWN_CONNECTION);
        }
    }

    /// Accepts one more key beside those that are known, so that the service's keys can be changed without a
    /// gap. Of too many the oldest is forgotten.
    @Transactional
    public void addHmacKey(ConnectionId id, String key) {
        lock(id);
        if (key.strip().length() < MIN_HMAC_KEY) {
            throw new IntegrationRefused(Reason.HMAC_KEY_SHORT, MIN_HMAC_KEY);
        }
        var keys = new ArrayList<>(hmacKeys(id));
        keys.add(key.strip());
        keepHmacKeys(id, keys.subList(Math.max(0, keys.size() - MAX_HMAC_KEYS), keys.size()));
    }

    /// Ends a change of keys: from now on only the key that was added last is accepted.
    @Transactional
    public void forgetOlderHmacKeys(ConnectionId id) {
        lock(id);
        List<String> keys = hmacKeys(id);
        keepHmacKeys(id, keys.subList(keys.size() - 1, keys.size()));
    }

    private void lock(ConnectionId id) {
        boolean known = jdbc.sql("select 1 from integrations.connection where vendor = :vendor and id = :id for update")
                .params(Params.of("vendor", VENDOR).with("id", id))
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!known) {
            throw new IntegrationRefused(Reason.UNKNOWN_CONNECTION);
        }
    }

    private void keepHmacKeys(ConnectionId id, List<String> keys) {
        vault.keep(hmacName(id), Json.write(keys).getBytes(StandardCharsets.UTF_8));
    }

    String clientSecret(ConnectionId id) {
        return new String(vault.reveal(secretName(id)).orElseThrow(), StandardCharsets.UTF_8);
    }

    /// The oldest first; none for a connection that does not exist.
    List<String> hmacKeys(ConnectionId id) {
        return vault.reveal(hmacName(id))
                .map(bytes -> List.of(Json.read(new String(bytes, StandardCharsets.UTF_8), String[].class)))
                .orElse(List.of());
    }

    private static String secretName(ConnectionId id) {
        return "integrations/" + id.value() + "/client-secret";
    }

    private static String hmacName(ConnectionId id) {
        return "integrations/" + id.value() + "/hmac-keys";
    }

    private SigningConnection connection(Row row) {
        var settings = Json.read(row.settings(), SigningSettings.class);
        URI oauthBase = settings.oauthBase();
        URI browser = oauthBase == null ? URI.create(address.publicUrl()) : oauthBase;
        URI server = oauthBase == null ? URI.create(address.local()) : oauthBase;
        return new SigningConnection(
                new ConnectionId(row.id()), row.name(), row.builtIn(), browser, server, settings.clientId());
    }

    private record Row(UUID id, String name, boolean builtIn, String settings) {}
}
