package dev.pactwire.esign;

import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.Envelopes;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The envelopes that a caller may see: one's own; an administrator of the signing account sees all. What one may not
/// see does not exist.
@Component
class VisibleEnvelopes {

    private final Envelopes envelopes;

    VisibleEnvelopes(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    /// @throws ApiError ENVELOPE_DOES_NOT_EXIST
    Envelope get(ApiCall call, String id) {
        return envelopes
                .find(id(id))
                .filter(envelope -> isVisible(call, envelope))
                .orElseThrow(() ->
                        new ApiError(ErrorCode.ENVELOPE_DOES_NOT_EXIST, "There is no envelope " + id + " to be seen."));
    }

    static boolean isVisible(ApiCall call, Envelope envelope) {
        return envelope.accountId().equals(call.account().id())
                && (call.byAdmin()
                        || envelope.sender().user().equals(call.user().id()));
    }

    static EnvelopeId id(String text) {
        try {
            return new EnvelopeId(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException malformed) {
            throw ApiError.parameter("An envelopeId must be a GUID.");
        }
    }
}
