package dev.pactwire.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.platform.Ids;
import dev.pactwire.testing.Hub;
import dev.pactwire.testing.MovedClock;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class InboxWriterTest {

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final TestDatabase database = TestPostgres.fresh();
    private Hub hub;
    private InboxWriter writer;

    /// A pool that breaks as no database does.
    private static final class Broken extends AbstractDataSource {

        @Override
        public Connection getConnection() {
            throw new IllegalStateException("broken");
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }
    }

    @BeforeEach
    void the_pool_is_broken(@TempDir Path data) {
        hub = new Hub(database, data, clock, beans -> {});
        writer = new InboxWriter(new Broken(), hub.get(Ids.class), clock, hub.get(Inbox.class));
        writer.start();
    }

    @AfterEach
    void all_stops() {
        writer.stop();
        hub.close();
    }

    private CompletableFuture<Boolean> stored(String body) {
        return CompletableFuture.supplyAsync(() -> stored(body, writer), Thread::startVirtualThread);
    }

    private static boolean stored(String body, InboxWriter writer) {
        return writer.store(new ConnectionId(UUID.randomUUID()), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatever_breaks_the_sender_is_told_at_once_to_try_again() {
        assertThat(stored("first")).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(false);
        assertThat(stored("second")).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(false);
    }

    /// A pool whose first connection takes its time.
    private static final class Slow extends DelegatingDataSource {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        Slow(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked.countDown();
            try {
                open.await();
            } catch (InterruptedException stopped) {
                throw new SQLException(stopped);
            }
            return super.getConnection();
        }
    }

    @Test
    void a_message_whose_sender_has_given_up_is_not_written_any_more() throws InterruptedException {
        writer.stop();
        var pool = new Slow(database.dataSource());
        writer = new InboxWriter(pool, hub.get(Ids.class), clock, hub.get(Inbox.class));
        writer.start();
        var first = stored("first");
        pool.asked.await();
        Thread impatient = Thread.startVirtualThread(() -> stored("given up", writer));
        while (impatient.getState() != Thread.State.WAITING) {
            Thread.sleep(5);
        }
        impatient.interrupt();
        impatient.join();
        var last = stored("last");

        pool.open.countDown();

        assertThat(first).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(true);
        assertThat(last).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(true);
        assertThat(bodies()).containsExactlyInAnyOrder("first", "last");
    }

    private List<String> bodies() {
        return database.jdbc()
                .sql("select convert_from(body, 'UTF8') from integrations.message")
                .query(String.class)
                .list();
    }

    @Test
    void who_comes_when_it_has_stopped_does_not_wait() {
        writer.stop();

        assertThat(stored("late")).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(false);
    }
}
