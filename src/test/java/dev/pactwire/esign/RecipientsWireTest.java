package dev.pactwire.esign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.mailroom.Mailroom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class RecipientsWireTest extends EsignTest {

    @Autowired
    Mailroom mailroom;

    private JsonNode recipients(String envelope) {
        return api.get("/envelopes/" + envelope + "/recipients").json();
    }

    @Test
    void recipients_stand_in_an_array_for_each_kind() {
        JsonNode recipients = recipients(draft());

        assertThat(recipients.path("signers").get(0).path("roleName").asString())
                .isEqualTo("Customer");
        assertThat(recipients.path("carbonCopies").get(0).path("routingOrder").asString())
                .isEqualTo("2");
        assertThat(recipients.path("agents")).isEmpty();
        assertThat(recipients.path("recipientCount").asString()).isEqualTo("2");
        assertThat(recipients.path("currentRoutingOrder").asString()).isEqualTo("1");
        Shapes.fits("recipients", recipients);
        Shapes.fits("signer", recipients.path("signers").get(0));
        Shapes.fits("carbonCopy", recipients.path("carbonCopies").get(0));
    }

    @Test
    void a_draft_takes_more_recipients_and_gives_those_without_an_id_a_number() {
        String id = draft();

        var answer = api.post(
                "/envelopes/" + id + "/recipients",
                "{\"signers\":[{\"name\":\"Bo Ek\",\"email\":\"bo@harborpine.example\",\"routingOrder\":3}]}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(recipients(id).path("signers").get(1).path("recipientId").asString())
                .isEqualTo("3");
        assertThat(api.post(
                                "/envelopes/" + sent() + "/recipients",
                                "{\"signers\":[{\"name\":\"Bo\",\"email\":\"bo@x.example\"}]}")
                        .errorCode())
                .isEqualTo("ENVELOPE_INVALID_STATUS");
    }

    @Test
    void of_several_new_ones_all_are_taken_or_none_so_that_the_corrected_list_can_be_sent_again() {
        String id = draft();
        String body = """
                {"signers":[{"recipientId":"7","name":"Bo Ek","email":"bo@harborpine.example"},
                            {"recipientId":"8","name":"Ann Ek","email":"%s"}]}""";

        assertThat(api.post("/envelopes/" + id + "/recipients", body.formatted("ann at harborpine"))
                        .errorCode())
                .isEqualTo("INVALID_EMAIL_ADDRESS_FOR_RECIPIENT");

        assertThat(api.post("/envelopes/" + id + "/recipients", body.formatted("ann@harborpine.example"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_draft_changes_known_recipients_and_adds_unknown_ones() {
        String id = draft();

        var answer = api.put("/envelopes/" + id + "/recipients", """
                {"signers":[{"recipientId":"1","note":"Page 2, please"},
                            {"recipientId":"9","name":"Bo Ek","email":"bo@harborpine.example"}]}""");

        assertThat(answer.json()
                        .path("recipientUpdateResults")
                        .get(0)
                        .path("errorDetails")
                        .path("errorCode")
                        .asString())
                .isEqualTo("SUCCESS");
        JsonNode signers = recipients(id).path("signers");
        assertThat(signers.get(0).path("note").asString()
                        + signers.get(1).path("note").asString())
                .isEqualTo("Page 2, please");
        assertThat(signers).hasSize(2);
    }

    @Test
    void each_recipient_that_cannot_be_changed_has_an_error_of_its_own() {
        String id = sent();

        var answer = api.put("/envelopes/" + id + "/recipients?resend_envelope=true", """
                {"signers":[{"recipientId":"1","email":"grace.lindqvist@harborpine.example"},
                            {"recipientId":"7","name":"Nobody"}],
                 "carbonCopies":[{"recipientId":"2","email":"not an address"}]}""");

        assertThat(answer.status()).isEqualTo(200);
        JsonNode results = answer.json().path("recipientUpdateResults");
        assertThat(code(results.get(0))).isEqualTo("SUCCESS");
        assertThat(code(results.get(1))).isEqualTo("UNKNOWN_ENVELOPE_RECIPIENT");
        assertThat(code(results.get(2))).isEqualTo("INVALID_EMAIL_ADDRESS_FOR_RECIPIENT");
        assertThat(recipients(id).path("signers").get(0).path("email").asString())
                .isEqualTo("grace.lindqvist@harborpine.example");
    }

    @Test
    void what_cannot_be_changed_any_more_is_said_and_a_note_alone_mails_nothing() {
        String id = sent();
        String address = "grace-" + UUID.randomUUID() + "@harborpine.example";

        correct(id, "\"email\":\"" + address + "\"");
        assertThat(mailsTo(address)).isEqualTo(1);
        assertThat(correct(id, "\"note\":\"Page 2, please\"")).isEqualTo("SUCCESS");
        assertThat(mailsTo(address)).isEqualTo(1);
        assertThat(correct(id, "\"email\":\"" + address + "\"")).isEqualTo("SUCCESS");
        assertThat(mailsTo(address)).isEqualTo(2);

        assertThat(correct(id, "\"routingOrder\":\"3\"")).isEqualTo("RECIPIENT_UPDATE_FAILED");
        assertThat(correct(id, "\"clientUserId\":\"grace-1\"")).isEqualTo("RECIPIENT_UPDATE_FAILED");
        assertThat(correct(id, "\"routingOrder\":\"1\"")).isEqualTo("SUCCESS");
    }

    @Test
    void whose_address_is_corrected_while_all_is_sent_again_gets_one_letter() {
        String id = sent();
        String address = "grace-" + UUID.randomUUID() + "@harborpine.example";

        api.put(
                "/envelopes/" + id + "/recipients?resend_envelope=true",
                "{\"signers\":[{\"recipientId\":\"1\",\"email\":\"" + address + "\"}]}");
        assertThat(mailsTo(address)).isEqualTo(1);

        api.put(
                "/envelopes/" + id + "/recipients?resend_envelope=true",
                "{\"signers\":[{\"recipientId\":\"1\",\"note\":\"Page 2, please\"}]}");
        assertThat(mailsTo(address)).isEqualTo(2);
    }

    private String correct(String envelope, String what) {
        var answer = api.put(
                "/envelopes/" + envelope + "/recipients", "{\"signers\":[{\"recipientId\":\"1\"," + what + "}]}");
        return code(answer.json().path("recipientUpdateResults").get(0));
    }

    private long mailsTo(String address) {
        return mailroom.newest(true, null, 1000).stream()
                .filter(mail -> mail.toAddress().equals(address))
                .count();
    }

    private static String code(JsonNode result) {
        return result.path("errorDetails").path("errorCode").asString();
    }

    @Test
    void nobody_is_changed_when_the_envelope_is_over() {
        String id = sent();
        api.put("/envelopes/" + id, "{\"status\":\"voided\",\"voidedReason\":\"Wrong price\"}");

        assertThat(api.put("/envelopes/" + id + "/recipients", "{\"signers\":[{\"recipientId\":\"1\"}]}")
                        .errorCode())
                .isEqualTo("ENVELOPE_INVALID_STATUS");
    }

    @Test
    void recipients_of_a_draft_are_removed_one_or_several() {
        String id = draft();

        var answer = api.send("DELETE", "/envelopes/" + id + "/recipients/2", null);
        assertThat(answer.json().path("recipientCount").asString()).isEqualTo("1");
        api.delete("/envelopes/" + id + "/recipients", "{\"signers\":[{\"recipientId\":\"1\"}]}");
        assertThat(recipients(id).path("recipientCount").asString()).isEqualTo("0");
        assertThat(api.send("DELETE", "/envelopes/" + id + "/recipients/1", null)
                        .errorCode())
                .isEqualTo("UNKNOWN_ENVELOPE_RECIPIENT");
    }

    @Test
    void of_several_that_are_to_be_removed_all_are_or_none() {
        String id = draft();

        assertThat(api.delete(
                                "/envelopes/" + id + "/recipients",
                                "{\"signers\":[{\"recipientId\":\"1\"},{\"recipientId\":\"99\"}]}")
                        .errorCode())
                .isEqualTo("UNKNOWN_ENVELOPE_RECIPIENT");

        assertThat(recipients(id).path("recipientCount").asString()).isEqualTo("2");
    }

    @Test
    void a_check_or_a_kind_that_we_do_not_have_is_refused_not_overlooked() {
        for (String recipients : new String[] {
            "{\"signers\":[{\"name\":\"G\",\"email\":\"g@x.example\",\"accessCode\":\"1234\"}]}",
            "{\"signers\":[{\"name\":\"G\",\"email\":\"g@x.example\",\"identityVerification\":{\"workflowId\":\"w\"}}]}",
            "{\"signers\":[{\"name\":\"G\",\"email\":\"g@x.example\",\"requireIdLookup\":\"true\"}]}",
            "{\"signers\":[{\"name\":\"G\",\"email\":\"g@x.example\",\"excludedDocuments\":[\"1\"]}]}",
            "{\"inPersonSigners\":[{\"name\":\"G\"}]}"
        }) {
            assertThat(api.post("/envelopes/" + draft() + "/recipients", recipients)
                            .errorCode())
                    .as(recipients)
                    .isEqualTo("PLAN_ITEM_NOT_ENABLED");
        }
    }

    @Test
    void a_recipient_id_stands_once() {
        assertThat(api.post("/envelopes", """
                {"recipients":{"signers":[{"recipientId":"1","name":"G","email":"g@x.example"},
                                          {"recipientId":"1","name":"H","email":"h@x.example"}]}}""").errorCode()).isEqualTo("INVALID_RECIPIENT_ID");
    }
}
