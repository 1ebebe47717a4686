package dev.pactwire.integrations;

import dev.pactwire.bus.Bus;
import dev.pactwire.jobs.RecurringJob;
import dev.pactwire.platform.PactwireSettings;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Every webhook that has come, raw. What was stored is published once, a moment later. What has had its effect is kept
/// for a while as evidence; then the body is forgotten, and a hash stays by which a replay is known.
@Component
public class Inbox implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final int BATCH = 256;
    private static final long IDLE_POLL_MILLIS = 1000;
    /// As many messages in a window of time are a flood.
    private static final int FLOOD = 100;
    private static final Duration WINDOW = Duration.ofMillis(250);
    /// In a flood handling takes one part of the time, storing so many.
    private static final int STORING = 19;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final Duration BUSY_PAUSE = Duration.ofMillis(20);

    private final JdbcClient jdbc;
    private final Bus bus;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Duration retention;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private volatile boolean flooded;
    private Instant windowEnd = Instant.MIN;
    private int inWindow;
    private Thread thread = new Thread();

    Inbox(JdbcClient jdbc, Bus bus, TransactionTemplate transactions, Clock clock, PactwireSettings settings) {
        this.jdbc = jdbc;
        this.bus = bus;
        this.transactions = transactions;
        this.clock = clock;
        this.retention = settings.inboxRetention();
    }

    @Configuration(proxyBeanMethods = false)
    static class Sweeping {
        @Bean
        RecurringJob oldMessages(Inbox inbox) {
            return new RecurringJob("integrations.old-messages", Duration.ofHours(6), inbox::sweep);
        }
    }

    /// The raw body of a stored message, until it is forgotten.
    public Optional<byte[]> read(UUID messageId) {
        return jdbc.sql("select body from integrations.message where id = :id and body is not null")
                .params(Params.of("id", messageId))
                .query(byte[].class)
                .optional();
    }

    /// Called in the transaction of a message's effect.
    public void handled(UUID messageId) {
        jdbc.sql("update integrations.message set handled_at = :now where id = :id")
                .params(Params.of("id", messageId).with("now", clock.instant()))
                .update();
    }

    void sweep() {
        jdbc.sql("""
                        update integrations.message set body = null
                        where body is not null and handled_at < :old""").params(Params.of("old", clock.instant().minus(retention))).update();
    }

    /// @param together how many messages were made durable by one commit; called by one thread
    void stored(int together) {
        Instant now = clock.instant();
        if (now.isAfter(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            inWindow = 0;
        }
        inWindow += together;
        flooded |= inWindow >= FLOOD;
        work.release();
    }

    /// Publishes what waits on the calling thread. For tests.
    public void drain() {
        while (publishSome() == BATCH) {}
    }

    private int publishSome() {
        Integer published = transactions.execute(status -> {
            List<Waiting> waiting = jdbc.sql("""
                            with next as materialized (
                                select received_at, message_id from integrations.unpublished order by received_at, message_id
                                limit :batch for update skip locked),
                            taken as (
                                delete from integrations.unpublished u using next
                                where u.received_at = next.received_at and u.message_id = next.message_id
                                returning u.message_id, u.received_at)
                            select m.id, m.connection_id from taken join integrations.message m on m.id = taken.message_id
                            order by taken.received_at, m.id""")
                    .params(Params.of("batch", BATCH))
                    .query(Rows.of(Waiting.class))
                    .list();
            bus.publishAll(waiting.stream()
                    .map(message -> new ConnectMessageStored(message.id(), message.connectionId()))
                    .toList());
            return waiting.size();
        });
        return published == null ? 0 : published;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("inbox").start(this::loop);
    }

    private void loop() {
        while (running) {
            try {
                long begun = System.nanoTime();
                int published = publishSome();
                letDeliver();
                letStore(Duration.ofNanos(System.nanoTime() - begun));
                if (published < BATCH) {
                    var _ = work.tryAcquire(IDLE_POLL_MILLIS, TimeUnit.MILLISECONDS);
                    work.drainPermits();
                }
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException | Error unexpected) {
                log.warn("Inbound messages could not be published; they wait", unexpected);
                rest();
            }
        }
    }

    /// What the bus has is delivered before it gets more: waiting costs nothing here.
    private void letDeliver() throws InterruptedException {
        while (bus.isBehind()) {
            Thread.sleep(BUSY_PAUSE);
        }
    }

    /// In a flood what comes is made durable first: it is handled in turns.
    private void letStore(Duration turn) throws InterruptedException {
        if (flooded) {
            flooded = false;
            Thread.sleep(pauseAfter(turn));
        }
    }

    /// @param turn how long handling some of a flood took
    static Duration pauseAfter(Duration turn) {
        Duration share = turn.multipliedBy(STORING);
        if (share.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return share.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : share;
    }

    private static void rest() {
        try {
            Thread.sleep(IDLE_POLL_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
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

    private record Waiting(UUID id, UUID connectionId) {}
}
