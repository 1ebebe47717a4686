package dev.pactwire.jobs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renews a lease for as long as its holder works and its process lives: the lease itself can be short, and no call,
/// however slow, outlives it.
public final class Renewal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Renewal.class);

    private final CountDownLatch over = new CountDownLatch(1);

    public Renewal(Duration every, Runnable renew) {
        Thread.ofVirtual().name("renewal").start(() -> repeat(every, renew));
    }

    private void repeat(Duration every, Runnable renew) {
        try {
            while (!over.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                renewed(renew);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void renewed(Runnable renew) {
        try {
            renew.run();
        } catch (RuntimeException failure) {
            log.warn("A lease could not be renewed; it is tried again", failure);
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
