package dev.pactwire.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.PactwireSettings;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class VaultTest {

    private static final byte[] SECRET = "s3cret of Lumen Studio".getBytes(StandardCharsets.UTF_8);

    private final TestDatabase database = TestPostgres.fresh();
    private final DataSource dataSource = database.dataSource();
    private final Ids ids = new Ids(new MovableClock());

    @TempDir
    Path data;

    private Vault vault;

    @BeforeEach
    void a_vault() {
        vault = vaultWithKeysIn(data);
    }

    private Vault vaultWithKeysIn(Path folder) {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of("pactwire.data", folder.toString())))
                .bindOrCreate("pactwire", PactwireSettings.class);
        return new Vault(
                JdbcClient.create(dataSource),
                new MasterKey(settings, ids),
                ids,
                new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    }

    private List<byte[]> stored() {
        return database.jdbc()
                .sql("select sealed from vault.secret order by name")
                .query(byte[].class)
                .list();
    }

    @Test
    void a_secret_comes_back_and_is_never_stored_as_it_is() {
        vault.keep("token", SECRET);

        assertThat(vault.reveal("token")).contains(SECRET);
        assertThat(stored())
                .hasSize(1)
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain("s3cret")
                        .doesNotContain("Lumen"));
    }

    @Test
    void the_same_secret_twice_looks_different() {
        vault.keep("one", SECRET);
        vault.keep("two", SECRET);

        assertThat(stored().getFirst()).isNotEqualTo(stored().getLast());
    }

    @Test
    void a_secret_that_was_moved_under_another_name_does_not_open() {
        vault.keep("ada", SECRET);
        database.jdbc().sql("update vault.secret set name = 'mei'").update();

        assertThatThrownBy(() -> vault.reveal("mei")).hasMessageContaining("the secret mei cannot be opened");
    }

    @Test
    void a_changed_byte_is_noticed() {
        vault.keep("token", SECRET);
        database.jdbc()
                .sql("update vault.secret set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)")
                .update();

        assertThatThrownBy(() -> vault.reveal("token")).hasMessageContaining("cannot be opened");
    }

    @Test
    void with_the_keys_of_another_installation_nothing_opens_and_it_is_said(@TempDir Path other) {
        vault.keep("token", SECRET);

        assertThatThrownBy(() -> vaultWithKeysIn(other).reveal("token"))
                .hasMessage("the secret token cannot be opened with this installation's keys");
    }

    @Test
    void after_a_rotation_everything_opens_with_the_new_key_alone(@TempDir Path copy) throws IOException {
        vault.keep("one", SECRET);
        vault.keep("two", SECRET);

        assertThat(vault.rotate()).isEqualTo(2);

        Files.createDirectories(copy.resolve("keys"));
        Files.copy(data.resolve("keys/master-2.key"), copy.resolve("keys/master-2.key"));
        assertThat(vaultWithKeysIn(copy).reveal("one")).contains(SECRET);
        assertThat(vault.reveal("two")).contains(SECRET);
    }

    @Test
    void a_secret_of_a_lost_key_says_which_key_is_missing() throws IOException {
        vault.keep("token", SECRET);
        Files.move(data.resolve("keys/master-1.key"), data.resolve("keys/master-7.key"));

        assertThatThrownBy(() -> vaultWithKeysIn(data).reveal("token"))
                .hasMessageContaining("master key 1 is missing: restore the keys folder");
    }

    @Test
    void another_node_goes_on_reading_after_a_rotation() {
        Vault otherNode = vaultWithKeysIn(data);
        vault.keep("token", SECRET);

        vault.rotate();

        assertThat(otherNode.reveal("token")).contains(SECRET);
    }

    @Test
    void of_two_nodes_that_make_a_secret_both_get_the_first_ones() {
        byte[] first = vault.keepIfAbsent("key", () -> SECRET);
        byte[] second = vaultWithKeysIn(data).keepIfAbsent("key", () -> new byte[] {1});

        assertThat(second).isEqualTo(first).isEqualTo(SECRET);
    }

    @Test
    void of_many_who_need_a_secret_at_once_one_makes_it() throws Exception {
        var made = new AtomicInteger();
        var atOnce = new CyclicBarrier(4);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                threads.submit(() -> {
                    atOnce.await();
                    return vault.keepIfAbsent("key", () -> made(made));
                });
            }
        }

        assertThat(made).hasValue(1);
    }

    private static byte[] made(AtomicInteger made) {
        made.incrementAndGet();
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        return SECRET;
    }

    @Test
    void of_nodes_that_make_the_first_key_at_once_none_leaves_another_key_behind() throws Exception {
        Path empty = data.resolve("new");
        var atOnce = new CyclicBarrier(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> {
                    atOnce.await();
                    return vaultWithKeysIn(empty);
                });
            }
        }

        try (var files = Files.list(empty.resolve("keys"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("master-1.key");
        }
    }

    @Test
    void the_keys_are_their_owners_alone() throws IOException {
        Path key = data.resolve("keys/master-1.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void what_is_forgotten_is_gone() {
        vault.keep("token", SECRET);

        vault.forget("token");

        assertThat(vault.reveal("token")).isEmpty();
        assertThat(stored()).isEmpty();
    }
}
