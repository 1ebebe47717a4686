package dev.pactwire.recordtypes;

/// How much an opportunity or a task presses.
public enum Priority {
    NONE,
    LOW,
    MEDIUM,
    HIGH
}
