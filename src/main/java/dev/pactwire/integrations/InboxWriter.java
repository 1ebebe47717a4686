package dev.pactwire.integrations;

import dev.pactwire.platform.Ids;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Makes inbound messages durable many at a time: those that arrive while one commit is under way share the next. Every
/// caller waits for the commit of its own message. A batch that fails is tried again row by row.
@Component
class InboxWriter implements SmartLifecycle {

    private static final int BATCH = 256;
    private static final int QUEUE = 4096;
    private static final long PATIENCE_SECONDS = 20;
    private static final String INSERT = """
            with fresh as (
                insert into integrations.message (id, connection_id, body_hash, body, received_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::bytea[], ?::bytea[], ?::timestamptz[])
                on conflict (connection_id, body_hash) do nothing returning id, received_at)
            insert into integrations.unpublished (message_id, received_at) select id, received_at from fresh""";

    private final DataSource dataSource;
    private final Ids ids;
    private final Clock clock;
    private final Inbox inbox;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(QUEUE);
    private volatile boolean running;
    private Thread thread = new Thread();

    InboxWriter(DataSource dataSource, Ids ids, Clock clock, Inbox inbox) {
        this.dataSource = dataSource;
        this.ids = ids;
        this.clock = clock;
        this.inbox = inbox;
    }

    private record Pending(UUID id, UUID connection, byte[] hash, byte[] body, CompletableFuture<Boolean> done) {}

    /// Returns when the message is durable; false when it could not be stored now and the sender should try again
    /// later.
    boolean store(ConnectionId connection, byte[] body) {
        var pending = new Pending(ids.ordered(), connection.value(), sha256(body), body, new CompletableFuture<>());
        try {
            return running
                    && queue.offer(pending, 1, TimeUnit.SECONDS)
                    && pending.done().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException failed) {
            return false;
        }
    }

    private void loop() {
        var batch = new ArrayList<Pending>(BATCH);
        while (running) {
            try {
                Pending first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    write(batch);
                    batch.clear();
                }
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private void write(List<Pending> batch) {
        try {
            insert(batch);
            batch.forEach(pending -> pending.done().complete(true));
        } catch (SQLException failed) {
            batch.forEach(this::writeAlone);
        }
        inbox.wake();
    }

    private void writeAlone(Pending pending) {
        try {
            insert(List.of(pending));
            pending.done().complete(true);
        } catch (SQLException failed) {
            pending.done().completeExceptionally(failed);
        }
    }

    private void insert(List<Pending> batch) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            Timestamp now = Timestamp.from(clock.instant());
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", batch.stream().map(Pending::id).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", batch.stream().map(Pending::connection).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", batch.stream().map(Pending::hash).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", batch.stream().map(Pending::body).toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "timestamptz", batch.stream().map(each -> now).toArray()));
            statement.executeUpdate();
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("inbox-writer").daemon().start(this::loop);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
