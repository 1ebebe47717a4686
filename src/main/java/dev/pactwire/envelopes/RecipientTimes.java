package dev.pactwire.envelopes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When what happened to a recipient; null: it has not.
///
/// @param sent when his turn came
/// @param consented when he agreed to sign electronically
/// @param delivered when he opened the documents
/// @param completed when he finished; for a signer, when he signed
public record RecipientTimes(
        @Nullable Instant sent,
        @Nullable Instant consented,
        @Nullable Instant delivered,
        @Nullable Instant completed,
        @Nullable Instant declined) {}
