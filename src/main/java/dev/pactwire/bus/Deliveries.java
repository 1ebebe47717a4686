package dev.pactwire.bus;

import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Hands events to handlers. Deliveries are leased before they are handled, some at a time, so that several nodes and
/// threads can work, and only the oldest open delivery of a handler and key is ever leased, so that order holds. A node
/// leaves alone what only a newer or older version of it knows.
@Component
class Deliveries implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration IDLE_POLL = Duration.ofSeconds(1);
    private static final Duration CALM_STOP = Duration.ofSeconds(4);
    private static final int WORKERS = 4;
    private static final int MOST_AT_ONCE = 32;
    /// What has not begun by then goes to whoever is free.
    private static final Duration TURN = Duration.ofMillis(250);
    /// About five days.
    private static final int MAX_ATTEMPTS = 400;
    /// About a quarter of an hour.
    private static final int MAX_BACKOFF_EXPONENT = 10;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Subscriptions subscriptions;
    private final TransactionTemplate transactions;
    private final Semaphore work = new Semaphore(0);
    private volatile int atOnce = 1;
    private volatile boolean behind;
    private volatile boolean running;
    private volatile boolean stopping;
    private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Deliveries(JdbcClient jdbc, Clock clock, Subscriptions subscriptions, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.subscriptions = subscriptions;
        this.transactions = transactions;
    }

    /// So that whoever looks for work finds what is being written.
    void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    private void wake() {
        behind = true;
        work.release();
    }

    boolean isBehind() {
        return behind && running;
    }

    void drain() {
        while (deliverSome()) {}
    }

    @Override
    public void start() {
        running = true;
        stopping = false;
        workers = Executors.newVirtualThreadPerTaskExecutor();
        for (int i = 0; i < WORKERS; i++) {
            workers.submit(this::loop);
        }
    }

    private void loop() {
        while (running) {
            try {
                if (!deliverSome()) {
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

    private boolean deliverSome() {
        int most = atOnce;
        List<Leased> leased = lease(most);
        behind = leased.size() == most;
        if (behind) {
            work.release();
        }
        var done = new ArrayList<Leased>();
        var left = new ArrayDeque<>(leased);
        try {
            handle(left, done);
        } finally {
            finish(done);
            giveBack(left);
        }
        atOnce = next(leased.size(), left.size());
        if (!done.isEmpty()) {
            work.release();
        }
        return !leased.isEmpty() && !stopping;
    }

    /// More at once while all is quick and much is waiting; after something slow as many as a turn had time
    /// for, so that nothing waits behind it.
    private int next(int leased, int left) {
        int most = atOnce;
        if (left > 0) {
            return Math.max(1, leased - left);
        }
        return leased == most ? Math.min(MOST_AT_ONCE, most * 2) : Math.max(1, most / 2);
    }

    private void handle(Deque<Leased> left, List<Leased> done) {
        long end = System.nanoTime() + TURN.toNanos();
        while (!left.isEmpty() && !stopping && System.nanoTime() < end) {
            Leased next = left.removeFirst();
            if (isHandled(next)) {
                done.add(next);
            }
        }
    }

    /// The oldest open one of each key, found row by row through the index of what is due.
    private List<Leased> lease(int most) {
        return inTheBooks(() -> jdbc
                .sql("""
                        with next as materialized (
                            select event_id, handler from bus.delivery c
                            where c.state = 'OPEN' and c.due_at <= :now and (c.handler = any(:known)) is true and (c.lease_until is null or c.lease_until < :now)
                              and c.event_id = (select o.event_id from bus.delivery o
                                  where o.handler = c.handler and o.key = c.key and o.state = 'OPEN'
                                  order by o.event_id limit 1)
                            order by c.due_at limit :most for update skip locked)
                        update bus.delivery d set lease_until = :lease, attempts = attempts + 1
                        from next, bus.event e
                        where d.event_id = next.event_id and d.handler = next.handler and e.id = d.event_id
                        returning d.event_id, d.handler, d.attempts, d.lease_until, e.type, e.payload""")
                .params(Params.of("now", clock.instant())
                        .with("lease", clock.instant().plus(LEASE))
                        .with("most", most))
                .param("known", subscriptions.names())
                .query(Rows.of(Leased.class))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Leased::eventId))
                .toList());
    }

    /// The bus's own books. The planner believes these tables to be empty, whatever they hold: they are read
    /// through their indexes only. The commit does not wait for the disk: a lease that a crash of the database
    /// undoes is taken again, and what is handed out again has had its effects, and has them once.
    private <T> T inTheBooks(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true)")
                    .query()
                    .singleRow();
            return work.get();
        }));
    }

    private boolean isHandled(Leased delivery) {
        try {
            call(subscriptions.named(delivery.handler()), delivery.payload());
            return true;
        } catch (RuntimeException | Error failure) {
            postpone(delivery, failure);
            return false;
        }
    }

    private static <E extends Event> void call(Subscription<E> subscription, String payload) {
        subscription.handler().accept(Json.read(payload, subscription.event()));
    }

    /// The events are locked first, so that of two handlers that finish at once the second one sees that it is
    /// the last.
    private void finish(List<Leased> done) {
        if (done.isEmpty()) {
            return;
        }
        Long[] events = done.stream().map(Leased::eventId).toArray(Long[]::new);
        inTheBooks(() -> {
            jdbc.sql("select id from bus.event where id = any(:events) order by id for update")
                    .param("events", events)
                    .query(Long.class)
                    .list();
            jdbc.sql("""
                            delete from bus.delivery d using unnest(:events, :handlers, :attempts, cast(:leases as timestamptz[])) as mine (event_id, handler, attempts, lease_until)
                            where d.event_id = mine.event_id and d.handler = mine.handler and d.attempts = mine.attempts and d.lease_until = mine.lease_until""").params(mine(done)).update();
            return jdbc.sql("""
                            delete from bus.event e where e.id = any(:events)
                            and not exists (select 1 from bus.delivery d where d.event_id = e.id)""").param("events", events).update();
        });
    }

    /// What there was no time for is free at once, and was not tried.
    private void giveBack(Collection<Leased> left) {
        if (!left.isEmpty()) {
            inTheBooks(() -> jdbc.sql("""
                            update bus.delivery d set lease_until = null, attempts = d.attempts - 1
                            from unnest(:events, :handlers, :attempts, cast(:leases as timestamptz[])) as mine (event_id, handler, attempts, lease_until)
                            where d.event_id = mine.event_id and d.handler = mine.handler and d.attempts = mine.attempts and d.lease_until = mine.lease_until""").params(mine(left)).update());
        }
    }

    /// Which they are. Attempt and lease tell whether they are still ours: whoever took over what was too slow
    /// counts one more, and after a crash of the database that undid our lease he has a later one.
    private static Map<String, Object> mine(Collection<Leased> deliveries) {
        return Map.of(
                "events", deliveries.stream().map(Leased::eventId).toArray(Long[]::new),
                "handlers", deliveries.stream().map(Leased::handler).toArray(String[]::new),
                "attempts", deliveries.stream().map(Leased::attempts).toArray(Integer[]::new),
                "leases",
                        deliveries.stream()
                                .map(Leased::leaseUntil)
                                .map(Instant::toString)
                                .toArray(String[]::new));
    }

    private void postpone(Leased delivery, Throwable failure) {
        boolean dead = delivery.attempts() >= MAX_ATTEMPTS;
        log.atLevel(dead ? Level.ERROR : Level.WARN)
                .setCause(failure)
                .log("{} could not handle {} (attempt {})", delivery.handler(), delivery.type(), delivery.attempts());
        jdbc.sql("""
                        update bus.delivery set lease_until = null, last_error = :error, wanted = false,
                            due_at = case when wanted then :now else :due end,
                            attempts = case when wanted then 0 else attempts end,
                            state = case when wanted then 'OPEN' else :state end
                        where event_id = :event and handler = :handler and attempts = :attempts and lease_until = :lease""")
                .params(Params.of("event", delivery.eventId())
                        .with("attempts", delivery.attempts())
                        .with("lease", delivery.leaseUntil())
                        .with("handler", delivery.handler())
                        .with("now", clock.instant())
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
        stopping = true;
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

    private record Leased(
            long eventId, String handler, int attempts, Instant leaseUntil, String type, String payload) {}
}
