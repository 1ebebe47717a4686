package dev.pactwire.esign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.CutOff;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireErrorsTest extends EsignTest {

    @Test
    void every_answer_carries_a_trace_and_the_limits() {
        var headers = api.get("/users").headers();

        assertThat(headers.get("x-docusign-tracetoken")).hasSize(36);
        assertThat(headers.get("x-ratelimit-limit")).isEqualTo("3000");
        assertThat(headers.get("x-ratelimit-reset")).matches("\\d{10}");
        assertThat(headers.get("x-burstlimit-remaining")).isEqualTo("500");
        assertThat(headers.get("content-security-policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void who_has_no_token_or_a_wrong_account_is_refused() {
        String account = accounts.own().id().toString();

        assertThat(new RestClient(port, account, "nothing").get("/users").errorCode())
                .isEqualTo("AUTHORIZATION_INVALID_TOKEN");
        assertThat(new RestClient(port, account, "nothing").get("/users").status())
                .isEqualTo(401);
        var elsewhere = new RestClient(port, UUID.randomUUID().toString(), ada.token());
        assertThat(elsewhere.get("/envelopes?from_date=2020-01-01").errorCode())
                .isEqualTo("USER_DOES_NOT_BELONG_TO_SPECIFIED_ACCOUNT");
        var byNumber = new RestClient(port, String.valueOf(accounts.own().externalId()), ada.token());
        assertThat(byNumber.get("/users").status()).isEqualTo(200);
    }

    @Test
    void what_this_server_does_not_have_is_said_in_the_wires_own_form() {
        for (String path :
                new String[] {"/templates", "/envelopes/" + UUID.randomUUID() + "/lock", "/groups", "/nonsense"}) {
            var answer = api.get(path);

            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.json().propertyNames()).containsExactly("errorCode", "message");
            assertThat(answer.errorCode()).isEqualTo("RESOURCE_NOT_FOUND");
        }
        assertThat(api.with("Accept", "text/html").send("PATCH", "/users", null).errorCode())
                .isEqualTo("RESOURCE_NOT_FOUND");
    }

    @Test
    void a_body_that_is_no_json_object_is_refused() {
        for (String body : new String[] {"{\"status\":", "[]", "\"text\"", "{\"a\":1}}", "<envelope/>"}) {
            assertThat(api.post("/envelopes", body).errorCode()).as(body).isEqualTo("INVALID_REQUEST_BODY");
        }
        assertThat(api.with("Content-Type", "application/xml")
                        .post("/envelopes", "<envelope/>")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void a_body_that_ends_before_its_announced_length_is_refused() throws IOException {
        String answer = CutOff.post(
                port,
                "/restapi/v2.1/accounts/" + accounts.own().id() + "/envelopes",
                Map.of("Authorization", "Bearer " + ada.token()),
                "{\"status\":\"crea",
                100);

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/json", "INVALID_REQUEST_BODY", "before its end");
    }

    @Test
    void a_wrong_type_is_named() {
        var answer = api.post("/envelopes", "{\"recipients\":{\"signers\":[{\"name\":{},\"email\":\"g@x.example\"}]}}");

        assertThat(answer.errorCode()).isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(answer.text("message")).contains("recipients.signers[0].name");
        assertThat(code("{\"recipients\":[]}")).isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(code("{\"recipients\":{\"signers\":[{\"routingOrder\":\"first\"}]}}"))
                .isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(code("{\"documents\":[\"x\"]}")).isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(code("{\"status\":\"finished\"}")).isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(code("{\"notification\":{\"expirations\":{\"expireEnabled\":\"maybe\"}}}"))
                .isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(code("{\"emailSubject\":\"" + "x".repeat(101) + "\"}")).isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(api.get("/envelopes/not-a-guid").errorCode()).isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(api.get("/envelopes?from_date=2020-01-01&count=many").errorCode())
                .isEqualTo("INVALID_REQUEST_PARAMETER");
    }

    @Test
    void what_changes_the_meaning_and_is_not_there_is_refused() {
        assertThat(code("{\"templateId\":\"" + UUID.randomUUID() + "\"}")).isEqualTo("TEMPLATE_ID_INVALID");
        assertThat(code("{\"compositeTemplates\":[{}]}")).isEqualTo("TEMPLATE_ID_INVALID");
        assertThat(code("{\"workflow\":{\"workflowSteps\":[{\"action\":\"pause_before\"}]}}"))
                .isEqualTo("PLAN_ITEM_NOT_ENABLED");
    }

    private String code(String envelope) {
        return api.post("/envelopes", envelope).errorCode();
    }

    @Test
    void habits_of_the_sdks_do_no_harm() {
        String id = draft();
        api.with("Content-Type", "application/json").with("Accept", "application/pdf");

        assertThat(api.send("GET", "/envelopes/" + id, new byte[0]).status()).isEqualTo(200);
        assertThat(api.put("/envelopes/status?envelope_ids=" + id, "").status()).isEqualTo(200);
        assertThat(api.post("/envelopes", "{\"emailSubject\":null,\"unknown\":{\"a\":[1]}}")
                        .status())
                .isEqualTo(201);
    }
}
