package dev.pactwire.records;

/// Where a stretch of a list begins, or ends.
public sealed interface Start {

    enum Edge implements Start {
        FIRST,
        LAST
    }

    /// Begins behind the place.
    record After(Place place) implements Start {}

    /// Ends before the place.
    record Before(Place place) implements Start {}

    default boolean isBackward() {
        return switch (this) {
            case Edge edge -> edge == Edge.LAST;
            case After after -> false;
            case Before before -> true;
        };
    }
}
