package dev.pactwire.connect;

import static dev.pactwire.envelopes.SigningRig.ACCOUNT;
import static dev.pactwire.envelopes.SigningRig.ADA;
import static dev.pactwire.envelopes.SigningRig.ADA_ACTS;
import static dev.pactwire.envelopes.SigningRig.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.envelopes.CustomField;
import dev.pactwire.envelopes.Drafts;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDraft;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.Notification;
import dev.pactwire.envelopes.SigningRig;
import dev.pactwire.platform.Json;
import dev.pactwire.testing.FakeServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ConnectMessageTest {

    private static final SigningRig RIG = SigningRig.withFaults();
    private static final Addressee GRACE =
            Addressee.signer("98969862", "Grace Lindqvist", "grace@harborpine.example", 1);

    private final FakeServer receiver = new FakeServer();

    @AfterAll
    static void stop() {
        RIG.close();
    }

    @AfterEach
    void close() {
        receiver.close();
        RIG.mendSealing();
    }

    @Test
    void a_completed_envelope_is_told_with_the_keys_types_and_order_of_docusign() throws IOException {
        var envelope = send("""
                {"events":["envelope-completed"],"eventData":{"version":"restv2.1","format":"json","includeData":["recipients"]}}
                """);
        complete(envelope);

        assertThat(shape(told("envelope-completed"))).containsExactlyElementsOf(shape(sample()));
    }

    @Test
    void without_included_data_the_message_names_the_envelope_and_says_no_more() {
        var envelope = send("""
                {"events":["envelope-sent"]}""");

        var data = told("envelope-sent").path("data");

        assertThat(data.propertyNames()).containsExactly("accountId", "userId", "envelopeId");
        assertThat(data.path("envelopeId").asString()).isEqualTo(envelope.id().toString());
        assertThat(data.path("userId").asString()).isEqualTo(ADA.user().value().toString());
    }

    @Test
    void a_recipient_event_names_the_recipient_as_the_sender_does() {
        var envelope = send("""
                {"events":["recipient-delivered"]}""");
        RIG.signing().consent(RIG.visit(envelope, "98969862"));
        RIG.signing().view(RIG.visit(envelope, "98969862"));

        var data = told("recipient-delivered").path("data");

        assertThat(data.path("recipientId").asString()).isEqualTo("98969862");
    }

    @Test
    void custom_fields_stand_between_sender_and_recipients() {
        send("""
                {"events":["envelope-sent"],"eventData":{"includeData":["custom_fields","recipients"]}}""");

        var summary = told("envelope-sent").path("data").path("envelopeSummary");

        assertThat(summary.propertyNames()).containsSubsequence("sender", "customFields", "recipients");
        assertThat(summary.path("customFields")
                        .path("textCustomFields")
                        .get(0)
                        .path("value")
                        .asString())
                .isEqualTo("opportunity:94");
        assertThat(summary.path("customFields").path("listCustomFields").isArray())
                .isTrue();
    }

    @Test
    void a_voided_envelope_says_when_and_why() {
        var envelope = send("""
                {"events":["envelope-voided"],"eventData":{"includeData":["recipients"]}}""");
        RIG.envelopes().voidEnvelope(envelope.id(), "Wrong customer", ADA_ACTS);

        var summary = told("envelope-voided").path("data").path("envelopeSummary");

        assertThat(summary.path("status").asString()).isEqualTo("voided");
        assertThat(summary.path("voidedReason").asString()).isEqualTo("Wrong customer");
        assertThat(summary.has("voidedDateTime")).isTrue();
        assertThat(summary.has("completedDateTime")).isFalse();
    }

    @Test
    void a_discarded_draft_is_told_and_then_gone() {
        var draft = RIG.envelopes().create(draft("""
                {"events":["envelope-discard"],"eventData":{"includeData":["recipients"]}}"""));
        RIG.get(Drafts.class).discard(draft.id(), ADA_ACTS);

        var summary = told("envelope-discard").path("data").path("envelopeSummary");

        assertThat(summary.path("status").asString()).isEqualTo("deleted");
        assertThat(summary.has("deletedDateTime")).isTrue();
        assertThat(RIG.envelopes().find(draft.id())).isEmpty();
    }

    @Test
    void a_seal_that_fails_is_told_to_whom_asks_with_the_reason_and_the_next_attempt() {
        var envelope = send("""
                {"events":["pactwire-sealing-failed","envelope-completed"],"eventData":{"includeData":["recipients"]}}""");
        sign(envelope);
        RIG.failSealing("the disk is full");
        RIG.seal();

        var sealing = told("pactwire-sealing-failed")
                .path("data")
                .path("envelopeSummary")
                .path("pactwireSealing");

        assertThat(sealing.propertyNames()).containsExactly("status", "reason", "attempts", "nextAttemptDateTime");
        assertThat(sealing.path("status").asString()).isEqualTo("failed");
        assertThat(sealing.path("reason").asString())
                .startsWith("An internal error")
                .doesNotContain("disk");
        assertThat(sealing.path("attempts").asString()).isEqualTo("1");
    }

    @Test
    void the_last_signer_is_told_before_the_completed_envelope() {
        var envelope = send("""
                {"events":["recipient-completed","envelope-completed","envelope-delivered","envelope-sent","recipient-sent"]}""");
        complete(envelope);

        assertThat(delivered())
                .extracting(message -> message.path("event").asString())
                .containsExactly(
                        "envelope-sent",
                        "recipient-sent",
                        "envelope-delivered",
                        "recipient-completed",
                        "envelope-completed");
    }

    @Test
    void old_event_names_mean_the_same() {
        var envelope = send("""
                {"envelopeEvents":[{"envelopeEventStatusCode":"Completed"}],
                 "recipientEvents":[{"recipientEventStatusCode":"Sent"}]}""");
        complete(envelope);

        assertThat(delivered())
                .extracting(message -> message.path("event").asString())
                .containsExactly("recipient-sent", "envelope-completed");
    }

    private Envelope send(String notification) {
        return RIG.envelopes().createAndSend(draft(notification));
    }

    private EnvelopeDraft draft(String notification) {
        var wire = Json.tree(notification);
        ((ObjectNode) wire).put("url", receiver.base() + "/hook");
        receiver.next(Stream.generate(() -> FakeServer.json(200, "")).limit(20).toArray(FakeServer.Behavior[]::new));
        return new EnvelopeDraft(
                ACCOUNT,
                ADA,
                "Please sign the order",
                "",
                List.of(new EnvelopeDraft.Document(1, "contract.pdf", pdf(1))),
                List.of(GRACE),
                List.of(CustomField.text("1", "pwRef", "opportunity:94", false)),
                Notification.standard(),
                null,
                EventNotifications.checked(wire, null));
    }

    private static void complete(Envelope envelope) {
        sign(envelope);
        RIG.seal();
    }

    private static void sign(Envelope envelope) {
        RIG.signing().consent(RIG.visit(envelope, "98969862"));
        RIG.signing().view(RIG.visit(envelope, "98969862"));
        RIG.sign(envelope, "98969862");
    }

    private JsonNode told(String event) {
        var messages = delivered();
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().path("event").asString()).isEqualTo(event);
        return messages.getFirst();
    }

    private List<JsonNode> delivered() {
        RIG.settle();
        RIG.get(Deliverer.class).deliverDue();
        return receiver.requests().stream()
                .map(request -> Json.tree(request.body()))
                .toList();
    }

    private static JsonNode sample() throws IOException {
        try (var in = ConnectMessageTest.class.getResourceAsStream("/docusign/real-full-envelope-completed.json")) {
            return Json.tree(Objects.requireNonNull(in).readAllBytes());
        }
    }

    /// Every path with the kind of value that stands there, in order.
    private static List<String> shape(JsonNode message) {
        var shape = new ArrayList<String>();
        describe("", message, shape);
        return shape;
    }

    private static void describe(String path, JsonNode node, List<String> shape) {
        shape.add(path + " " + node.getNodeType());
        node.properties().forEach(entry -> describe(path + "." + entry.getKey(), entry.getValue(), shape));
        if (node.isArray()) {
            node.forEach(element -> describe(path + "[]", element, shape));
        }
    }
}
