package dev.pactwire.bus;

import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Hands events to handlers. A delivery is leased before it is handled, so that several nodes and threads can work, and
/// only the oldest open delivery of a handler and key is ever leased, so that order holds. A node leaves alone what
/// only
/// a newer or older version of it knows.
@Component
class Deliveries implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration IDLE_POLL = Duration.ofSeconds(1);
    private static final Duration CALM_STOP = Duration.ofSeconds(4);
    private static final int WORKERS = 4;
    /// About five days.
    private static final int MAX_ATTEMPTS = 400;
    /// About a quarter of an hour.
    private static final int MAX_BACKOFF_EXPONENT = 10;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Subscriptions subscriptions;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Deliveries(JdbcClient jdbc, Clock clock, Subscriptions subscriptions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.subscriptions = subscriptions;
    }

    void wake() {
        work.release();
    }

    void drain() {
        while (deliverOne()) {}
    }

    @Override
    public void start() {
        running = true;
        workers = Executors.newVirtualThreadPerTaskExecutor();
        for (int i = 0; i < WORKERS; i++) {
            workers.submit(this::loop);
        }
    }

    private void loop() {
        while (running) {
            try {
                if (!deliverOne()) {
                    var _ = work.tryAcquire(IDLE_POLL.toMillis(), TimeUnit.MILLISECONDS);
                    work.drainPermits();
                }
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException | Error unexpected) {
                log.warn("The bus could not look for work; it tries again", unexpected);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(IDLE_POLL);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean deliverOne() {
        List<Leased> leased = jdbc.sql("""
                        update bus.delivery d set lease_until = :lease, attempts = attempts + 1
                        from bus.event e
                        where e.id = d.event_id and (d.event_id, d.handler) in (
                            select event_id, handler from bus.delivery c
                            where c.state = 'OPEN' and c.due_at <= :now and c.handler = any(:known) and (c.lease_until is null or c.lease_until < :now)
                              and not exists (select 1 from bus.delivery o where o.handler = c.handler and o.key = c.key
                                  and o.state = 'OPEN' and o.event_id < c.event_id)
                            order by c.due_at limit 1 for update skip locked)
                        returning d.event_id, d.handler, d.attempts, e.type, e.payload""")
                .params(Params.of("now", clock.instant())
                        .with("lease", clock.instant().plus(LEASE)))
                .param("known", subscriptions.names())
                .query(Leased.class)
                .list();
        leased.forEach(this::deliver);
        return !leased.isEmpty();
    }

    private void deliver(Leased delivery) {
        try {
            call(subscriptions.named(delivery.handler()), delivery.payload());
            finish(delivery);
            work.release();
        } catch (RuntimeException | Error failure) {
            postpone(delivery, failure);
        }
    }

    private static <E extends Event> void call(Subscription<E> subscription, String payload) {
        subscription.handler().accept(Json.read(payload, subscription.event()));
    }

    private void finish(Leased delivery) {
        jdbc.sql("delete from bus.delivery where event_id = :event and handler = :handler")
                .params(Params.of("event", delivery.eventId()).with("handler", delivery.handler()))
                .update();
        jdbc.sql("""
                        delete from bus.event e where e.id = :event
                        and not exists (select 1 from bus.delivery d where d.event_id = e.id)""").params(Params.of("event", delivery.eventId())).update();
    }

    private void postpone(Leased delivery, Throwable failure) {
        boolean dead = delivery.attempts() >= MAX_ATTEMPTS;
        log.atLevel(dead ? org.slf4j.event.Level.ERROR : org.slf4j.event.Level.WARN)
                .setCause(failure)
                .log("{} could not handle {} (attempt {})", delivery.handler(), delivery.type(), delivery.attempts());
        jdbc.sql("""
                        update bus.delivery set lease_until = null, due_at = :due, last_error = :error, state = :state
                        where event_id = :event and handler = :handler""")
                .params(Params.of("event", delivery.eventId())
                        .with("handler", delivery.handler())
                        .with("due", backoff(delivery.attempts()))
                        .with("error", String.valueOf(failure))
                        .with("state", dead ? "DEAD" : "OPEN"))
                .update();
    }

    private Instant backoff(int attempts) {
        return clock.instant().plusSeconds(1L << Math.min(attempts - 1, MAX_BACKOFF_EXPONENT));
    }

    /// Lets handlers that are at work finish: what is interrupted would be done a second time after its lease.
    @Override
    public void stop() {
        running = false;
        workers.shutdown();
        work.release(WORKERS);
        try {
            if (!workers.awaitTermination(CALM_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
                var _ = workers.awaitTermination(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stop) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private record Leased(long eventId, String handler, int attempts, String type, String payload) {}
}
