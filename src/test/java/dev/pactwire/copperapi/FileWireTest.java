package dev.pactwire.copperapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FileWireTest extends WireTest {

    private static final byte[] NDA = "%PDF-1.7 an agreement".getBytes(StandardCharsets.US_ASCII);

    private String deal;

    @BeforeEach
    void a_deal() {
        deal = "/opportunities/" + created("opportunities", "{'name':'8 machines'}");
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    @Test
    void three_steps_put_a_file_on_a_record_and_its_bytes_come_back() {
        JsonNode form = form();
        assertThat(form.path("url").asString()).startsWith("http://localhost:" + port + "/developer_api/v1/uploads/");
        assertThat(Set.copyOf(form.path("fields").propertyNames()))
                .isEqualTo(Set.of("key", "acl", "AWSAccessKeyId", "policy", "signature", "success_action_status"));

        assertThat(store(form, fields(form), NDA).status()).isEqualTo(201);
        JsonNode file = register(form, "Vertrag Größe \u2013 NDA.pdf").json();

        assertThat(Set.copyOf(file.propertyNames()))
                .isEqualTo(Set.of(
                        "id",
                        "is_deleted",
                        "file_name",
                        "file_size",
                        "content_type",
                        "creator_id",
                        "date_created",
                        "date_modified"));
        assertThat(file.path("file_size").asLong()).isEqualTo(NDA.length);
        assertThat(file.path("content_type").asString()).isEqualTo("application/pdf");
        assertThat(ada.get(deal + "/files").json()).containsExactly(file);
        assertThat(ada.get(deal + "/files/" + file.path("id")).json()).isEqualTo(file);

        var content = ada.get(deal + "/files/" + file.path("id") + "/content");
        assertThat(content.bytes()).isEqualTo(NDA);
        assertThat(content.headers())
                .containsEntry("content-type", "application/pdf")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("content-length", String.valueOf(NDA.length))
                .containsEntry(
                        "content-disposition",
                        "attachment; filename=\"Vertrag Gr__e _ NDA.pdf\"; filename*=UTF-8''Vertrag%20Gr%C3%B6%C3%9Fe%20%E2%80%93%20NDA.pdf");
        assertThat(content.headers().get("cache-control")).contains("no-store").contains("private");
    }

    @Test
    void a_key_works_once_for_its_record_and_its_user_and_for_an_hour() {
        JsonNode form = form();
        assertThat(register(form, "early.pdf").status()).isEqualTo(422);
        store(form, fields(form), NDA);
        assertThat(store(form, fields(form), NDA).status()).isEqualTo(403);

        String body = "{'file_name':'x.pdf','key':'%s'}"
                .formatted(form.path("fields").path("key").asString());
        String other = "/opportunities/" + created("opportunities", "{'name':'other'}");
        assertThat(ada.post(other + "/files", body).status()).isEqualTo(422);
        assertThat(client(cast.tomas()).post(deal + "/files", body).status()).isEqualTo(422);
        assertThat(register(form, "x.pdf").status()).isEqualTo(200);
        assertThat(register(form, "x.pdf").status()).isEqualTo(422);
        assertThat(store(form, fields(form), NDA).status()).isEqualTo(403);

        JsonNode late = form();
        JsonNode later = form();
        store(late, fields(late), NDA);
        clock.advance(Duration.ofMinutes(61));
        assertThat(register(late, "late.pdf").status()).isEqualTo(422);
        assertThat(store(later, fields(later), NDA).status()).isEqualTo(403);
    }

    @Test
    void a_changed_form_stores_nothing() {
        JsonNode form = form();
        for (String field : new String[] {"key", "policy", "signature"}) {
            Map<String, String> forged = fields(form);
            forged.put(field, "x" + forged.get(field));
            assertThat(store(form, forged, NDA).status()).as(field).isEqualTo(403);
        }
        Map<String, String> empty = new LinkedHashMap<>();
        assertThat(store(form, empty, NDA).status()).isEqualTo(403);
    }

    @Test
    void a_file_that_is_empty_or_too_large_is_refused() {
        JsonNode empty = form();
        store(empty, fields(empty), new byte[0]);
        assertThat(register(empty, "empty.pdf").status()).isEqualTo(422);

        JsonNode large = form();
        var answer = store(large, fields(large), new byte[26 * 1024 * 1024]);
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void bytes_belong_to_their_record_only() {
        JsonNode form = form();
        store(form, fields(form), "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        JsonNode file = register(form, "../../page.html").json();
        String other = "/opportunities/" + created("opportunities", "{'name':'other'}");

        assertThat(file.path("file_name").asString()).isEqualTo("page.html");
        assertThat(ada.get(other + "/files/" + file.path("id") + "/content").status())
                .isEqualTo(404);
        assertThat(ada.get(deal + "/files/" + file.path("id") + "/content")
                        .headers()
                        .get("content-disposition"))
                .startsWith("attachment");
        assertThat(ada.get("/opportunities/987654321/files/s3_signed_url").status())
                .isEqualTo(404);
    }

    private JsonNode form() {
        return ada.get(deal + "/files/s3_signed_url").json();
    }

    private static Map<String, String> fields(JsonNode form) {
        var fields = new LinkedHashMap<String, String>();
        form.path("fields")
                .propertyStream()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        return fields;
    }

    private WireClient.Answer register(JsonNode form, String name) {
        return ada.post(
                deal + "/files",
                "{'file_name':'%s','key':'%s'}"
                        .formatted(name, form.path("fields").path("key").asString()));
    }

    private static WireClient.Answer store(JsonNode form, Map<String, String> fields, byte[] bytes) {
        String boundary = "----b0undary";
        var head = new StringBuilder();
        fields.forEach((name, value) -> head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(boundary, name, value)));
        head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"nda.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
                        .formatted(boundary));
        return WireClient.send(
                HttpRequest.newBuilder(URI.create(form.path("url").asString()))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofString(head.toString()),
                                BodyPublishers.ofByteArray(bytes),
                                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                        .build());
    }
}
