package dev.pactwire.envelopes;

import java.time.Instant;

/// How far the closing of a signed envelope is. An envelope whose signers have all finished is never silently pending:
/// it says here why it is not completed yet and when the next attempt is due.
public sealed interface Sealing {

    /// Somebody still has to act.
    record NotDue() implements Sealing {}

    /// Everyone has finished; the first attempt runs or is about to.
    record Pending() implements Sealing {}

    /// @param reason what went wrong last time, for the sender's eyes
    /// @param next when it is tried again by itself
    record Failed(String reason, int attempts, Instant next) implements Sealing {}

    record Done() implements Sealing {}

    /// Whether everyone has finished, so that nobody may change or decline any more.
    default boolean hasBegun() {
        return switch (this) {
            case NotDue _ -> false;
            case Pending _, Failed _, Done _ -> true;
        };
    }
}
