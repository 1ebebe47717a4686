package dev.pactwire.integrations;

import dev.pactwire.access.UserId;
import dev.pactwire.docusign.OAuthOutcome;
import dev.pactwire.docusign.UserInfo;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import dev.pactwire.vault.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The grants, and their tokens in the vault: both always change together.
@Component
class GrantStore {

    private static final String SELECT = """
            select connection_id, person_id, account_id, account_name, base, email, state, connected_at, expires_at, version
            from integrations.signing_grant""";

    private final JdbcClient jdbc;
    private final Vault vault;

    GrantStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    private record Kept(String accessToken, String refreshToken) {
        @Override
        public String toString() {
            return "Kept";
        }
    }

    Optional<Grant> find(ConnectionId connection, UserId user) {
        return jdbc.sql(SELECT + " where connection_id = :connection and person_id = :user")
                .params(Params.of("connection", connection).with("user", user))
                .query(GrantStore::read)
                .optional();
    }

    /// One row a person at most.
    List<Grant> expiringBefore(Instant time) {
        return jdbc.sql(SELECT + " where state = 'CONNECTED' and expires_at < :time order by expires_at")
                .params(Params.of("time", time))
                .query(GrantStore::read)
                .list();
    }

    @Transactional
    public void put(
            ConnectionId connection,
            UserId user,
            UserInfo info,
            UserInfo.Account account,
            OAuthOutcome.Tokens tokens,
            Instant now) {
        jdbc.sql("""
                        insert into integrations.signing_grant (connection_id, person_id, account_id, account_name, base,
                            email, state, connected_at, expires_at)
                        values (:connection, :user, :account, :name, :base, :email, 'CONNECTED', :now, :expires)
                        on conflict (connection_id, person_id) do update set account_id = excluded.account_id,
                            account_name = excluded.account_name, base = excluded.base, email = excluded.email,
                            state = 'CONNECTED', connected_at = excluded.connected_at, expires_at = excluded.expires_at,
                            refreshing_until = null, version = signing_grant.version + 1""")
                .params(Params.of("connection", connection)
                        .with("user", user)
                        .with("account", account.accountId())
                        .with("name", account.name())
                        .with("base", account.base().toString())
                        .with("email", info.email())
                        .with("now", now)
                        .with("expires", tokens.expiresAt()))
                .update();
        keep(connection, user, tokens);
    }

    /// Whether this caller may refresh: nobody else is about to, and nobody has meanwhile.
    boolean lease(Grant grant, Instant now, Instant until) {
        return jdbc.sql("""
                                update integrations.signing_grant set refreshing_until = :until
                                where connection_id = :connection and person_id = :user and version = :version
                                  and state = 'CONNECTED' and (refreshing_until is null or refreshing_until < :now)""")
                        .params(key(grant)
                                .with("version", grant.version())
                                .with("until", until)
                                .with("now", now))
                        .update()
                == 1;
    }

    /// False when there are other tokens already: the given ones are then forgotten.
    @Transactional
    public boolean renew(Grant grant, OAuthOutcome.Tokens tokens) {
        int renewed = jdbc.sql("""
                        update integrations.signing_grant
                        set expires_at = :expires, refreshing_until = null, version = version + 1
                        where connection_id = :connection and person_id = :user and version = :version""")
                .params(key(grant).with("version", grant.version()).with("expires", tokens.expiresAt()))
                .update();
        if (renewed == 1) {
            keep(grant.connection(), grant.user(), tokens);
        }
        return renewed == 1;
    }

    /// Ends the lease at once, or lets it rest until a time.
    void release(Grant grant, @Nullable Instant until) {
        jdbc.sql("""
                        update integrations.signing_grant set refreshing_until = :until
                        where connection_id = :connection and person_id = :user and version = :version""")
                .params(key(grant).with("version", grant.version()).with("until", until))
                .update();
    }

    /// The token counts as ended, whatever the service promised of it: the next one who needs it refreshes.
    void expire(Grant grant, Instant now) {
        jdbc.sql("""
                        update integrations.signing_grant set expires_at = least(expires_at, :now)
                        where connection_id = :connection and person_id = :user and version = :version""")
                .params(key(grant).with("version", grant.version()).with("now", now))
                .update();
    }

    /// False when there are other tokens already.
    boolean lapse(Grant grant) {
        return jdbc.sql("""
                        update integrations.signing_grant set state = 'AGAIN', refreshing_until = null
                        where connection_id = :connection and person_id = :user and version = :version""").params(key(grant).with("version", grant.version())).update() == 1;
    }

    @Transactional
    public void remove(ConnectionId connection, UserId user) {
        jdbc.sql("delete from integrations.signing_grant where connection_id = :connection and person_id = :user")
                .params(Params.of("connection", connection).with("user", user))
                .update();
        vault.forget(secret(connection, user));
    }

    /// Empty when the person has disconnected meanwhile.
    Optional<String> accessToken(Grant grant) {
        return kept(grant).map(Kept::accessToken);
    }

    Optional<String> refreshToken(Grant grant) {
        return kept(grant).map(Kept::refreshToken);
    }

    private Optional<Kept> kept(Grant grant) {
        return vault.reveal(secret(grant.connection(), grant.user()))
                .map(json -> Json.read(new String(json, StandardCharsets.UTF_8), Kept.class));
    }

    private void keep(ConnectionId connection, UserId user, OAuthOutcome.Tokens tokens) {
        String json = Json.write(new Kept(tokens.accessToken(), tokens.refreshToken()));
        vault.keep(secret(connection, user), json.getBytes(StandardCharsets.UTF_8));
    }

    private static String secret(ConnectionId connection, UserId user) {
        return "integrations/" + connection.value() + "/grant/" + user.value();
    }

    private static Params key(Grant grant) {
        return Params.of("connection", grant.connection()).with("user", grant.user());
    }

    private static Grant read(ResultSet row, int index) throws SQLException {
        return new Grant(
                new ConnectionId(row.getObject("connection_id", UUID.class)),
                new UserId(row.getObject("person_id", UUID.class)),
                row.getString("account_id"),
                row.getString("account_name"),
                URI.create(row.getString("base")),
                row.getString("email"),
                row.getString("state").equals("CONNECTED"),
                row.getObject("connected_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
