package dev.pactwire.agreements;

import dev.pactwire.access.UserId;
import dev.pactwire.integrations.ConnectionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An envelope seen from the record.
///
/// @param envelopeId absent until the signing service has created the draft
/// @param failure why preparing has stopped, as a key of a text; null when it has not
/// @param reason why it was declined or voided
/// @param asOf when the signing service made the newest news that was applied
public record Agreement(
        AgreementId id,
        RecordLink record,
        String recordName,
        ConnectionId connection,
        UUID transactionId,
        Optional<UUID> envelopeId,
        String subject,
        String message,
        UserId createdBy,
        AgreementState state,
        @Nullable String failure,
        @Nullable String reason,
        @Nullable Instant asOf,
        @Nullable Instant sendingHint,
        @Nullable Instant sentAt,
        @Nullable Instant completedAt,
        Instant createdAt,
        Filing filing,
        List<Recipient> recipients,
        List<String> documents) {

    /// Whether the signed documents have come back.
    public enum Filing {
        NONE,
        WAITING,
        /// Kept here, and not wanted on the record.
        KEPT,
        ON_RECORD,
        FAILED
    }

    public boolean hasSignedDocuments() {
        return filing == Filing.KEPT || filing == Filing.ON_RECORD;
    }
}
