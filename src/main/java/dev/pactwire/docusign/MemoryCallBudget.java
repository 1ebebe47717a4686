package dev.pactwire.docusign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The budget of one node, in memory. Without headers from the service there is no hourly and no burst limit.
@Component
public class MemoryCallBudget implements CallBudget {

    private static final Duration BURST = Duration.ofSeconds(30);
    private static final Duration BETWEEN_STATUS_READS = Duration.ofMinutes(15);
    private static final Duration SAME_HOUR = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(65);
    private static final int STATUS_READS_BEFORE_SWEEP = 10_000;

    private final Clock clock;
    private final Map<SigningAccount, Hour> hours = new HashMap<>();
    private final Map<SigningAccount, Instant> pauses = new HashMap<>();
    private final Map<StatusRead, Instant> statusReads = new HashMap<>();

    public MemoryCallBudget(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Instant> take(SigningAccount account) {
        Instant now = clock.instant();
        Instant pause = pauses.getOrDefault(account, Instant.MIN);
        if (pause.isAfter(now)) {
            return Optional.of(pause);
        }
        Hour hour = hours.get(account);
        if (hour == null || !hour.resets().isAfter(now)) {
            return Optional.empty();
        }
        if (hour.left() == 0) {
            return Optional.of(hour.resets());
        }
        hours.put(account, new Hour(hour.left() - 1, hour.resets()));
        return Optional.empty();
    }

    @Override
    public synchronized Optional<Instant> takeStatusRead(SigningAccount account, EnvelopeId envelope) {
        Instant now = clock.instant();
        var read = new StatusRead(account, envelope);
        Instant next = statusReads.getOrDefault(read, Instant.MIN);
        if (next.isAfter(now)) {
            return Optional.of(next);
        }
        sweep(now);
        statusReads.put(read, now.plus(BETWEEN_STATUS_READS));
        return Optional.empty();
    }

    private void sweep(Instant now) {
        if (statusReads.size() >= STATUS_READS_BEFORE_SWEEP) {
            statusReads.values().removeIf(next -> !next.isAfter(now));
        }
    }

    @Override
    public synchronized void giveBackStatusRead(SigningAccount account, EnvelopeId envelope) {
        statusReads.remove(new StatusRead(account, envelope));
    }

    /// Of two answers that overtook each other the smaller rest counts, until the hour is another one.
    @Override
    public synchronized void learn(SigningAccount account, Limits limits) {
        Instant now = clock.instant();
        if (limits.hourLeft().isPresent()) {
            int left = limits.hourLeft().getAsInt();
            Instant resets = limits.hourResets().map(at -> bounded(at, now)).orElse(now.plus(BURST));
            hours.merge(account, new Hour(left, resets), Hour::later);
        }
        if (limits.burstLeft().isPresent() && limits.burstLeft().getAsInt() == 0) {
            pause(account, now.plus(BURST));
        }
    }

    @Override
    public synchronized void pause(SigningAccount account, Instant until) {
        pauses.merge(account, bounded(until, clock.instant()), (one, other) -> one.isAfter(other) ? one : other);
    }

    private static Instant bounded(Instant at, Instant now) {
        Instant latest = now.plus(LONGEST_PAUSE);
        return at.isAfter(latest) ? latest : at;
    }

    private record StatusRead(SigningAccount account, EnvelopeId envelope) {}

    private record Hour(int left, Instant resets) {

        private static Hour later(Hour known, Hour told) {
            Duration apart = Duration.between(known.resets(), told.resets());
            if (apart.abs().compareTo(SAME_HOUR) < 0) {
                return new Hour(Math.min(known.left(), told.left()), known.resets());
            }
            return apart.isNegative() ? known : told;
        }
    }
}
