package dev.pactwire.copper;

import dev.pactwire.platform.Ids;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The meter of one node, in memory: a rolling minute for each CRM.
@Component
public class MemoryCallMeter implements CallMeter {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final int DOUBLINGS = 4;

    private final Clock clock;
    private final Ids ids;
    private final Map<URI, Minute> minutes = new HashMap<>();

    public MemoryCallMeter(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public synchronized Optional<Instant> take(URI base, CopperConnection.Quota quota, Urgency urgency) {
        Instant now = clock.instant();
        Minute minute = minutes.computeIfAbsent(base, none -> new Minute());
        if (minute.pause.isAfter(now)) {
            return Optional.of(minute.pause);
        }
        minute.calls.removeIf(call -> !call.plus(WINDOW).isAfter(now));
        int allowed = urgency == Urgency.INTERACTIVE ? quota.perMinute() : quota.perMinute() - quota.reserved();
        int tooMany = minute.calls.size() - allowed;
        if (tooMany >= 0) {
            return Optional.of(minute.calls.get(tooMany).plus(WINDOW));
        }
        minute.calls.add(now);
        return Optional.empty();
    }

    @Override
    public synchronized Instant refused(URI base, Optional<Duration> retryAfter) {
        Minute minute = minutes.computeIfAbsent(base, none -> new Minute());
        Duration backOff = FIRST_PAUSE.multipliedBy(1L << Math.min(minute.refusals, DOUBLINGS));
        Duration pause = retryAfter.orElseGet(() -> backOff.plus(jitter(backOff)));
        minute.refusals++;
        minute.pause = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        return minute.pause;
    }

    /// Up to a quarter, so that those who were refused together do not come back together.
    private Duration jitter(Duration pause) {
        int of256 = Byte.toUnsignedInt(ids.bytes(1)[0]);
        return pause.multipliedBy(of256).dividedBy(4 * 256);
    }

    @Override
    public synchronized void answered(URI base) {
        minutes.computeIfAbsent(base, none -> new Minute()).refusals = 0;
    }

    /// The calls of the last minute, oldest first, and a pause after a refusal.
    private static final class Minute {
        private final List<Instant> calls = new ArrayList<>();
        private Instant pause = Instant.MIN;
        private int refusals;
    }
}
