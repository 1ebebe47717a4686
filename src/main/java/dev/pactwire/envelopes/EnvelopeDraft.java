package dev.pactwire.envelopes;

import dev.pactwire.tabs.Tab;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a sender asks for when creating an envelope. Anything may still be missing in a draft; sending checks.
///
/// @param transactionId the same one within seven days gives the same envelope
/// @param eventNotifications a JSON array, kept as it is for the publisher
public record EnvelopeDraft(
        UUID accountId,
        Sender sender,
        String subject,
        String blurb,
        List<Document> documents,
        List<Addressee> recipients,
        List<CustomField> customFields,
        Notification notification,
        @Nullable String transactionId,
        String eventNotifications) {

    public EnvelopeDraft {
        subject = EnvelopeChecks.oneLine(subject);
    }

    /// A PDF to be signed.
    ///
    /// @param documentId from 1, unique within the envelope
    public record Document(int documentId, String name, byte[] bytes) {}

    /// A recipient as the sender describes him; see [Recipient].
    public record Addressee(
            String recipientId,
            RecipientKind kind,
            String name,
            String email,
            int routingOrder,
            @Nullable String clientUserId,
            String note,
            @Nullable Locale language,
            String roleName,
            List<Tab> tabs) {

        public Addressee {
            name = EnvelopeChecks.oneLine(name);
        }

        public static Addressee signer(String recipientId, String name, String email, int routingOrder) {
            return new Addressee(
                    recipientId, RecipientKind.SIGNER, name, email, routingOrder, null, "", null, "", List.of());
        }

        public static Addressee copy(String recipientId, String name, String email, int routingOrder) {
            return new Addressee(
                    recipientId, RecipientKind.CARBON_COPY, name, email, routingOrder, null, "", null, "", List.of());
        }

        public Addressee embedded(String clientUserId) {
            return new Addressee(
                    recipientId, kind, name, email, routingOrder, clientUserId, note, language, roleName, tabs);
        }

        public Addressee with(List<Tab> tabs) {
            return new Addressee(
                    recipientId, kind, name, email, routingOrder, clientUserId, note, language, roleName, tabs);
        }
    }

    /// An empty draft to start from.
    public static EnvelopeDraft of(UUID accountId, Sender sender, String subject) {
        return new EnvelopeDraft(
                accountId, sender, subject, "", List.of(), List.of(), List.of(), Notification.standard(), null, "[]");
    }

    public EnvelopeDraft with(List<Document> documents, List<Addressee> recipients) {
        return new EnvelopeDraft(
                accountId,
                sender,
                subject,
                blurb,
                documents,
                recipients,
                customFields,
                notification,
                transactionId,
                eventNotifications);
    }
}
