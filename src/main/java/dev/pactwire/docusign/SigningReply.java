package dev.pactwire.docusign;

import java.util.function.Function;

/// What came of a REST call: a value, or a problem with a name.
public sealed interface SigningReply<T> {

    record Done<T>(T value) implements SigningReply<T> {}

    record Failed<T>(SigningProblem problem) implements SigningReply<T> {}

    default <U> SigningReply<U> map(Function<T, U> change) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(change.apply(value));
            case Failed<T>(SigningProblem problem) -> new Failed<>(problem);
        };
    }

    /// Goes on with another step that may fail too.
    default <U> SigningReply<U> then(Function<T, SigningReply<U>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Failed<T>(SigningProblem problem) -> new Failed<>(problem);
        };
    }
}
