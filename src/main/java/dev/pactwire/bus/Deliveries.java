package dev.pactwire.bus;

import dev.pactwire.bus.DeliveryStore.Leased;
import dev.pactwire.platform.Json;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Hands events to handlers. Deliveries are leased before they are handled, some at a time, so that several nodes and
/// threads can work, and only the oldest open delivery of a handler and key is ever leased, so that order holds. A node
/// leaves alone what only a newer or older version of it knows.
@Component
class Deliveries implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
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

    private final DeliveryStore store;
    private final Subscriptions subscriptions;
    private final Semaphore work = new Semaphore(0);
    private volatile int atOnce = 1;
    private volatile boolean behind;
    private volatile boolean running;
    private volatile boolean stopping;
    private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Deliveries(DeliveryStore store, Subscriptions subscriptions) {
        this.store = store;
        this.subscriptions = subscriptions;
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
        List<Leased> leased = store.lease(subscriptions.names(), most);
        behind = leased.size() == most;
        if (behind) {
            work.release();
        }
        var done = new ArrayList<Leased>();
        var left = new ArrayDeque<>(leased);
        try {
            handle(left, done);
        } finally {
            end(done, left);
        }
        atOnce = next(leased.size(), left.size());
        if (!done.isEmpty()) {
            work.release();
        }
        return !leased.isEmpty() && !stopping;
    }

    /// What was not begun is free at once, even when what was done cannot be finished and will be handed out again.
    private void end(List<Leased> done, Collection<Leased> left) {
        try {
            store.finish(done);
        } finally {
            store.giveBack(left);
        }
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

    private void postpone(Leased delivery, Throwable failure) {
        boolean dead = delivery.attempts() >= MAX_ATTEMPTS;
        log.atLevel(dead ? Level.ERROR : Level.WARN)
                .setCause(failure)
                .log("{} could not handle {} (attempt {})", delivery.handler(), delivery.type(), delivery.attempts());
        store.postpone(delivery, String.valueOf(failure), backoff(delivery.attempts()), dead);
    }

    private static Duration backoff(int attempts) {
        return Duration.ofSeconds(1L << Math.min(attempts - 1, MAX_BACKOFF_EXPONENT));
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
}
