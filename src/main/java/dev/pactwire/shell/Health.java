package dev.pactwire.shell;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Whether this node can do its work: the database answers. It is asked over a connection of its own, since a
/// pool whose connections are all in use says nothing about the database. However many ask, it is asked once in
/// two seconds, and never twice at once.
@Component
class Health {

    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Connecting database;
    private final Clock clock;
    private final Duration patience;
    private @Nullable CompletableFuture<Boolean> asked;
    private Instant since = Instant.MIN;

    @Autowired
    Health(DataSource database, Clock clock) {
        this(() -> beside(database), clock, PATIENCE);
    }

    Health(Connecting database, Clock clock, Duration patience) {
        this.database = database;
        this.clock = clock;
        this.patience = patience;
    }

    interface Connecting {
        Connection open() throws SQLException;
    }

    private static Connection beside(DataSource database) throws SQLException {
        var pool = database.unwrap(HikariDataSource.class);
        return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    boolean databaseAnswers() {
        try {
            return question().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException silent) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized CompletableFuture<Boolean> question() {
        boolean old =
                !clock.instant().isBefore(since.plus(KEPT)) || clock.instant().isBefore(since);
        if (asked == null || old && asked.isDone()) {
            asked = CompletableFuture.supplyAsync(this::ask, Thread::startVirtualThread);
            since = clock.instant();
        }
        return asked;
    }

    private boolean ask() {
        try (var connection = database.open();
                var statement = connection.createStatement()) {
            statement.setQueryTimeout((int) PATIENCE.toSeconds());
            return statement.execute("select 1");
        } catch (SQLException away) {
            return false;
        }
    }
}
