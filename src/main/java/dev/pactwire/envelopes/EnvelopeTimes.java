package dev.pactwire.envelopes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When what happened to an envelope; null: it has not.
///
/// @param expires when it will be voided by itself if somebody has not acted
public record EnvelopeTimes(
        Instant created,
        Instant lastModified,
        Instant statusChanged,
        @Nullable Instant sent,
        @Nullable Instant delivered,
        @Nullable Instant completed,
        @Nullable Instant declined,
        @Nullable Instant voided,
        @Nullable Instant expires) {}
