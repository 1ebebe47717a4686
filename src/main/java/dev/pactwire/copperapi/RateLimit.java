package dev.pactwire.copperapi;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// So many requests of one key in any 60 seconds (Rate Limits), counted by each node for itself.
@Component
class RateLimit {

    static final int REQUESTS = 180;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_KEYS = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Long>> admitted = new HashMap<>();

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    /// Whether one more request is admitted; a refused one does not count.
    ///
    /// @param key of a known owner: unknown keys must not fill the memory
    synchronized boolean admits(String key) {
        long now = clock.millis();
        if (admitted.size() >= MAX_KEYS) {
            admitted.values().removeIf(times -> isPast(times.getLast(), now));
        }
        Deque<Long> times = admitted.computeIfAbsent(key, first -> new ArrayDeque<>());
        while (!times.isEmpty() && isPast(times.getFirst(), now)) {
            times.removeFirst();
        }
        if (times.size() >= REQUESTS) {
            return false;
        }
        times.addLast(now);
        return true;
    }

    private static boolean isPast(long time, long now) {
        return time <= now - WINDOW.toMillis();
    }
}
