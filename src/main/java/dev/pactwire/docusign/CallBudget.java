package dev.pactwire.docusign;

import dev.pactwire.platform.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// Keeps the limits that a signing service sets an account: calls an hour and in a burst, as its headers tell them,
/// and one status read of an envelope in 15 minutes (API rules and limits). Safe for use by many threads. An
/// interface, because several nodes on one database must share it one day.
public interface CallBudget {

    /// Asks for one call. Empty: it is taken, go ahead. Else the instant from which to ask again.
    Optional<Instant> take(SigningAccount account);

    /// Asks for the one status read of an envelope. Empty: it is taken. Else the instant of the next.
    Optional<Instant> takeStatusRead(SigningAccount account, EnvelopeId envelope);

    /// The status read never reached the service.
    void giveBackStatusRead(SigningAccount account, EnvelopeId envelope);

    /// What the headers of an answer said.
    void learn(SigningAccount account, Limits limits);

    /// The service refused a call for its limits: none until then.
    void pause(SigningAccount account, Instant until);

    /// `X-RateLimit-Remaining`, `X-RateLimit-Reset` (epoch seconds) and `X-BurstLimit-Remaining`; a service may send
    /// none.
    record Limits(OptionalInt hourLeft, Optional<Instant> hourResets, OptionalInt burstLeft) {

        static Limits from(Outcome.Answer answer) {
            return new Limits(
                    number(answer, "x-ratelimit-remaining"),
                    answer.header("x-ratelimit-reset").flatMap(Limits::instant),
                    number(answer, "x-burstlimit-remaining"));
        }

        private static OptionalInt number(Outcome.Answer answer, String header) {
            return answer.header(header)
                    .filter(text -> text.matches("\\d{1,9}"))
                    .map(text -> OptionalInt.of(Integer.parseInt(text)))
                    .orElse(OptionalInt.empty());
        }

        private static Optional<Instant> instant(String epochSeconds) {
            return epochSeconds.matches("\\d{1,11}")
                    ? Optional.of(Instant.ofEpochSecond(Long.parseLong(epochSeconds)))
                    : Optional.empty();
        }
    }
}
