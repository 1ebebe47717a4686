package dev.pactwire.envelopes;

import java.time.Duration;

/// When recipients are reminded and when the envelope expires.
public record Notification(Reminders reminders, Expiration expiration) {

    /// @param delayDays days from the invitation to the first reminder
    /// @param frequencyDays days between reminders; 0: only one
    public record Reminders(boolean enabled, int delayDays, int frequencyDays) {}

    /// @param enabled whether `afterDays` counts; otherwise [#DEFAULT_DAYS] do
    /// @param warnDays days before the end at which recipients are warned; 0: never
    public record Expiration(boolean enabled, int afterDays, int warnDays) {}

    public static final int DEFAULT_DAYS = 120;

    public static Notification standard() {
        return new Notification(new Reminders(false, 0, 0), new Expiration(true, DEFAULT_DAYS, 0));
    }

    public Duration lifetime() {
        return Duration.ofDays(expiration.enabled() ? expiration.afterDays() : DEFAULT_DAYS);
    }
}
