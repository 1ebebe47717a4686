package dev.pactwire.shell;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Listens for the messages of all nodes on a database connection of its own, beside the pool.
@Component
class LiveListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveListener.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);
    private static final int ANSWER_SECONDS = 10;
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final Live live;
    private final DataSource dataSource;
    private volatile boolean running;
    private Thread thread = new Thread();

    LiveListener(Live live, DataSource dataSource) {
        this.live = live;
        this.dataSource = dataSource;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("live").start(this::loop);
    }

    private void loop() {
        while (running) {
            try (Connection connection = connect()) {
                listen(connection);
            } catch (SQLException | RuntimeException | Error lost) {
                if (running) {
                    log.debug("The live connection was lost; it is opened again", lost);
                    pause();
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        var pool = dataSource.unwrap(HikariDataSource.class);
        return DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + Live.CHANNEL);
        }
        live.missedSomething();
        var postgres = connection.unwrap(PGConnection.class);
        long looked = System.nanoTime();
        while (running) {
            if (System.nanoTime() - looked >= HEARTBEAT.toNanos()) {
                live.endWithTheirSessions();
                looked = System.nanoTime();
            }
            PGNotification[] messages = postgres.getNotifications((int) HEARTBEAT.toMillis());
            if (messages.length == 0) {
                live.heartbeat();
                requireAlive(connection);
            }
            for (PGNotification message : messages) {
                live.hear(message.getParameter());
            }
        }
    }

    /// A connection whose other end has vanished would be silent for ever.
    private static void requireAlive(Connection connection) throws SQLException {
        if (!connection.isValid(ANSWER_SECONDS)) {
            throw new SQLException("the database no longer answers");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        live.closeAll();
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
