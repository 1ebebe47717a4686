package dev.pactwire.docusign;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// An envelope as the service tells it, in REST answers and in Connect messages alike. Absent texts are empty;
/// recipients, documents and custom fields are empty when they were not asked for.
///
/// @param sealingFailure why a Pactwire could not seal the documents yet, although everyone has signed; empty else, and
///     always with DocuSign itself
/// @param customFields text and list fields by name; of equal names the first
public record EnvelopeSummary(
        EnvelopeId id,
        EnvelopeStatus status,
        String subject,
        String transactionId,
        String senderName,
        String senderEmail,
        String voidedReason,
        String sealingFailure,
        Map<Moment, Instant> times,
        List<EnvelopeRecipient> recipients,
        List<Document> documents,
        Map<String, String> customFields) {

    /// @param id a number of the sender's, or `certificate`
    /// @param type `content` or `summary` (the certificate)
    public record Document(String id, String name, String type, int pages) {

        static List<Document> all(JsonNode node) {
            return Lenient.items(node, "envelopeDocuments").stream()
                    .map(Document::from)
                    .toList();
        }

        private static Document from(JsonNode node) {
            return new Document(
                    Lenient.text(node, "documentId"),
                    Lenient.text(node, "name"),
                    Lenient.text(node, "type"),
                    Lenient.items(node, "pages").size());
        }
    }

    static EnvelopeSummary from(JsonNode node) {
        return from(Lenient.requiredEnvelope(node), node);
    }

    /// @param id from outside the summary, which may lack it
    static EnvelopeSummary from(EnvelopeId id, JsonNode node) {
        return new EnvelopeSummary(
                id,
                EnvelopeStatus.from(Lenient.text(node, "status")),
                Lenient.text(node, "emailSubject"),
                Lenient.text(node, "transactionId"),
                Lenient.text(node.path("sender"), "userName"),
                Lenient.text(node.path("sender"), "email"),
                Lenient.text(node, "voidedReason"),
                Lenient.text(node.path("pactwireSealing"), "reason"),
                Moment.from(node),
                EnvelopeRecipient.all(node.path("recipients")),
                Document.all(node),
                customFields(node.path("customFields")));
    }

    private static Map<String, String> customFields(JsonNode node) {
        var fields = new LinkedHashMap<String, String>();
        Stream.of("textCustomFields", "listCustomFields")
                .flatMap(array -> Lenient.items(node, array).stream())
                .forEach(field -> fields.putIfAbsent(Lenient.text(field, "name"), Lenient.text(field, "value")));
        return fields;
    }

    public Optional<Instant> at(Moment moment) {
        return Optional.ofNullable(times.get(moment));
    }
}
