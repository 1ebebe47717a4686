package dev.pactwire.copper;

import java.util.function.Function;

/// What came of a call to the CRM: a value, or a problem with a name.
public sealed interface CrmReply<T> {

    record Done<T>(T value) implements CrmReply<T> {}

    record Failed<T>(CrmProblem problem) implements CrmReply<T> {}

    default <U> CrmReply<U> map(Function<T, U> change) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(change.apply(value));
            case Failed<T>(CrmProblem problem) -> new Failed<>(problem);
        };
    }

    /// Goes on with another step that may fail too.
    default <U> CrmReply<U> then(Function<T, CrmReply<U>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Failed<T>(CrmProblem problem) -> new Failed<>(problem);
        };
    }
}
