package dev.pactwire.connect;

/// Where a message to a receiver stands.
public enum MessageState {
    /// Waiting for its turn, or for the receiver to answer again.
    QUEUED,
    DELIVERED,
    /// Given up, or the receiver's configuration wants no second try.
    FAILED
}
