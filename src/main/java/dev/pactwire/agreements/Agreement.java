package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.access.UserId;
import dev.pactwire.integrations.ConnectionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An envelope seen from the record.
///
/// @param crm which CRM the record is of, as [Crm#where()] says it; empty when it was not noted
/// @param envelopeId absent until the signing service has created the draft
/// @param failure why preparing has stopped, as a key of a text; null when it has not
/// @param failureDetail what the signing service said of it, in its own words; null when the text says enough
/// @param reason why it was declined or voided; while it is delivered, why the signed documents could not be sealed yet
/// @param filingProblem why the signed documents are not where they belong, as a key of a text; null when nothing is
/// wrong
/// @param documents names of what is to be signed
/// @param signed names of what came back, without the certificate
/// @param voiding the reason of a void that was asked for and not answered yet; null when there is none
/// @param asOf when the signing service made the newest news that was applied
public record Agreement(
        AgreementId id,
        RecordLink record,
        String recordName,
        String crm,
        ConnectionId connection,
        UUID transactionId,
        Optional<UUID> envelopeId,
        String subject,
        String message,
        Days days,
        UserId createdBy,
        AgreementState state,
        @Nullable String failure,
        @Nullable String failureDetail,
        @Nullable String reason,
        @Nullable String voiding,
        @Nullable Instant asOf,
        @Nullable Instant sendingHint,
        @Nullable Instant sentAt,
        @Nullable Instant completedAt,
        Instant createdAt,
        Filing filing,
        @Nullable String filingProblem,
        List<Recipient> recipients,
        List<String> documents,
        List<String> signed) {

    /// Whether the signed documents have come back.
    public enum Filing {
        NONE,
        /// Completed; they are to be fetched.
        WAITING,
        /// They could not be fetched yet.
        FAILED,
        /// Kept here, and not yet on the record, where they are wanted.
        HERE,
        /// Kept here, and not wanted on the record, or not possible there.
        KEPT,
        ON_RECORD
    }

    /// A line of an agreement's history: a text's key and its arguments.
    public record Event(Instant at, String textKey, List<Object> arguments) {}

    /// What a person wants, as it is committed before the signing service hears of it. The recipients' ids on the wire
    /// are their places.
    static Agreement wanted(
            AgreementId id, UUID transaction, ConnectionId connection, String crm, User by, Wish wish, Instant now) {
        var recipients = new ArrayList<Recipient>();
        wish.recipients().forEach(each -> recipients.add(each.withWireId(String.valueOf(recipients.size() + 1))));
        return new Agreement(
                id,
                wish.record(),
                wish.recordName(),
                crm,
                connection,
                transaction,
                Optional.empty(),
                wish.subject(),
                wish.message(),
                wish.days(),
                by.id(),
                AgreementState.PREPARING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                now,
                Filing.NONE,
                null,
                List.copyOf(recipients),
                wish.documents().stream().map(AgreementStore.Document::name).toList(),
                List.of());
    }

    /// The envelope is the sender's at the signing service: nobody else's grant reaches it.
    void requireSender(User user) {
        if (!createdBy.equals(user.id())) {
            throw new AgreementRefused(AgreementRefused.Reason.NOT_YOURS);
        }
    }

    boolean standsIn(String current) {
        return crm.isEmpty() || crm.equals(current);
    }

    /// Its sender, whose contract it is, reaches it also when the CRM no longer shows its record. Nobody else: the CRM
    /// does not tell a record that is gone from one that is private.
    boolean outlivesItsRecordFor(User user) {
        return createdBy.equals(user.id());
    }

    /// Voided or declined: whoever has not signed never will.
    public boolean endedWithout(Recipient recipient) {
        boolean ended = state == AgreementState.VOIDED || state == AgreementState.DECLINED;
        return ended && recipient.isWaiting();
    }

    /// What stands in the text of its failure.
    public Object[] failureArguments() {
        return failureDetail == null ? new Object[0] : new Object[] {failureDetail};
    }

    /// Everyone has signed, and the signing service could not seal the documents yet.
    public boolean waitsForSeal() {
        return state == AgreementState.DELIVERED && reason != null;
    }

    public boolean hasSignedDocuments() {
        return !signed.isEmpty();
    }
}
