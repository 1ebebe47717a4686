package dev.pactwire.docusign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConnectMessageTest {

    private static final String ID = "8a1b2c3d-0000-4000-8000-00000000e0e1";

    private static ConnectMessage read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static ConnectMessage read(byte[] json) {
        return ((ConnectMessage.Read) ConnectMessage.parse(json)).message();
    }

    @Test
    void a_full_message_tells_status_times_recipients_fields_and_documents() {
        ConnectMessage message = read(Payloads.bytes("real-full-envelope-completed.json"));
        EnvelopeSummary summary = message.summary().orElseThrow();

        assertThat(message.event()).isEqualTo("envelope-completed");
        assertThat(message.envelopeId()).hasToString(ID);
        assertThat(message.configurationId()).isEqualTo("10055427");
        assertThat(message.generatedAt()).contains(Instant.parse("2022-09-22T15:22:53.4580747Z"));
        assertThat(summary.status()).isEqualTo(EnvelopeStatus.COMPLETED);
        assertThat(summary.senderEmail()).isEqualTo("sender@example.com");
        assertThat(summary.at(Moment.CREATED)).contains(Instant.parse("2022-09-22T15:19:24.5Z"));
        assertThat(summary.at(Moment.COMPLETED)).contains(Instant.parse("2022-09-22T15:22:52.92Z"));
        assertThat(summary.at(Moment.DECLINED)).isEmpty();
        assertThat(summary.recipients()).singleElement().satisfies(signer -> {
            assertThat(signer.kind()).isEqualTo(EnvelopeRecipient.Kind.SIGNER);
            assertThat(signer.status()).isEqualTo(EnvelopeRecipient.Status.COMPLETED);
            assertThat(signer.at(Moment.SIGNED)).contains(Instant.parse("2022-09-22T15:22:52.92Z"));
        });
        assertThat(summary.documents()).extracting(EnvelopeSummary.Document::id).containsExactly("1", "certificate");
    }

    @Test
    void a_message_without_a_summary_is_still_a_message() {
        ConnectMessage message = read(Payloads.bytes("real-min-envelope-completed.json"));

        assertThat(message.summary()).isEmpty();
        assertThat(message.envelopeId()).hasToString(ID);
    }

    @Test
    void strings_and_natives_times_of_any_precision_and_all_kinds_are_read() {
        ConnectMessage message = read("""
                {"event":"envelope-declined","retryCount":"2","configurationId":7,"generatedDateTime":"2026-11-22T10:00:00Z",
                 "data":{"accountId":"a","envelopeId":"%s","envelopeSummary":{"status":"DECLINED","voidedReason":null,
                 "sentDateTime":"2026-11-22T10:00:00.1234567Z","createdDateTime":"2026-11-22T11:00:00+01:00",
                 "declinedDateTime":"2026-11-22T10:05:00","completedDateTime":"never",
                 "customFields":{"textCustomFields":[{"name":"pactwire","value":"opportunity:42"}],"listCustomFields":[{"name":"region","value":"EU"}]},
                 "recipients":{"signers":[{"recipientId":1,"name":"Grace Lindqvist","routingOrder":2,"status":"declined","declinedReason":"Wrong price"}],
                  "carbonCopies":[{"recipientId":"2","status":"created","routingOrder":"3"}],
                  "inPersonSigners":[{"recipientId":"3","hostName":"Ada Moreau","signerName":"Tomás Okafor","status":"novel"}],
                  "notaries":null,"recipientCount":"3"}}}}""".formatted(ID));
        EnvelopeSummary summary = message.summary().orElseThrow();

        assertThat(message.retryCount()).isEqualTo(2);
        assertThat(summary.status().isFinal()).isTrue();
        assertThat(summary.at(Moment.SENT)).contains(Instant.parse("2026-11-22T10:00:00.1234567Z"));
        assertThat(summary.at(Moment.CREATED)).contains(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(summary.at(Moment.DECLINED)).contains(Instant.parse("2026-11-22T10:05:00Z"));
        assertThat(summary.at(Moment.COMPLETED)).isEmpty();
        assertThat(summary.customFields())
                .containsEntry("pactwire", "opportunity:42")
                .containsEntry("region", "EU");
        assertThat(summary.recipients()).hasSize(3);
        assertThat(summary.recipients().getFirst().declinedReason()).isEqualTo("Wrong price");
        assertThat(summary.recipients().getLast().name()).isEqualTo("Tomás Okafor");
        assertThat(summary.recipients().getLast().status()).isEqualTo(EnvelopeRecipient.Status.UNKNOWN);
    }

    @Test
    void a_recipients_event_names_the_recipient() {
        assertThat(read("{\"event\":\"recipient-completed\",\"data\":{\"envelopeId\":\"%s\",\"recipientId\":\"1\"}}"
                                .formatted(ID))
                        .recipientId())
                .isEqualTo("1");
    }

    @Test
    void a_voided_envelope_keeps_its_reason() {
        assertThat(
                        read("{\"event\":\"envelope-voided\",\"data\":{\"envelopeId\":\"%s\",\"envelopeSummary\":{\"status\":\"voided\",\"voidedReason\":\"New price\"}}}"
                                        .formatted(ID))
                                .summary()
                                .orElseThrow()
                                .voidedReason())
                .isEqualTo("New price");
    }

    @Test
    void a_message_about_a_template_is_something_else() {
        assertThat(ConnectMessage.parse(
                        "{\"event\":\"template-created\",\"data\":{}}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ConnectMessage.OfSomethingElse("template-created"));
    }

    @Test
    void what_is_no_message_is_unreadable_with_a_reason() {
        for (String bad : new String[] {
            "",
            "<html>",
            "{\"event\":\"envelope-sent\"",
            "[]",
            "\"text\"",
            "{}",
            "{\"event\":\"envelope-sent\",\"data\":{\"envelopeId\":\"../x\"}}"
        }) {
            assertThat(ConnectMessage.parse(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOf(ConnectMessage.Unreadable.class);
        }
    }
}
