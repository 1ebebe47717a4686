package dev.pactwire.copper;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Counts our own calls to a CRM, whose limit no header tells (Rate Limits). Keyed by the CRM's base, because it is
/// not known whether a key, a user or an account has the limit. Safe for use by many threads. An interface, because
/// several nodes on one database must share it one day.
public interface CallMeter {

    /// Asks for one call. Empty: it is counted, go ahead. Else the instant from which to ask again.
    Optional<Instant> take(URI base, CopperConnection.Quota quota, Urgency urgency);

    /// The CRM answered 429: the instant until which nobody calls, further away each time in a row.
    Instant refused(URI base, Optional<Duration> retryAfter);

    /// The CRM answered something else.
    void answered(URI base);
}
