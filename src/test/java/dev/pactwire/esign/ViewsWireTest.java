package dev.pactwire.esign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ViewsWireTest extends EsignTest {

    private static final String RETURN = "\"returnUrl\":\"https://crm.lumen.example/back?state=1\"";

    private String embedded() {
        String json = Papers.envelope("sent", "").replace("\"roleName\"", "\"clientUserId\":\"grace-1\",\"roleName\"");
        return api.post("/envelopes", json).text("envelopeId");
    }

    private static String visitor(String name, String email, String clientUserId) {
        return "{%s,\"authenticationMethod\":\"none\",\"userName\":\"%s\",\"email\":\"%s\",\"clientUserId\":\"%s\"}"
                .formatted(RETURN, name, email, clientUserId);
    }

    @Test
    void a_sender_view_of_a_draft_is_an_address() {
        String id = draft();

        var answer = api.post("/envelopes/" + id + "/views/sender", "{" + RETURN + ",\"viewAccess\":\"envelope\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("url"))
                .contains("/Member/StartInSession.aspx?StartConsole=1&t=")
                .contains("DocuEnvelope=" + id)
                .contains("&send=1&");
        assertThat(api.post("/envelopes/" + id + "/views/edit", "{" + RETURN + "}")
                        .status())
                .isEqualTo(201);
        assertThat(api.send("DELETE", "/envelopes/" + id + "/views/sender", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_recipient_view_is_for_who_is_meant() {
        String path = "/envelopes/" + embedded() + "/views/recipient";

        var answer = api.post(path, visitor("Grace Lindqvist", "grace@harborpine.example", "grace-1"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("url")).contains("/Signing/MTRedeem/v1/").contains("?slt=");
        assertThat(api.post(path, visitor("Grace Lindqvist", "grace@harborpine.example", "grace-2"))
                        .errorCode())
                .isEqualTo("UNKNOWN_ENVELOPE_RECIPIENT");
        assertThat(api.post(path, visitor("Bo Ek", "grace@harborpine.example", "grace-1"))
                        .errorCode())
                .isEqualTo("UNKNOWN_ENVELOPE_RECIPIENT");
        assertThat(api.post(path, "{" + RETURN + "}").errorCode()).isEqualTo("INVALID_REQUEST_PARAMETER");
    }

    @Test
    void who_was_invited_by_mail_has_no_embedded_view() {
        String path = "/envelopes/" + sent() + "/views/recipient";

        assertThat(api.post(path, visitor("Grace Lindqvist", "grace@harborpine.example", ""))
                        .errorCode())
                .isEqualTo("UNKNOWN_ENVELOPE_RECIPIENT");
    }

    @Test
    void a_view_that_cannot_be_says_why() {
        String draft = draft();

        assertThat(api.post("/envelopes/" + sent() + "/views/sender", "{" + RETURN + "}")
                        .errorCode())
                .isEqualTo("ENVELOPE_INVALID_STATUS");
        assertThat(api.post("/envelopes/" + draft + "/views/sender", "{\"returnUrl\":\"javascript:alert(1)\"}")
                        .errorCode())
                .isEqualTo("INVALID_REQUEST_PARAMETER");
    }

    @Test
    void there_is_no_correcting_view() {
        assertThat(api.post("/envelopes/" + sent() + "/views/correct", "{" + RETURN + "}")
                        .errorCode())
                .isEqualTo("PLAN_ITEM_NOT_ENABLED");
    }
}
