package dev.pactwire.copper;

/// Whether a person waits for the answer; a part of the quota is kept for people.
public enum Urgency {
    INTERACTIVE,
    BACKGROUND
}
