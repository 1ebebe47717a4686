package dev.pactwire.connect;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import dev.pactwire.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The keys of an account that sign its messages: every active key signs each message, so that a receiver can change
/// keys without losing one. A key is shown once; afterwards it is only in the vault.
@Component
public class HmacKeys {

    private static final int KEY_BYTES = 32;
    private static final int HINT_CHARACTERS = 4;
    private static final int MAX_KEYS = 10;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;

    HmacKeys(JdbcClient jdbc, Vault vault, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /// A new key and, this once, its text. The text itself is the key: receivers do not decode it.
    public record Created(HmacKey key, String secret) {}

    @Transactional
    public Created create(UUID account) {
        if (list(account).size() >= MAX_KEYS) {
            throw new ConnectRefusal(ConnectRefusal.Code.TOO_MANY_KEYS, MAX_KEYS);
        }
        String secret = Base64.getEncoder().encodeToString(ids.bytes(KEY_BYTES));
        var key = new HmacKey(ids.random(), account, secret.substring(0, HINT_CHARACTERS), clock.instant());
        jdbc.sql("""
                        insert into connect.hmac_key (id, account_id, hint, created_at)
                        values (:id, :account, :hint, :now)""")
                .params(Params.of("id", key.id())
                        .with("account", account)
                        .with("hint", key.hint())
                        .with("now", key.createdAt()))
                .update();
        vault.keep(name(key.id()), secret.getBytes(StandardCharsets.UTF_8));
        return new Created(key, secret);
    }

    /// Oldest first: the order of the signature headers.
    public List<HmacKey> list(UUID account) {
        return jdbc.sql("""
                        select id, account_id, hint, created_at from connect.hmac_key
                        where account_id = :account order by created_at, id""")
                .params(Params.of("account", account))
                .query(Rows.of(HmacKey.class))
                .list();
    }

    @Transactional
    public void delete(UUID account, UUID id) {
        int deleted = jdbc.sql("delete from connect.hmac_key where id = :id and account_id = :account")
                .params(Params.of("id", id).with("account", account))
                .update();
        if (deleted == 0) {
            throw new ConnectRefusal(ConnectRefusal.Code.UNKNOWN_KEY, id.toString());
        }
        vault.forget(name(id));
    }

    List<byte[]> secrets(UUID account) {
        return list(account).stream()
                .flatMap(key -> vault.reveal(name(key.id())).stream())
                .toList();
    }

    private static String name(UUID key) {
        return "connect/hmac/" + key;
    }
}
