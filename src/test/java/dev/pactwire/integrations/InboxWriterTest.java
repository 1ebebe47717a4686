package dev.pactwire.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.platform.Ids;
import dev.pactwire.testing.Hub;
import dev.pactwire.testing.MovedClock;
import dev.pactwire.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.AbstractDataSource;

class InboxWriterTest {

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T10:00:00Z"));
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
        hub = new Hub(TestPostgres.fresh(), data, clock, beans -> {});
        writer = new InboxWriter(new Broken(), hub.get(Ids.class), clock, hub.get(Inbox.class));
        writer.start();
    }

    @AfterEach
    void all_stops() {
        writer.stop();
        hub.close();
    }

    private CompletableFuture<Boolean> stored(String body) {
        return CompletableFuture.supplyAsync(
                () -> writer.store(new ConnectionId(UUID.randomUUID()), body.getBytes(StandardCharsets.UTF_8)),
                Thread::startVirtualThread);
    }

    @Test
    void whatever_breaks_the_sender_is_told_at_once_to_try_again() {
        assertThat(stored("first")).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(false);
        assertThat(stored("second")).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(false);
    }

    @Test
    void who_comes_when_it_has_stopped_does_not_wait() {
        writer.stop();

        assertThat(stored("late")).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(false);
    }
}
