package dev.pactwire.copper;

import java.time.Instant;

/// Why a call to the CRM gave no value. Texts are for logs and admins: decide by the kind (Errors).
public sealed interface CrmProblem {

    /// The credential is not, or no longer, good: stop and tell an admin.
    record Unauthorized(String message) implements CrmProblem {}

    /// The credential's owner may not do that.
    record Forbidden(String message) implements CrmProblem {}

    /// The record or file is gone, or may not be seen.
    record NotFound(String message) implements CrmProblem {}

    /// The values were refused (422): trying again without changing them is useless.
    record Invalid(String message) implements CrmProblem {}

    /// Another 4xx.
    record ApiRefused(int status, String message) implements CrmProblem {}

    /// A limit, reached there or kept here before calling. Nothing was done; ask again at `until`.
    record RateLimited(Instant until) implements CrmProblem {}

    record TimedOut(String detail) implements CrmProblem {}

    record Unreachable(String detail) implements CrmProblem {}

    /// Our own guard refused the address: an admin must allow it.
    record Blocked(String detail) implements CrmProblem {}

    /// The answer is larger than the caller wanted to read.
    record AnswerTooLarge(String detail) implements CrmProblem {}

    /// A 5xx.
    record ServerBroken(int status, String detail) implements CrmProblem {}

    /// A success that is not what the protocol says: HTML, half a JSON, a redirect.
    record Unreadable(int status, String detail) implements CrmProblem {}

    /// This CRM has not announced the extension. Nothing was done.
    record NotOffered(Extension extension) implements CrmProblem {}

    /// Whether the CRM may have acted although nothing usable came back. It knows no idempotency key: look before a
    /// second creation.
    default boolean mayHaveActed() {
        return switch (this) {
            case TimedOut t -> true;
            case Unreachable u -> true;
            case AnswerTooLarge a -> true;
            case ServerBroken s -> true;
            case Unreadable u -> true;
            case Unauthorized u -> false;
            case Forbidden f -> false;
            case NotFound n -> false;
            case Invalid i -> false;
            case ApiRefused a -> false;
            case RateLimited r -> false;
            case Blocked b -> false;
            case NotOffered n -> false;
        };
    }
}
