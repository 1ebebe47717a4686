package dev.pactwire.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that runs like the real one and that a test may move on. Never moves back by itself.
public final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile ZoneId zone = ZoneOffset.UTC;

    /// Lets that much time pass at once.
    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    /// From now on the company is there.
    public void moveTo(ZoneId there) {
        zone = there;
    }

    public void reset() {
        ahead = Duration.ZERO;
        zone = ZoneOffset.UTC;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
