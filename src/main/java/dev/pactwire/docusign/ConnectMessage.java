package dev.pactwire.docusign;

import dev.pactwire.platform.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One Connect message about an envelope (Connect: SIM, JSON, `restv2.1`). Verify it first. The same message
/// may come again, and an older one after a newer: times decide, not the order of arrival.
///
/// @param event `envelope-completed`, `recipient-sent` …
/// @param generatedAt when the service made the message
/// @param configurationId of the account's configuration; empty when the envelope itself asked for the message
/// @param recipientId the sender's id of the recipient whom a `recipient-…` event is about; else empty
/// @param summary absent when the webhook was set up without any data
public record ConnectMessage(
        String event,
        String accountId,
        EnvelopeId envelopeId,
        Optional<Instant> generatedAt,
        int retryCount,
        String configurationId,
        String recipientId,
        Optional<EnvelopeSummary> summary) {

    /// What bytes turned out to be.
    public sealed interface Parsed {}

    public record Read(ConnectMessage message) implements Parsed {}

    /// The last stands for what a Pactwire tells and DocuSign has no word for.
    private static final List<String> OF_ENVELOPES = List.of("envelope-", "recipient-", "pactwire-");

    /// A message about a template, a click agreement or an SMS: none of an envelope.
    public record OfSomethingElse(String event) implements Parsed {}

    public record Unreadable(String reason) implements Parsed {}

    public static Parsed parse(byte[] rawBody) {
        try {
            JsonNode root = Json.tree(rawBody);
            String event = Lenient.required(root, "event");
            return OF_ENVELOPES.stream().anyMatch(event::startsWith)
                    ? new Read(from(event, root))
                    : new OfSomethingElse(event);
        } catch (Json.MalformedJson | Lenient.Missing unreadable) {
            return new Unreadable(String.valueOf(unreadable.getMessage()));
        }
    }

    private static ConnectMessage from(String event, JsonNode root) {
        JsonNode data = root.path("data");
        EnvelopeId id = Lenient.requiredEnvelope(data);
        return new ConnectMessage(
                event,
                Lenient.text(data, "accountId"),
                id,
                Lenient.instant(root, "generatedDateTime"),
                Lenient.smallNumber(root, "retryCount", 0),
                Lenient.text(root, "configurationId"),
                Lenient.text(data, "recipientId"),
                Optional.of(data.path("envelopeSummary"))
                        .filter(JsonNode::isObject)
                        .map(summary -> EnvelopeSummary.from(id, summary)));
    }
}
