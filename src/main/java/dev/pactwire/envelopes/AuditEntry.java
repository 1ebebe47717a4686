package dev.pactwire.envelopes;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of an envelope's audit trail.
///
/// @param hash of this entry and all before it, in hexadecimal
public record AuditEntry(
        long sequence,
        Instant at,
        EnvelopeEvent.What what,
        @Nullable RecipientId recipient,
        Actor actor,
        Map<String, String> details,
        String hash) {}
