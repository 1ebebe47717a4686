package dev.pactwire.vault;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps secrets under names, encrypted with AES-256-GCM; a secret can only be read back under the name it was kept.
@Component
public class Vault {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient jdbc;
    private final MasterKey masterKey;
    private final Ids ids;
    private final TransactionTemplate transactions;

    Vault(JdbcClient jdbc, MasterKey masterKey, Ids ids, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.masterKey = masterKey;
        this.ids = ids;
        this.transactions = transactions;
    }

    /// Keeps or replaces a secret, in the caller's transaction if there is one.
    public void keep(String name, byte[] secret) {
        jdbc.sql("""
                        insert into vault.secret (name, sealed) values (:name, :sealed)
                        on conflict (name) do update set sealed = excluded.sealed""")
                .params(Params.of("name", name).with("sealed", encrypt(name, secret)))
                .update();
    }

    /// The secret under that name, made by the first caller of all nodes, in a transaction. The others wait for it and
    /// make none: what is made may be a key that works, and would work for ever though nobody kept it.
    public byte[] keepIfAbsent(String name, Supplier<byte[]> make) {
        return reveal(name).orElseGet(() -> Objects.requireNonNull(transactions.execute(status -> made(name, make))));
    }

    private byte[] made(String name, Supplier<byte[]> make) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('vault ' || :name, 0))")
                .params(Params.of("name", name))
                .query()
                .singleRow();
        return reveal(name).orElseGet(() -> {
            byte[] secret = make.get();
            keep(name, secret);
            return secret;
        });
    }

    public Optional<byte[]> reveal(String name) {
        return jdbc.sql("select sealed from vault.secret where name = :name")
                .params(Params.of("name", name))
                .query(byte[].class)
                .optional()
                .map(stored -> decrypt(name, stored));
    }

    public void forget(String name) {
        jdbc.sql("delete from vault.secret where name = :name")
                .params(Params.of("name", name))
                .update();
    }

    /// Adds a new master key and encrypts every secret with it; answers how many.
    @Transactional
    public int rotate() {
        List<String> names = jdbc.sql("select name from vault.secret order by name for update")
                .query(String.class)
                .list();
        masterKey.add();
        names.forEach(name -> keep(name, reveal(name).orElseThrow()));
        return names.size();
    }

    private byte[] encrypt(String name, byte[] plain) {
        int number = masterKey.current();
        byte[] nonce = ids.bytes(NONCE_BYTES);
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, masterKey.numbered(number).orElseThrow(), nonce, name, plain);
        return ByteBuffer.allocate(Integer.BYTES + NONCE_BYTES + encrypted.length)
                .putInt(number)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    private byte[] decrypt(String name, byte[] stored) {
        var buffer = ByteBuffer.wrap(stored);
        int number = buffer.getInt();
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] encrypted = new byte[buffer.remaining()];
        buffer.get(encrypted);
        var key = masterKey
                .numbered(number)
                .orElseThrow(() -> new IllegalStateException(
                        "master key " + number + " is missing: restore the keys folder from a backup"));
        return crypt(Cipher.DECRYPT_MODE, key, nonce, name, encrypted);
    }

    private static byte[] crypt(int mode, SecretKey key, byte[] nonce, String name, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException wrongKey) {
            throw new IllegalStateException(
                    "the secret " + name + " cannot be opened with this installation's keys", wrongKey);
        }
    }
}
