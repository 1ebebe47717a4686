package dev.pactwire.testing;

import dev.pactwire.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/// An envelope of the fake signing service. A test moves it from state to state and takes the webhook messages that the
/// vendor would send.
public final class FakeEnvelope {

    private final UUID id = UUID.randomUUID();
    private final Map<String, Object> told = new LinkedHashMap<>();
    private final List<Map<String, Object>> signers = new ArrayList<>();
    private final List<Map<String, Object>> copies = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> customFields = new LinkedHashMap<>();
    private final String transactionId;
    private String hook = "";
    private String notification = "";
    private Instant changed = Instant.EPOCH;

    public FakeEnvelope(String transactionId, String subject) {
        this.transactionId = transactionId;
        told.put("status", "created");
        told.put("emailSubject", subject);
    }

    static FakeEnvelope from(JsonNode draft) {
        var envelope = new FakeEnvelope(
                draft.path("transactionId").asString(""),
                draft.path("emailSubject").asString(""));
        envelope.notification = draft.path("notification").toString();
        envelope.hook = draft.path("eventNotification").path("url").asString("");
        draft.path("documents")
                .forEach(
                        document -> envelope.documents.add(document.path("name").asString()));
        draft.path("customFields")
                .path("textCustomFields")
                .forEach(field -> envelope.customField(
                        field.path("name").asString(), field.path("value").asString()));
        draft.path("recipients").path("signers").forEach(signer -> envelope.signers.add(envelope.recipient(signer)));
        draft.path("recipients").path("carbonCopies").forEach(copy -> envelope.copies.add(envelope.recipient(copy)));
        return envelope;
    }

    private Map<String, Object> recipient(JsonNode node) {
        return recipient(
                node.path("recipientId").asString(),
                node.path("name").asString(),
                node.path("email").asString(),
                node.path("routingOrder").asString());
    }

    private Map<String, Object> recipient(String recipientId, String name, String email, String order) {
        var recipient = new LinkedHashMap<String, Object>();
        recipient.put("recipientId", recipientId);
        recipient.put("name", name);
        recipient.put("email", email);
        recipient.put("routingOrder", order);
        recipient.put("status", "created");
        return recipient;
    }

    /// Their names.
    public List<String> documents() {
        return documents;
    }

    public UUID id() {
        return id;
    }

    public String transactionId() {
        return transactionId;
    }

    /// What was said of reminders and expiry, as JSON.
    public String notification() {
        return notification;
    }

    /// Where its webhooks go.
    public String hook() {
        return hook;
    }

    /// What was asked of it since: `resend`, `void <reason>`.
    public List<String> asked() {
        return asked;
    }

    Instant changed() {
        return changed;
    }

    public List<Map<String, Object>> signers() {
        return signers;
    }

    public FakeEnvelope customField(String name, String value) {
        customFields.put(name, value);
        return this;
    }

    public FakeEnvelope signer(String recipientId, String name, String email, int order) {
        signers.add(recipient(recipientId, name, email, String.valueOf(order)));
        return this;
    }

    /// The envelope reaches a state: `sent`, `delivered`, `correct` …
    public FakeEnvelope becomes(String status, Instant at) {
        told.put("status", status);
        told.put(status + "DateTime", at.toString());
        told.put("statusChangedDateTime", at.toString());
        changed = at;
        return this;
    }

    public FakeEnvelope voided(String reason, Instant at) {
        told.put("voidedReason", reason);
        return becomes("voided", at);
    }

    /// Everyone has signed, and the service cannot seal the documents yet: a Pactwire's own word.
    public FakeEnvelope sealingFailed(String reason) {
        told.put("pactwireSealing", Map.of("status", "failed", "reason", reason, "attempts", "1"));
        return this;
    }

    public FakeEnvelope sealed(Instant at) {
        told.remove("pactwireSealing");
        return becomes("completed", at);
    }

    /// The signer at that place, from 0 on, reaches a state.
    public FakeEnvelope signerBecomes(int place, String status, Instant at) {
        signers.get(place).put("status", status);
        signers.get(place).put((status.equals("completed") ? "signed" : status) + "DateTime", at.toString());
        return this;
    }

    public FakeEnvelope declinedBy(int place, String reason, Instant at) {
        signers.get(place).put("declinedReason", reason);
        return signerBecomes(place, "declined", at).becomes("declined", at);
    }

    /// As REST answers and webhooks tell it.
    Map<String, Object> summary() {
        var summary = new LinkedHashMap<>(told);
        summary.put("envelopeId", id.toString());
        summary.put("transactionId", transactionId);
        summary.put("recipients", Map.of("signers", signers, "carbonCopies", copies));
        summary.put(
                "customFields",
                Map.of(
                        "textCustomFields",
                        customFields.entrySet().stream()
                                .map(field -> Map.of("name", field.getKey(), "value", field.getValue()))
                                .toList()));
        return summary;
    }

    /// A webhook's body: how the envelope stands now.
    public byte[] message(String event, Instant generated) {
        return Json.write(Map.of(
                        "event",
                        event,
                        "generatedDateTime",
                        generated.toString(),
                        "retryCount",
                        0,
                        "data",
                        Map.of(
                                "accountId",
                                FakeSigning.ACCOUNT,
                                "envelopeId",
                                id.toString(),
                                "envelopeSummary",
                                summary())))
                .getBytes(StandardCharsets.UTF_8);
    }
}
