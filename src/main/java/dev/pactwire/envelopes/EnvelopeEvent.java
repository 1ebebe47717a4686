package dev.pactwire.envelopes;

import dev.pactwire.bus.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// News of one envelope. One type for all of it, because the bus keeps order for each handler and key: a listener
/// hears everything about an envelope in the order in which it happened.
///
/// @param sequence counts the news of one envelope from 1, without gaps: the number of the entry in its audit
/// trail
/// @param recipientId whom it is about, if it is about one recipient
public record EnvelopeEvent(
        UUID envelopeId, long sequence, What what, @Nullable UUID recipientId, Instant at) implements Event {

    public enum What {
        ENVELOPE_CREATED,
        ENVELOPE_EDITED,
        ENVELOPE_SENT,
        ENVELOPE_RESENT,
        ENVELOPE_CORRECTED,
        ENVELOPE_DELIVERED,
        ENVELOPE_COMPLETED,
        ENVELOPE_DECLINED,
        ENVELOPE_VOIDED,
        ENVELOPE_DISCARDED,
        RECIPIENT_SENT,
        RECIPIENT_RESENT,
        RECIPIENT_REMINDED,
        RECIPIENT_CONSENTED,
        RECIPIENT_DELIVERED,
        RECIPIENT_ADOPTED,
        RECIPIENT_SAVED,
        RECIPIENT_COMPLETED,
        RECIPIENT_DECLINED,
        /// The last signer has finished; sealing begins.
        SIGNING_FINISHED,
        SEALING_FAILED,
        SEALING_RESUMED
    }

    @Override
    public String key() {
        return envelopeId.toString();
    }
}
