package dev.pactwire.records;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.pactwire.access.Action;
import dev.pactwire.access.AuditLog;
import dev.pactwire.access.User;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordRefused.Reason;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.vault.Vault;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The pages of other programs that record pages show in frames, and the signed word by which such a page learns
/// who is looking.
@Component
public class EmbeddedApps {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final int MAX_NAME = 80;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final int MAX_LANGUAGES = 20;
    private static final int MAX_URL = 2_000;
    private static final int KEY_BITS = 2_048;
    private static final String KEY_NAME = "records.panel-key";
    private static final Duration HAND_OVER = Duration.ofSeconds(60);
    private static final int NONCE_BYTES = 16;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Vault vault;
    private final AuditLog audit;
    private final Address address;
    private final Ids ids;
    private final Clock clock;

    EmbeddedApps(JdbcClient jdbc, Catalog catalog, Vault vault, AuditLog audit, Address address, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.vault = vault;
        this.audit = audit;
        this.address = address;
        this.ids = ids;
        this.clock = clock;
    }

    public List<EmbeddedApp> all() {
        return jdbc.sql("select * from records.embedded_app order by name, id")
                .query(EmbeddedApps::read)
                .list();
    }

    /// The apps that a record page of that type shows.
    public List<EmbeddedApp> shownOn(RecordType type) {
        return all().stream().filter(app -> app.isShownOn(type)).toList();
    }

    public Optional<EmbeddedApp> find(String id) {
        return jdbc.sql("select * from records.embedded_app where id = :id")
                .params(Params.of("id", id))
                .query(EmbeddedApps::read)
                .optional();
    }

    /// Registers an app, or changes what is not null of a registered one.
    ///
    /// @param names in further languages, by their two letters
    @Transactional
    public EmbeddedApp put(
            User by,
            String id,
            @Nullable String name,
            @Nullable String url,
            @Nullable Set<RecordType> recordTypes,
            @Nullable Boolean enabled,
            @Nullable Map<String, String> names) {
        RecordAccess.require(by, Action.MANAGE_INTEGRATIONS);
        Optional<EmbeddedApp> known = locked(checkedId(id));
        var app = new EmbeddedApp(
                id,
                checkedName(name != null ? name : known.map(EmbeddedApp::name).orElse("")),
                checkedUrl(url != null ? url : known.map(EmbeddedApp::url).orElse("")),
                recordTypes != null
                        ? recordTypes
                        : known.map(EmbeddedApp::recordTypes).orElse(Set.of()),
                enabled != null ? enabled : known.map(EmbeddedApp::enabled).orElse(true),
                names != null
                        ? checkedNames(names)
                        : known.map(EmbeddedApp::names).orElse(Map.of()));
        jdbc.sql("""
                        insert into records.embedded_app (id, name, url, record_types, enabled, names)
                        values (:id, :name, :url, :types, :enabled, :names)
                        on conflict (id) do update set name = excluded.name, url = excluded.url,
                            record_types = excluded.record_types, enabled = excluded.enabled, names = excluded.names""")
                .params(Params.of("id", app.id())
                        .with("name", app.name())
                        .with("url", app.url())
                        .with(
                                "types",
                                app.recordTypes().stream().map(Enum::name).toArray(String[]::new))
                        .with("enabled", app.enabled())
                        .json("names", app.names()))
                .update();
        if (!known.equals(Optional.of(app))) {
            record(by, known, app);
        }
        return app;
    }

    /// Who else changes the same app waits, and then adds to what is there.
    private Optional<EmbeddedApp> locked(String id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('embedded app ' || :id, 0))")
                .params(Params.of("id", id))
                .query()
                .singleRow();
        return find(id);
    }

    private void record(User by, Optional<EmbeddedApp> known, EmbeddedApp app) {
        if (known.isEmpty()) {
            audit.record(by, "embedded-app.put", app.id(), Map.of("url", app.url(), "enabled", app.enabled()));
        } else {
            audit.record(by, "embedded-app.changed", app.id(), Map.of("changes", app.changesSince(known.get())));
        }
    }

    private static Map<String, String> checkedNames(Map<String, String> names) {
        if (names.size() > MAX_LANGUAGES || !names.keySet().stream().allMatch(LANGUAGE.asMatchPredicate())) {
            throw new RecordRefused(Reason.APP_UNSUITABLE, "names");
        }
        names.values().forEach(EmbeddedApps::checkedName);
        return names;
    }

    private static String checkedId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new RecordRefused(Reason.APP_UNSUITABLE, "id");
        }
        return id;
    }

    private static String checkedName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new RecordRefused(Reason.APP_UNSUITABLE, "name");
        }
        return name;
    }

    private static String checkedUrl(String url) {
        try {
            URI uri = new URI(url);
            boolean suitable = url.length() <= MAX_URL
                    && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null;
            if (suitable) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            // refused below, as any other unsuitable address
        }
        throw new RecordRefused(Reason.APP_UNSUITABLE, "url");
    }

    /// What the page hands over to the app's frame: who is looking, signed, good for a minute and for one use.
    public String panelJwt(User user, EmbeddedApp app) {
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(EmbeddedApp.origin(address.publicUrl()))
                .claim("aud", EmbeddedApp.origin(app.url()))
                .subject(String.valueOf(user.number()))
                .claim("email", user.email())
                .claim("account_id", catalog.account().id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(HAND_OVER)))
                .jwtID(ids.token(NONCE_BYTES))
                .build();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        try {
            jwt.sign(new RSASSASigner(privateKey()));
        } catch (JOSEException unsignable) {
            throw new IllegalStateException("the panel's key cannot sign", unsignable);
        }
        return jwt.serialize();
    }

    /// The key that verifies `panelJwt`: a PEM block.
    public String publicKeyPem() {
        RSAPrivateCrtKey key = privateKey();
        try {
            byte[] encoded = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                    .getEncoded();
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                    + "\n-----END PUBLIC KEY-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private RSAPrivateCrtKey privateKey() {
        byte[] encoded = vault.keepIfAbsent(KEY_NAME, EmbeddedApps::newKey);
        try {
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("the panel's key in the vault is no RSA key", damaged);
        }
    }

    private static byte[] newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> names(String json) {
        var names = new LinkedHashMap<String, String>();
        Json.tree(json).forEachEntry((language, name) -> names.put(language, name.asString()));
        return names;
    }

    private static EmbeddedApp read(ResultSet row, int index) throws SQLException {
        return new EmbeddedApp(
                row.getString("id"),
                row.getString("name"),
                row.getString("url"),
                Arrays.stream((String[]) row.getArray("record_types").getArray())
                        .map(RecordType::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getBoolean("enabled"),
                names(row.getString("names")));
    }
}
