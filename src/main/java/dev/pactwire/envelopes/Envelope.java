package dev.pactwire.envelopes;

import dev.pactwire.documents.FileId;
import dev.pactwire.letters.Reader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An envelope as it stands at one moment.
///
/// @param blurb the sender's message, in the body of the e-mails
/// @param transactionId the caller's idempotency key
/// @param eventNotifications a JSON array of what the sender wants to be told and where; only the publisher reads
/// it
/// @param certificate the sealed certificate of completion
/// @param documents by position
/// @param recipients by routing order, then in the sender's order
public record Envelope(
        EnvelopeId id,
        UUID accountId,
        Sender sender,
        EnvelopeStatus status,
        Sealing sealing,
        String subject,
        String blurb,
        @Nullable String transactionId,
        Notification notification,
        List<CustomField> customFields,
        String eventNotifications,
        EnvelopeTimes times,
        String voidedReason,
        UUID certificateId,
        Optional<FileId> certificate,
        List<EnvelopeDocument> documents,
        List<Recipient> recipients) {

    public Envelope {
        customFields = List.copyOf(customFields);
        documents = List.copyOf(documents);
        recipients = List.copyOf(recipients);
    }

    public Optional<Recipient> find(RecipientId recipient) {
        return recipients.stream().filter(one -> one.id().equals(recipient)).findFirst();
    }

    public Optional<Recipient> recipient(String recipientId) {
        return recipients.stream()
                .filter(one -> one.recipientId().equals(recipientId))
                .findFirst();
    }

    /// A recipient as the reader of letters: in his own language if it is known, else in the sender's.
    Reader reader(Recipient recipient) {
        var known = recipient.language();
        return new Reader(
                "recipient:" + recipient.id(),
                recipient.name(),
                recipient.email(),
                known == null ? sender.language() : known);
    }

    Reader senderAsReader() {
        return new Reader("sender", sender.name(), sender.email(), sender.language());
    }

    public List<String> documentNames() {
        return documents.stream().map(EnvelopeDocument::name).toList();
    }

    public Optional<EnvelopeDocument> document(int documentId) {
        return documents.stream().filter(one -> one.documentId() == documentId).findFirst();
    }

    public Recipient require(RecipientId recipient) {
        return find(recipient)
                .orElseThrow(() -> new EnvelopeRefusal(EnvelopeRefusal.Code.UNKNOWN_RECIPIENT, recipient.toString()));
    }

    Recipient requireRecipient(String recipientId) {
        return recipient(recipientId)
                .orElseThrow(() -> new EnvelopeRefusal(EnvelopeRefusal.Code.UNKNOWN_RECIPIENT, recipientId));
    }

    EnvelopeDocument requireDocument(int documentId) {
        return document(documentId)
                .orElseThrow(
                        () -> new EnvelopeRefusal(EnvelopeRefusal.Code.UNKNOWN_DOCUMENT, String.valueOf(documentId)));
    }

    /// The order that acts now; of a finished envelope the last one, of a draft the first.
    public int currentRoutingOrder() {
        return Routing.current(recipients)
                .orElseGet(() -> recipients.stream()
                        .map(Recipient::routingOrder)
                        .max(Comparator.naturalOrder())
                        .orElse(1));
    }

    /// The day on which it expires, where the company is, in words; the same in every letter and on every page.
    public Optional<String> lastDay(ZoneId company, Locale language) {
        var words = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language);
        return Optional.ofNullable(times.expires()).map(expires -> words.format(expires.atZone(company)));
    }

    boolean hasExpired(Instant now) {
        var expires = times.expires();
        return expires != null && !now.isBefore(expires);
    }

    /// Whether recipients can still act, and sender and recipients can still stop it.
    public boolean isUnderWay() {
        return status.isUnderWay() && !sealing.hasBegun();
    }

    /// Also what everyone has signed, once its seal has failed: nothing else could end it for good.
    public boolean mayBeVoided() {
        return isUnderWay() || status.isUnderWay() && sealing instanceof Sealing.Failed;
    }

    void requireUnderWay() {
        if (!isUnderWay()) {
            throw EnvelopeRefusal.wrongStatus(status);
        }
    }
}
