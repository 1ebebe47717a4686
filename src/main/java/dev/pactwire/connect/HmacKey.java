package dev.pactwire.connect;

import java.time.Instant;
import java.util.UUID;

/// A key that signs messages, without the key itself.
///
/// @param hint its first characters
public record HmacKey(UUID id, UUID accountId, String hint, Instant createdAt) {}
