package dev.pactwire.signingoauth;

import dev.pactwire.access.UserId;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import dev.pactwire.platform.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Consents, codes and tokens; of codes and tokens only hashes.
@Component
class GrantStore {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    GrantStore(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    record Code(
            UUID appId,
            UUID personId,
            String redirectUri,
            String[] scopes,
            @Nullable String challenge,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable UUID grantId) {}

    record Refreshable(
            UUID grantId,
            UUID appId,
            UUID personId,
            String[] scopes,
            Instant expiresAt,
            @Nullable Instant retiredAt) {}

    record Access(UUID appId, UUID personId) {}

    Optional<Scopes> consent(UUID app, UserId person) {
        return jdbc.sql("select scopes from signingoauth.consent where app_id = :app and person_id = :person")
                .params(Params.of("app", app).with("person", person))
                .query((row, index) -> Scopes.of(Arrays.asList(texts(row, "scopes"))))
                .optional();
    }

    void addConsent(UUID app, UserId person, Scopes scopes) {
        jdbc.sql("""
                        insert into signingoauth.consent (app_id, person_id, scopes, given_at)
                        values (:app, :person, :scopes, :now)
                        on conflict (app_id, person_id) do update set scopes = array(
                            select distinct scope from unnest(consent.scopes || excluded.scopes) as scope order by scope)""")
                .params(Params.of("app", app)
                        .with("person", person)
                        .with("scopes", scopes.stored())
                        .with("now", clock.instant()))
                .update();
    }

    /// Since when the person uses the signing service.
    Optional<Instant> firstConsent(UserId person) {
        return jdbc.sql("select given_at from signingoauth.consent where person_id = :person order by given_at limit 1")
                .params(Params.of("person", person))
                .query(Instant.class)
                .optional();
    }

    void insertCode(String code, AuthorizationRequest request, UserId person, Instant expires) {
        jdbc.sql("""
                        insert into signingoauth.code
                            (code_hash, app_id, person_id, redirect_uri, scopes, challenge, expires_at)
                        values (:hash, :app, :person, :redirect, :scopes, :challenge, :expires)""")
                .params(Params.of("hash", Sha256.of(code))
                        .with("app", request.app().id())
                        .with("person", person)
                        .with("redirect", request.redirectUri())
                        .with("scopes", request.scopes().stored())
                        .with("challenge", request.challenge())
                        .with("expires", expires))
                .update();
    }

    Optional<Code> lockCode(String code) {
        return jdbc.sql("""
                        select app_id, person_id, redirect_uri, scopes, challenge, expires_at, used_at, grant_id
                        from signingoauth.code where code_hash = :hash for update""")
                .params(Params.of("hash", Sha256.of(code)))
                .query((row, index) -> new Code(
                        row.getObject("app_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("redirect_uri"),
                        texts(row, "scopes"),
                        row.getString("challenge"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        instant(row, "used_at"),
                        row.getObject("grant_id", UUID.class)))
                .optional();
    }

    void useCode(String code, UUID grant) {
        jdbc.sql("update signingoauth.code set used_at = :now, grant_id = :grant where code_hash = :hash")
                .params(Params.of("hash", Sha256.of(code)).with("grant", grant).with("now", clock.instant()))
                .update();
    }

    UUID insertGrant(UUID app, UUID person, Scopes scopes, Instant end) {
        UUID id = ids.ordered();
        jdbc.sql("""
                        insert into signingoauth.access_grant (id, app_id, person_id, scopes, created_at, expires_at)
                        values (:id, :app, :person, :scopes, :now, :end)""")
                .params(Params.of("id", id)
                        .with("app", app)
                        .with("person", person)
                        .with("scopes", scopes.stored())
                        .with("now", clock.instant())
                        .with("end", end))
                .update();
        return id;
    }

    void insertAccess(String token, UUID grant, Instant expires) {
        jdbc.sql(
                        "insert into signingoauth.access_token (token_hash, grant_id, expires_at) values (:hash, :grant, :end)")
                .params(Params.of("hash", Sha256.of(token)).with("grant", grant).with("end", expires))
                .update();
    }

    void insertRefresh(String token, UUID grant, @Nullable String parent, Instant expires) {
        jdbc.sql("""
                        insert into signingoauth.refresh_token (token_hash, grant_id, parent_hash, expires_at)
                        values (:hash, :grant, :parent, :end)""")
                .params(Params.of("hash", Sha256.of(token))
                        .with("grant", grant)
                        .with("parent", parent == null ? null : Sha256.of(parent))
                        .with("end", expires))
                .update();
        jdbc.sql("update signingoauth.access_grant set expires_at = greatest(expires_at, :end) where id = :grant")
                .params(Params.of("grant", grant).with("end", expires))
                .update();
    }

    /// Takes the grant's lock first, so that two refreshes of one grant come one after the other.
    Optional<Refreshable> lockRefreshable(String token) {
        jdbc.sql("""
                        select id from signingoauth.access_grant
                        where id = (select grant_id from signingoauth.refresh_token where token_hash = :hash)
                        for update""")
                .params(Params.of("hash", Sha256.of(token)))
                .query(UUID.class)
                .optional();
        return jdbc.sql("""
                        select g.id, g.app_id, g.person_id, g.scopes, t.expires_at, t.retired_at
                        from signingoauth.refresh_token t join signingoauth.access_grant g on g.id = t.grant_id
                        where t.token_hash = :hash""")
                .params(Params.of("hash", Sha256.of(token)))
                .query((row, index) -> new Refreshable(
                        row.getObject("id", UUID.class),
                        row.getObject("app_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        texts(row, "scopes"),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        instant(row, "retired_at")))
                .optional();
    }

    /// Ends every other token of the grant, except those that were given for this one and not used yet.
    void retireAllBut(String token, UUID grant) {
        jdbc.sql("""
                        update signingoauth.refresh_token set retired_at = :now
                        where grant_id = :grant and retired_at is null and token_hash <> :hash
                          and parent_hash is distinct from :hash""")
                .params(Params.of("grant", grant).with("hash", Sha256.of(token)).with("now", clock.instant()))
                .update();
    }

    Optional<Access> access(String token) {
        return jdbc.sql("""
                        select g.app_id, g.person_id
                        from signingoauth.access_token t join signingoauth.access_grant g on g.id = t.grant_id
                        where t.token_hash = :hash and t.expires_at > :now""")
                .params(Params.of("hash", Sha256.of(token)).with("now", clock.instant()))
                .query(Rows.of(Access.class))
                .optional();
    }

    void revoke(UUID grant) {
        jdbc.sql("delete from signingoauth.access_grant where id = :grant")
                .params(Params.of("grant", grant))
                .update();
    }

    /// Removes what nobody can use any more.
    void sweep() {
        for (String table : new String[] {"code", "access_token", "refresh_token", "access_grant"}) {
            jdbc.sql("delete from signingoauth." + table
                            + " where expires_at < cast(:now as timestamptz) - interval '1 day'")
                    .params(Params.of("now", clock.instant()))
                    .update();
        }
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
