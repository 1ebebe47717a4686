package dev.pactwire.signingoauth;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import dev.pactwire.platform.Sha256;
import dev.pactwire.signingoauth.SigningApps.AppKey;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SigningAppStore {

    private static final String COLUMNS = "id, name, confidential, trusted, redirect_uris, created_at";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    SigningAppStore(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    SigningApp insert(
            String name, List<String> redirectUris, boolean confidential, boolean trusted, @Nullable String secret) {
        UUID id = ids.random();
        jdbc.sql("""
                        insert into signingoauth.app
                            (id, name, secret_hash, confidential, trusted, redirect_uris, created_at)
                        values (:id, :name, :hash, :confidential, :trusted, :uris, :now)""")
                .params(Params.of("id", id)
                        .with("name", name)
                        .with("hash", secret == null ? null : Sha256.of(secret))
                        .with("confidential", confidential)
                        .with("trusted", trusted)
                        .with("uris", redirectUris.toArray(String[]::new))
                        .with("now", clock.instant()))
                .update();
        return find(id).orElseThrow();
    }

    Optional<SigningApp> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from signingoauth.app where id = :id")
                .params(Params.of("id", id))
                .query(SigningAppStore::read)
                .optional();
    }

    List<SigningApp> all() {
        return jdbc.sql("select " + COLUMNS + " from signingoauth.app order by lower(name), id")
                .query(SigningAppStore::read)
                .list();
    }

    void lock(UUID id) {
        jdbc.sql("select id from signingoauth.app where id = :id for update")
                .params(Params.of("id", id))
                .query(UUID.class)
                .optional();
    }

    void setSecret(UUID id, String secret) {
        jdbc.sql("update signingoauth.app set secret_hash = :hash where id = :id")
                .params(Params.of("id", id).with("hash", Sha256.of(secret)))
                .update();
    }

    boolean secretFits(UUID id, String secret) {
        return jdbc.sql("select count(*) from signingoauth.app where id = :id and secret_hash = :hash")
                        .params(Params.of("id", id).with("hash", Sha256.of(secret)))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    void setRedirectUris(UUID id, List<String> uris) {
        jdbc.sql("update signingoauth.app set redirect_uris = :uris where id = :id")
                .params(Params.of("id", id).with("uris", uris.toArray(String[]::new)))
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from signingoauth.app where id = :id")
                .params(Params.of("id", id))
                .update();
    }

    void insertKey(UUID app, RSAPublicKey key) {
        jdbc.sql("""
                        insert into signingoauth.app_key (id, app_id, public_key, created_at)
                        values (:id, :app, :key, :now)""")
                .params(Params.of("id", ids.ordered())
                        .with("app", app)
                        .with("key", key.getEncoded())
                        .with("now", clock.instant()))
                .update();
    }

    List<AppKey> keys(UUID app) {
        return jdbc.sql("select id, created_at from signingoauth.app_key where app_id = :app order by created_at")
                .params(Params.of("app", app))
                .query(Rows.of(AppKey.class))
                .list();
    }

    List<RSAPublicKey> publicKeys(UUID app) {
        return jdbc
                .sql("select public_key from signingoauth.app_key where app_id = :app")
                .params(Params.of("app", app))
                .query(byte[].class)
                .list()
                .stream()
                .map(SigningAppStore::stored)
                .toList();
    }

    void deleteKey(UUID app, UUID key) {
        jdbc.sql("delete from signingoauth.app_key where app_id = :app and id = :key")
                .params(Params.of("app", app).with("key", key))
                .update();
    }

    private static RSAPublicKey stored(byte[] encoded) {
        try {
            return PublicKeys.of(encoded);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a stored key was checked when it was registered", impossible);
        }
    }

    private static SigningApp read(ResultSet row, int index) throws SQLException {
        return new SigningApp(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getBoolean("confidential"),
                row.getBoolean("trusted"),
                List.of((String[]) row.getArray("redirect_uris").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
