package dev.pactwire.esign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConnectWireTest extends EsignTest {

    private static final String CONFIGURATION = """
            {"name":"CRM","urlToPublishTo":"https://crm.lumen.example/hooks","allowEnvelopePublish":"true","allUsers":"true",
             "configurationType":"custom","includeHMAC":"true","requiresAcknowledgement":"true","deliveryMode":"SIM",
             "events":["envelope-completed"],"eventData":{"version":"restv2.1","format":"json","includeData":["recipients"]}}""";

    private RestClient admin;

    @BeforeEach
    void tomas_administers_the_signing_account() {
        admin = client(connect("Tomás Okafor", Role.ADMIN));
    }

    @Test
    void a_configuration_is_made_read_changed_and_removed() {
        var created = admin.post("/connect", CONFIGURATION);
        String id = created.text("connectId");

        assertThat(created.status()).isEqualTo(201);
        Shapes.fits("connectCustomConfiguration", created.json());
        var changed = admin.put("/connect", "{\"connectId\":\"" + id + "\",\"allowEnvelopePublish\":\"false\"}");
        assertThat(changed.text("allowEnvelopePublish")).isEqualTo("false");
        assertThat(changed.text("name")).isEqualTo("CRM");
        JsonNode read = admin.get("/connect/" + id).json();
        assertThat(read.path("totalRecords").asString()).isEqualTo("1");
        assertThat(read.path("configurations").get(0).path("events").get(0).asString())
                .isEqualTo("envelope-completed");
        assertThat(admin.get("/connect").json().path("configurations").toString())
                .contains("\"" + id + "\"");
        assertThat(admin.send("DELETE", "/connect/" + id, null).status()).isEqualTo(200);
        assertThat(admin.get("/connect/" + id).errorCode()).isEqualTo("RESOURCE_NOT_FOUND");
    }

    @Test
    void only_administrators_reach_them() {
        assertThat(api.get("/connect").errorCode()).isEqualTo("USER_NOT_ACCOUNT_ADMIN");
        assertThat(api.post("/connect/secret", "").status()).isEqualTo(403);
        assertThat(api.get("/connect/logs").status()).isEqualTo(403);
    }

    @Test
    void a_configuration_that_cannot_be_delivered_is_refused() {
        assertThat(admin.post("/connect", "{\"name\":\"x\"}").errorCode()).isEqualTo("INVALID_REQUEST_PARAMETER");
        assertThat(admin.put("/connect", "{}").errorCode()).isEqualTo("INVALID_REQUEST_PARAMETER");
    }

    @Test
    void a_key_is_shown_once() {
        var created = admin.post("/connect/secret", "");
        String secret = created.text("secret");

        String listed = admin.get("/connect/secret").json().toString();

        assertThat(secret.length()).isGreaterThan(40);
        assertThat(listed).contains(created.text("keyId")).doesNotContain(secret);
        assertThat(admin.send("DELETE", "/connect/secret/" + created.text("keyId"), null)
                        .status())
                .isEqualTo(200);
        assertThat(admin.get("/connect/secret").json().toString()).doesNotContain(created.text("keyId"));
    }

    @Test
    void logs_failures_and_the_retry_queue_answer() {
        String id = sent();

        assertThat(admin.get("/connect/logs").json().path("logs").isArray()).isTrue();
        assertThat(admin.get("/connect/failures").json().path("failures").isArray())
                .isTrue();
        assertThat(admin.get("/connect/logs/999999").errorCode()).isEqualTo("RESOURCE_NOT_FOUND");
        assertThat(admin.put("/connect/envelopes/retry_queue", "{\"envelopeIds\":[\"" + id + "\"]}")
                        .text("retryQueue"))
                .isEmpty();
        assertThat(admin.send("PUT", "/connect/envelopes/" + id + "/retry_queue", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_envelope_may_carry_notifications_of_its_own() {
        assertThat(
                        create(
                                "sent",
                                ",\"eventNotification\":{\"url\":\"https://crm.lumen.example/hooks\",\"events\":[\"envelope-sent\"]}"))
                .isNotEmpty();
        assertThat(api.post("/envelopes", Papers.envelope("sent", ",\"eventNotifications\":[{\"url\":\"ftp://x\"}]"))
                        .errorCode())
                .isEqualTo("INVALID_REQUEST_PARAMETER");
    }
}
