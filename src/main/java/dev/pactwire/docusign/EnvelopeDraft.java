package dev.pactwire.docusign;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An envelope to create.
///
/// @param subject of the e-mails, at most 100 characters
/// @param blurb the e-mails' text; may be empty
/// @param transactionId the caller's own id, by which a lost answer is found again for seven days (REST: Envelopes)
/// @param customFields hidden text fields by name, for finding the record again
/// @param notification reminders and expiry; absent: the account's own
public record EnvelopeDraft(
        String subject,
        String blurb,
        String transactionId,
        List<Document> documents,
        List<DraftRecipient> recipients,
        Map<String, String> customFields,
        Optional<EventNotification> eventNotification,
        Optional<Notification> notification) {

    public static final int MAX_SUBJECT = 100;
    public static final int MAX_BLURB = 10_000;

    /// The vendor takes requests of 34 MiB; one is left for what stands around the documents.
    public static final int MAX_DOCUMENT_BYTES = 33 * 1024 * 1024;

    public EnvelopeDraft {
        if (subject.isBlank() || subject.length() > MAX_SUBJECT) {
            throw new IllegalArgumentException("the subject has 1 to " + MAX_SUBJECT + " characters: shorten it");
        }
        if (blurb.length() > MAX_BLURB) {
            throw new IllegalArgumentException("the message has at most " + MAX_BLURB + " characters: shorten it");
        }
        customFields = Map.copyOf(customFields);
    }

    /// @param id the sender's number of the document, to which tabs refer
    /// @param extension without a dot; the service converts everything but `pdf`
    public record Document(int id, String name, String extension, byte[] bytes) {}

    /// Days; zero turns a part off.
    public record Notification(int firstReminder, int everyReminder, int expiresAfter, int warnBeforeExpiry) {

        Map<String, Object> toWire() {
            return Map.of(
                    "useAccountDefaults",
                    "false",
                    "reminders",
                    Map.of(
                            "reminderEnabled", String.valueOf(firstReminder > 0),
                            "reminderDelay", String.valueOf(firstReminder),
                            "reminderFrequency", String.valueOf(everyReminder)),
                    "expirations",
                    Map.of(
                            "expireEnabled", String.valueOf(expiresAfter > 0),
                            "expireAfter", String.valueOf(expiresAfter),
                            "expireWarn", String.valueOf(warnBeforeExpiry)));
        }
    }

    long documentBytes() {
        return documents.stream().mapToLong(document -> document.bytes().length).sum();
    }

    /// The body with the documents in it, as Base64.
    Map<String, Object> inline(EnvelopeStatus status) {
        return toWire(status, document -> {
            Map<String, Object> wire = description(document);
            wire.put("documentBase64", Base64.getEncoder().encodeToString(document.bytes()));
            return wire;
        });
    }

    /// The body without the documents' bytes, which follow as parts of their own.
    Map<String, Object> described(EnvelopeStatus status) {
        return toWire(status, EnvelopeDraft::description);
    }

    private Map<String, Object> toWire(EnvelopeStatus status, Function<Document, Map<String, Object>> document) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("status", status.toWire());
        wire.put("emailSubject", subject);
        if (!blurb.isEmpty()) {
            wire.put("emailBlurb", blurb);
        }
        wire.put("transactionId", transactionId);
        wire.put("documents", documents.stream().map(document).toList());
        wire.put("recipients", DraftRecipient.toWire(recipients));
        wire.put("customFields", Map.of("textCustomFields", hiddenFields()));
        eventNotification.ifPresent(hook -> wire.put("eventNotification", hook.toWire()));
        notification.ifPresent(days -> wire.put("notification", days.toWire()));
        return wire;
    }

    private static Map<String, Object> description(Document document) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("documentId", String.valueOf(document.id()));
        wire.put("name", document.name());
        wire.put("fileExtension", document.extension());
        wire.put("order", String.valueOf(document.id()));
        return wire;
    }

    private List<Map<String, String>> hiddenFields() {
        return customFields.entrySet().stream()
                .map(field ->
                        Map.of("name", field.getKey(), "value", field.getValue(), "show", "false", "required", "false"))
                .collect(Collectors.toList());
    }
}
