package dev.pactwire.integrations;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Sha256;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Makes inbound messages durable many at a time: those that arrive while one commit is under way share the next. Every
/// caller waits for the commit of its own message. A batch that fails is tried again row by row; a message whose caller
/// has given up is not written any more, since it comes again.
@Component
class InboxWriter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboxWriter.class);
    private static final int BATCH = 256;
    private static final long BATCH_BYTES = 16 * 1024 * 1024;
    private static final int QUEUE = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final String INSERT = """
            with fresh as (
                insert into integrations.message (id, connection_id, body_hash, body, received_at)
                select arrived.*, ? from unnest(?::uuid[], ?::uuid[], ?::bytea[], ?::bytea[]) as arrived
                on conflict (connection_id, body_hash) do nothing returning id, received_at)
            insert into integrations.unpublished (message_id, received_at) select id, received_at from fresh""";

    private final DataSource dataSource;
    private final Ids ids;
    private final Clock clock;
    private final Inbox inbox;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(QUEUE);
    private volatile List<Pending> inHand = List.of();
    private volatile boolean running;
    private Thread thread = new Thread();
    private Thread watch = new Thread();

    InboxWriter(DataSource dataSource, Ids ids, Clock clock, Inbox inbox) {
        this.dataSource = dataSource;
        this.ids = ids;
        this.clock = clock;
        this.inbox = inbox;
    }

    private record Pending(
            UUID id, UUID connection, byte[] hash, byte[] body, long since, CompletableFuture<Boolean> done) {}

    /// Returns when the message is durable; false when it could not be stored now and the sender should try again
    /// later.
    boolean store(ConnectionId connection, byte[] body) {
        var pending = new Pending(
                ids.ordered(), connection.value(), Sha256.of(body), body, System.nanoTime(), new CompletableFuture<>());
        try {
            if (!running || !queue.offer(pending, 1, TimeUnit.SECONDS)) {
                return false;
            }
            if (!running) {
                pending.done().complete(false);
            }
            return pending.done().get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failed) {
            return false;
        } finally {
            pending.done().complete(false);
        }
    }

    private void loop() {
        while (running) {
            try {
                Pending first = queue.poll(1, TimeUnit.SECONDS);
                List<Pending> batch = first == null ? List.of() : batchFrom(first);
                if (!batch.isEmpty()) {
                    write(batch);
                }
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException | Error unexpected) {
                log.error("Inbound messages could not be written; their senders try again", unexpected);
            }
        }
    }

    /// Patience ends for all who wait from here: a timer for each message costs more than its signature.
    private void watch() {
        while (running) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException stop) {
                return;
            }
            long oldest = System.nanoTime() - PATIENCE.toNanos();
            Stream.concat(queue.stream(), inHand.stream())
                    .filter(pending -> pending.since() - oldest < 0)
                    .forEach(pending -> pending.done().complete(false));
        }
    }

    private List<Pending> batchFrom(Pending first) {
        var batch = new ArrayList<Pending>();
        long bytes = 0;
        for (Pending next = first; next != null; next = full(batch, bytes) ? null : queue.poll()) {
            if (!next.done().isDone()) {
                batch.add(next);
                bytes += next.body().length;
            }
        }
        return batch;
    }

    private static boolean full(List<Pending> batch, long bytes) {
        return batch.size() == BATCH || bytes >= BATCH_BYTES;
    }

    private void write(List<Pending> batch) {
        inHand = batch;
        try {
            insert(batch);
            batch.forEach(pending -> pending.done().complete(true));
        } catch (SQLException failed) {
            log.warn("{} inbound messages could not be written together, each is tried alone", batch.size(), failed);
            batch.forEach(this::writeAlone);
        } finally {
            // nobody waits for ever, whatever went wrong
            batch.forEach(pending -> pending.done().complete(false));
            inHand = List.of();
        }
        inbox.stored(batch.size());
    }

    private void writeAlone(Pending pending) {
        if (pending.done().isDone()) {
            return;
        }
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
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setArray(2, array(connection, "uuid", batch, Pending::id, UUID[]::new));
            statement.setArray(3, array(connection, "uuid", batch, Pending::connection, UUID[]::new));
            statement.setArray(4, array(connection, "bytea", batch, Pending::hash, byte[][]::new));
            statement.setArray(5, array(connection, "bytea", batch, Pending::body, byte[][]::new));
            statement.executeUpdate();
        }
    }

    private static <T> Array array(
            Connection connection,
            String type,
            List<Pending> batch,
            Function<Pending, T> value,
            IntFunction<T[]> ofLength)
            throws SQLException {
        return connection.createArrayOf(type, batch.stream().map(value).toArray(ofLength));
    }

    @Override
    public void start() {
        running = true;
        watch = Thread.ofVirtual().name("inbox-watch").start(this::watch);
        thread = Thread.ofPlatform().name("inbox-writer").daemon().start(this::loop);
    }

    /// Before the web server starts, and until it has stopped.
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        watch.interrupt();
        Stream.concat(queue.stream(), inHand.stream())
                .forEach(pending -> pending.done().complete(false));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
