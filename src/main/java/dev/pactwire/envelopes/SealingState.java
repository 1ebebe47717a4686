package dev.pactwire.envelopes;

/// How [Sealing] stands in the database.
enum SealingState {
    NOT_DUE,
    PENDING,
    FAILED,
    DONE
}
