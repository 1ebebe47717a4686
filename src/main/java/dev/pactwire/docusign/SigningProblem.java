package dev.pactwire.docusign;

import java.time.Instant;

/// Why a REST call gave no value. Texts are for logs and admins: decide by the kind and by `errorCode`.
public sealed interface SigningProblem {

    /// The service understood and refused; `errorCode` is contract, `message` is not (REST: error codes). Also said
    /// when a call of several items answered 200 with an `errorDetails` in one of them.
    ///
    /// @param errorCode empty when the answer carried none
    record ApiRefused(int status, String errorCode, String message) implements SigningProblem {}

    /// The access token is not, or no longer, good: refresh it, or let the person connect again.
    record Unauthorized(String errorCode, String message) implements SigningProblem {}

    /// A limit of the service, reached there or kept here before calling. Nothing was done; ask again at `until`.
    record RateLimited(Instant until) implements SigningProblem {}

    record TimedOut(String detail) implements SigningProblem {}

    record Unreachable(String detail) implements SigningProblem {}

    /// Our own guard refused the address: an admin must allow it.
    record Blocked(String detail) implements SigningProblem {}

    /// What is sent is larger than the service takes. Nothing was done.
    record RequestTooLarge(String detail) implements SigningProblem {}

    /// The answer is larger than the caller wanted to read.
    record AnswerTooLarge(String detail) implements SigningProblem {}

    /// A 5xx.
    record ServerBroken(int status, String detail) implements SigningProblem {}

    /// A success that is not what the protocol says: HTML, half a JSON, a document that is no PDF, a redirect.
    record Unreadable(int status, String detail) implements SigningProblem {}

    /// Whether the service may have acted although nothing usable came back: then look before doing it again, by
    /// transaction id (REST: Envelopes).
    default boolean mayHaveActed() {
        return switch (this) {
            case TimedOut t -> true;
            case Unreachable u -> true;
            case AnswerTooLarge a -> true;
            case ServerBroken s -> true;
            case Unreadable u -> true;
            case ApiRefused a -> false;
            case Unauthorized u -> false;
            case RateLimited r -> false;
            case Blocked b -> false;
            case RequestTooLarge r -> false;
        };
    }
}
