package dev.pactwire.esign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.platform.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    void who_gets_a_copy_has_no_view_before_his_turn() {
        String json = Papers.envelope("sent", "")
                .replace("\"routingOrder\":2", "\"routingOrder\":2,\"clientUserId\":\"tomas-1\"");
        String path = "/envelopes/" + api.post("/envelopes", json).text("envelopeId") + "/views/recipient";

        assertThat(api.post(path, visitor("Tomás Okafor", "tomas@lumen.example", "tomas-1"))
                        .errorCode())
                .isEqualTo("RECIPIENT_NOT_IN_SEQUENCE");
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

    @Test
    void an_address_that_was_opened_says_so_and_leads_back() throws Exception {
        var url = api.post(
                        "/envelopes/" + embedded() + "/views/recipient",
                        visitor("Grace Lindqvist", "grace@harborpine.example", "grace-1"))
                .text("url");

        var first = open(url);
        var second = open(url);

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("location").orElse(""))
                .contains("/sign/visit/")
                .contains("#");
        assertThat(second.statusCode()).isEqualTo(410);
        assertThat(second.body())
                .contains("This page was opened already")
                .contains("https://crm.lumen.example/back?state=1&amp;event=ttl_expired");
    }

    @Test
    void an_address_that_was_revoked_or_is_anothers_opens_nothing() throws Exception {
        String id = embedded();
        String path = "/envelopes/" + id + "/views/recipient";
        String grace = visitor("Grace Lindqvist", "grace@harborpine.example", "grace-1");
        String revoked = api.post(path, grace).text("url");
        api.send("DELETE", path, null);

        assertThat(open(revoked).headers().firstValue("location").orElse("")).doesNotContain("/sign/visit/");
        assertThat(open(api.post(path, grace).text("url").replaceFirst("slt=.", "slt=_"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_the_caller_put_into_his_return_address_comes_back_as_it_was() throws Exception {
        String id = draft();
        String back = "https://crm.lumen.example/back?state=a%20b%26c&x=%C3%A9#part";
        var sitting = open(api.post("/envelopes/" + id + "/views/sender", "{\"returnUrl\":\"" + back + "\"}")
                .text("url"));

        String next = Json.tree(press(sitting, "save").body()).path("next").asString();

        assertThat(next)
                .isEqualTo("https://crm.lumen.example/back?state=a%20b%26c&x=%C3%A9&envelopeId=" + id
                        + "&event=Save#part");
    }

    /// The answer to the first press was lost, or the program stopped before it.
    @Test
    void who_presses_send_again_for_what_has_gone_out_returns_as_if_for_the_first_time() throws Exception {
        String id = draft();
        var sitting = open(api.post("/envelopes/" + id + "/views/sender", "{" + RETURN + "}")
                .text("url"));
        api.put("/envelopes/" + id, "{\"status\":\"sent\"}");

        var answer = press(sitting, "send");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.tree(answer.body()).path("next").asString()).endsWith("event=Send");
    }

    @Test
    void a_return_address_that_is_none_is_refused() {
        for (String url : new String[] {
            "/back", "ftp://crm.lumen.example/", "https://user:pw@crm.lumen.example/", "https://", "x".repeat(500)
        }) {
            assertThat(api.post("/envelopes/" + draft() + "/views/sender", "{\"returnUrl\":\"" + url + "\"}")
                            .errorCode())
                    .as(url)
                    .isEqualTo("INVALID_REQUEST_PARAMETER");
        }
    }

    private HttpResponse<byte[]> press(HttpResponse<String> sitting, String button) throws Exception {
        String page = sitting.headers().firstValue("location").orElseThrow();
        var pressed = HttpRequest.newBuilder(
                        java.net.URI.create("http://localhost:" + port + page.replaceFirst("#.*", "") + "/" + button))
                .header("Pactwire-Visit", page.replaceFirst(".*#", ""))
                .POST(HttpRequest.BodyPublishers.noBody());
        return HttpClient.newHttpClient().send(pressed.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> open(String url) throws Exception {
        String here = url.replaceFirst("^https?://[^/]+", "http://localhost:" + port);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(java.net.URI.create(here)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
