package dev.pactwire.docusign;

import static dev.pactwire.testing.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.platform.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConnectCallsTest extends Wired {

    private static final String STORED =
            "{\"connectId\":\"100\",\"name\":\"Pactwire\",\"urlToPublishTo\":\"https://lumen.example/hooks\",\"events\":[\"envelope-sent\"],\"allowEnvelopePublish\":\"true\"}";

    private ConnectCalls connect() {
        return docusign.connect(ada);
    }

    @Test
    void a_configuration_is_created_enabled_and_signed() {
        service.next(json(201, STORED));
        var wanted = new ConnectConfiguration(
                "", "Pactwire", "https://lumen.example/hooks", EventNotification.ALL_EVENTS, true);

        assertThat(done(connect().create(wanted)).id()).isEqualTo("100");

        JsonNode body = Json.tree(service.last().body());
        assertThat(service.last().target()).isEqualTo(path("/connect"));
        assertThat(body.path("urlToPublishTo").asString()).isEqualTo("https://lumen.example/hooks");
        assertThat(body.path("allowEnvelopePublish").asString()).isEqualTo("true");
        assertThat(body.path("requiresAcknowledgement").asString()).isEqualTo("true");
        assertThat(body.path("includeHMAC").asString()).isEqualTo("true");
        assertThat(body.has("connectId")).isFalse();
    }

    @Test
    void an_update_names_the_configuration_in_its_body() {
        service.next(json(200, "{\"configurations\":[" + STORED + "],\"totalRecords\":\"1\"}"), json(200, STORED));

        ConnectConfiguration stored = done(connect().list()).getFirst();
        done(connect().update(stored));

        assertThat(service.last().method()).isEqualTo("PUT");
        assertThat(Json.tree(service.last().body()).path("connectId").asString())
                .isEqualTo("100");
    }

    @Test
    void a_deletion_needs_no_readable_answer() {
        service.next(json(200, ""), json(200, ""));

        assertThat(done(connect().delete("100"))).isEqualTo("100");
        assertThat(done(connect().deleteKey("k/1"))).isEqualTo("k/1");
        assertThat(service.last().target()).isEqualTo(path("/connect/secret/k%2F1"));
    }

    @Test
    void a_new_key_is_read_once_and_stays_out_of_logs() {
        service.next(json(200, "{\"keyId\":\"k1\",\"secret\":\"DtlzeMO5\"}"), json(200, "{\"keyId\":\"k1\"}"));

        ConnectCalls.Key key = done(connect().createKey());

        assertThat(key.secret()).isEqualTo("DtlzeMO5");
        assertThat(key.toString()).doesNotContain("DtlzeMO5");
        assertThat(problem(connect().createKey())).isInstanceOf(SigningProblem.Unreadable.class);
    }
}
