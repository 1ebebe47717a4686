package dev.pactwire.copperapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.CutOff;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UnknownWireTest extends WireTest {

    private static final String NOT_FOUND = "{\"success\":false,\"status\":404,\"message\":\"Resource not found\"}";

    @Test
    void every_other_operation_is_not_found_in_the_protocols_own_words() {
        for (String path : List.of(
                "/",
                "/boats",
                "/tasks/1",
                "/projects/1",
                "/webhooks",
                "/people/x",
                "/people/1/2/3",
                "/field_layouts/by_entity/person",
                "/uploads")) {
            var answer = ada.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.text()).as(path).isEqualTo(NOT_FOUND);
        }
        assertThat(ada.put("/leads/upsert", "{}").text()).isEqualTo(NOT_FOUND);
        assertThat(ada.post("/leads/bulk_create", "{}").text()).isEqualTo(NOT_FOUND);
        assertThat(ada.post("/tasks", "{'name':'x'}").text()).isEqualTo(NOT_FOUND);
    }

    @Test
    void a_wrong_method_is_not_found_too() {
        assertThat(ada.get("/people").text()).isEqualTo(NOT_FOUND);
        assertThat(ada.post("/people/1", "{}").text()).isEqualTo(NOT_FOUND);
        assertThat(ada.delete("/account").text()).isEqualTo(NOT_FOUND);
        assertThat(ada.post("/uploads", "{}").text()).isEqualTo(NOT_FOUND);
    }

    @Test
    void malformed_json_is_422_and_says_so() {
        for (String body : List.of("{'name':", "nonsense", "{'name':'x'} trailing'")) {
            var answer = ada.post("/people", body);
            assertThat(answer.status()).as(body).isEqualTo(422);
            assertThat(answer.message()).startsWith("Invalid input: ");
        }
        assertThat(ada.post("/people", "[" + "[".repeat(5_000)).status()).isEqualTo(422);
    }

    @Test
    void a_body_that_ends_before_its_announced_length_is_422_and_says_so() throws IOException {
        String answer = CutOff.post(
                port,
                "/developer_api/v1/people",
                Map.of("Authorization", "Bearer " + keys.create(cast.ada().id(), "test")),
                "{\"name\":\"Grace",
                100);

        assertThat(answer).startsWith("HTTP/1.1 422").contains("application/json", "Invalid input: ", "before its end");
    }

    @Test
    void answers_are_json_whatever_the_caller_says_it_accepts() {
        for (String accept : List.of("text/html", "application/xml", "image/png")) {
            var answer = client(cast.ada()).with("Accept", accept).get("/people/987654321");
            assertThat(answer.text()).as(accept).isEqualTo(NOT_FOUND);
            assertThat(client(cast.ada())
                            .with("Accept", accept)
                            .get("/users/me")
                            .status())
                    .isEqualTo(200);
            assertThat(answer.headers()).containsEntry("content-type", "application/json");
        }
        assertThat(client(cast.ada())
                        .with("Content-Type", "text/plain")
                        .post("/people", "{'name':'x'}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_app_is_registered_by_an_administrator_and_its_key_is_public() {
        WireClient tomas = client(cast.tomas());
        String body =
                "{'name':'Agreements','url':'https://pactwire.example/panel','record_types':['lead','opportunity']}";

        JsonNode app = tomas.put("/embedded_apps/agreements-" + mark, body).json();
        assertThat(Set.copyOf(app.propertyNames())).isEqualTo(Set.of("id", "name", "url", "record_types", "enabled"));
        assertThat(app.path("enabled").asBoolean()).isTrue();
        JsonNode off = tomas.put("/embedded_apps/agreements-" + mark, "{'enabled':false}")
                .json();
        assertThat(off.path("enabled").asBoolean()).isFalse();
        assertThat(off.path("record_types")).hasSize(2);
        assertThat(tomas.get("/embedded_apps/agreements-" + mark).json()).isEqualTo(off);
        assertThat(tomas.get("/embedded_apps/none-" + mark).status()).isEqualTo(404);
        assertThat(ada.put("/embedded_apps/agreements-" + mark, body).status()).isEqualTo(403);
        var wrong = tomas.put("/embedded_apps/other-" + mark, "{'name':'x','url':'ftp://x'}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.message()).contains("url");

        var key = ada.without("X-PW-AccessToken").without("X-PW-UserEmail").get("/embedded_apps/public_key");
        assertThat(key.text()).startsWith("-----BEGIN PUBLIC KEY-----").endsWith("-----END PUBLIC KEY-----\n");
        assertThat(key.headers().get("content-type")).startsWith("text/plain");
    }
}
