package dev.pactwire.shell;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Lets tests count at the server how many live streams browsers hold.
public final class LiveStreams {

    private static final Duration WRITTEN = Duration.ofMillis(100);

    private LiveStreams() {}

    /// Those whose browser is still there: to the others even a heartbeat fails, if not the first then the second.
    public static int heldBy(Live live) {
        heartbeat(live);
        heartbeat(live);
        return live.openStreams();
    }

    /// Each stream is written to by a thread of its own.
    private static void heartbeat(Live live) {
        live.heartbeat();
        LockSupport.parkNanos(WRITTEN.toNanos());
    }
}
