package dev.pactwire.integrations;

import dev.pactwire.access.UserId;
import dev.pactwire.docusign.Pkce;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import dev.pactwire.platform.Sha256;
import dev.pactwire.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Consents under way: the state that comes back in the redirect, and the verifier that goes with it. Each is used
/// once.
@Component
class Consents {

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final int STATE_BYTES = 32;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;

    Consents(JdbcClient jdbc, Vault vault, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    record Begun(String state, Pkce pkce) {}

    record Taken(ConnectionId connection, UserId user, String returnTo, Pkce pkce) {}

    @Transactional
    public Begun begin(ConnectionId connection, UserId user, String returnTo) {
        String state = ids.token(STATE_BYTES);
        Pkce pkce = Pkce.create(ids);
        byte[] hash = Sha256.of(state);
        jdbc.sql("""
                        insert into integrations.consent (state_hash, connection_id, person_id, return_to, expires_at)
                        values (:hash, :connection, :user, :returnTo, :expires)""")
                .params(Params.of("hash", hash)
                        .with("connection", connection)
                        .with("user", user)
                        .with("returnTo", returnTo)
                        .with("expires", clock.instant().plus(LIFETIME)))
                .update();
        vault.keep(secret(hash), pkce.verifier().getBytes(StandardCharsets.UTF_8));
        return new Begun(state, pkce);
    }

    /// What a state stands for, once, for the person who began it.
    @Transactional
    public Optional<Taken> take(String state, UserId user) {
        byte[] hash = Sha256.of(state);
        return jdbc.sql("""
                        delete from integrations.consent
                        where state_hash = :hash and person_id = :user and expires_at > :now
                        returning connection_id, return_to""")
                .params(Params.of("hash", hash).with("user", user).with("now", clock.instant()))
                .query(Rows.of(Row.class))
                .optional()
                .map(row -> {
                    String verifier = new String(vault.reveal(secret(hash)).orElseThrow(), StandardCharsets.UTF_8);
                    vault.forget(secret(hash));
                    return new Taken(new ConnectionId(row.connectionId()), user, row.returnTo(), new Pkce(verifier));
                });
    }

    @Transactional
    public void sweep() {
        jdbc.sql("delete from integrations.consent where expires_at < :now returning state_hash")
                .params(Params.of("now", clock.instant()))
                .query(byte[].class)
                .list()
                .forEach(hash -> vault.forget(secret(hash)));
    }

    private static String secret(byte[] hash) {
        return "integrations/consent/" + HexFormat.of().formatHex(hash);
    }

    private record Row(UUID connectionId, String returnTo) {}
}
