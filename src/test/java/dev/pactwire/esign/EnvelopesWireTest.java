package dev.pactwire.esign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EnvelopesWireTest extends EsignTest {

    @Test
    void a_draft_is_created_and_read_back() {
        var answer = api.post("/envelopes", Papers.envelope("created", ""));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().propertyNames()).containsExactly("envelopeId", "status", "statusDateTime", "uri");
        assertThat(new String(answer.bytes(), StandardCharsets.UTF_8)).doesNotContain(": ", "\n");
        assertThat(answer.text("status")).isEqualTo("created");
        assertThat(answer.text("statusDateTime")).matches(".*\\.\\d{7}Z");
        var envelope = api.get(answer.text("uri"));
        assertThat(envelope.text("emailSubject")).isEqualTo("Order form for Harbor & Pine");
        assertThat(envelope.text("status")).isEqualTo("created");
        assertThat(envelope.json().has("sentDateTime")).isFalse();
        assertThat(envelope.json().get("anySigner").isNull()).isTrue();
        assertThat(envelope.json().path("sender").path("email").asString())
                .isEqualTo(ada.user().email());
        Shapes.fits("envelope", envelope.json());
    }

    @Test
    void include_adds_what_it_names() {
        String id = create(
                "created", ",\"customFields\":{\"textCustomFields\":[{\"name\":\"pwRef\",\"value\":\"person:94\"}]}");

        var plain = api.get("/envelopes/" + id).json();
        var full = api.get("/envelopes/" + id + "?include=recipients,custom_fields,documents,folders")
                .json();

        assertThat(plain.has("recipients") || plain.has("customFields")).isFalse();
        assertThat(full.path("recipients").path("signers").get(0).path("name").asString())
                .isEqualTo("Grace Lindqvist");
        assertThat(full.path("customFields")
                        .path("textCustomFields")
                        .get(0)
                        .path("value")
                        .asString())
                .isEqualTo("person:94");
        assertThat(full.path("envelopeDocuments")).hasSize(1);
    }

    @Test
    void an_envelope_is_sent_at_once_or_later() {
        String atOnce = sent();
        String later = draft();

        var answer = api.put("/envelopes/" + later, "{\"status\":\"SENT\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("envelopeId")).isEqualTo(later);
        assertThat(api.get("/envelopes/" + later).text("status")).isEqualTo("sent");
        assertThat(api.get("/envelopes/" + atOnce).text("status")).isEqualTo("sent");
        assertThat(api.put("/envelopes/" + later, "{\"status\":\"sent\"}").errorCode())
                .isEqualTo("ENVELOPE_INVALID_STATUS");
    }

    @Test
    void voiding_needs_a_reason_and_an_envelope_under_way() {
        String id = sent();

        assertThat(api.put("/envelopes/" + id, "{\"status\":\"voided\"}").status())
                .isEqualTo(400);
        api.put("/envelopes/" + id, "{\"status\":\"voided\",\"voidedReason\":\"Wrong price\"}");

        var envelope = api.get("/envelopes/" + id);
        assertThat(envelope.text("status")).isEqualTo("voided");
        assertThat(envelope.text("voidedReason")).isEqualTo("Wrong price");
        assertThat(api.put("/envelopes/" + id, "{\"status\":\"voided\",\"voidedReason\":\"Again\"}")
                        .errorCode())
                .isEqualTo("ENVELOPE_CANNOT_VOID_INVALID_STATE");
    }

    @Test
    void subject_and_blurb_change_in_drafts_only() {
        String id = draft();
        api.put("/envelopes/" + id, "{\"emailSubject\":\"Shorter\"}");

        var envelope = api.get("/envelopes/" + id);
        assertThat(envelope.text("emailSubject")).isEqualTo("Shorter");
        assertThat(envelope.text("emailBlurb")).isEqualTo("Please sign.");
        assertThat(api.put("/envelopes/" + sent(), "{\"emailSubject\":\"Shorter\"}")
                        .errorCode())
                .isEqualTo("ENVELOPE_INVALID_STATUS");
    }

    @Test
    void an_incomplete_envelope_cannot_be_sent_and_says_what_is_missing() {
        assertThat(api.post("/envelopes", "{\"status\":\"sent\",\"emailSubject\":\"x\"}")
                        .errorCode())
                .isEqualTo("ENVELOPE_IS_INCOMPLETE");
        assertThat(api.post("/envelopes", "{}").status()).isEqualTo(201);
    }

    @Test
    void the_same_transaction_id_gives_the_same_envelope() {
        String transaction = UUID.randomUUID().toString();
        String first = create("created", ",\"transactionId\":\"" + transaction + "\"");

        assertThat(create("created", ",\"transactionId\":\"" + transaction + "\""))
                .isEqualTo(first);
        var found = api.get("/envelopes?transaction_ids=" + transaction).json();
        assertThat(found.path("resultSetSize").asString()).isEqualTo("1");
        assertThat(found.path("envelopes").get(0).path("envelopeId").asString()).isEqualTo(first);
    }

    @Test
    void a_list_needs_a_beginning_and_comes_in_pages() {
        String from = Instant.now().minus(1, ChronoUnit.DAYS).toString();
        draft();
        draft();
        String third = sent();

        assertThat(api.get("/envelopes").errorCode()).isEqualTo("INVALID_REQUEST_PARAMETER");
        var all = api.get("/envelopes?from_date=" + from).json();
        assertThat(all.propertyNames())
                .containsExactly(
                        "resultSetSize",
                        "startPosition",
                        "endPosition",
                        "totalSetSize",
                        "nextUri",
                        "previousUri",
                        "envelopes");
        assertThat(all.path("totalSetSize").asString()).isEqualTo("3");
        assertThat(all.path("envelopes").get(0).path("envelopeId").asString()).isEqualTo(third);
        var page = api.get("/envelopes?from_date=" + from + "&count=2").json();
        assertThat(page.path("endPosition").asString()).isEqualTo("1");
        var next = api.get(page.path("nextUri").asString()).json();
        assertThat(next.path("resultSetSize").asString()).isEqualTo("1");
        assertThat(next.path("nextUri").asString()).isEmpty();
    }

    @Test
    void dates_are_read_as_programs_write_them() {
        draft();
        for (String date : new String[] {
            "2020-01-02",
            "2020/01/02",
            "1/2/2020",
            "2020-01-02T03:04:05",
            "2020-01-02 03:04:05",
            "2020-01-02T03:04:05.1234567Z"
        }) {
            var answer = api.get("/envelopes?from_date=" + URLEncoder.encode(date, StandardCharsets.UTF_8));

            assertThat(answer.text("totalSetSize")).as(date).isEqualTo("1");
        }
        assertThat(api.get("/envelopes?from_date=2020-01-02T03:04:05+02:00").text("totalSetSize"))
                .isEqualTo("1");
        assertThat(api.get("/envelopes?from_date=yesterday").errorCode()).isEqualTo("INVALID_REQUEST_PARAMETER");
    }

    @Test
    void status_lists_take_their_ids_from_the_address_or_from_the_body() {
        String first = draft();
        String second = sent();

        assertThat(api.get("/envelopes/status?envelope_ids=" + first + "," + second)
                        .text("totalSetSize"))
                .isEqualTo("2");
        assertThat(api.put("/envelopes/status?envelope_ids=request_body", "{\"envelopeIds\":[\"" + first + "\"]}")
                        .text("totalSetSize"))
                .isEqualTo("1");
        assertThat(api.get("/envelopes?from_date=2020-01-01&status=Sent").text("totalSetSize"))
                .isEqualTo("1");
        assertThat(api.get("/envelopes?from_date=2020-01-01&status=sent,signed,deleted,processing,timedout")
                        .text("totalSetSize"))
                .isEqualTo("1");
        assertThat(api.get("/envelopes?from_date=2020-01-01&status=lost").errorCode())
                .isEqualTo("INVALID_REQUEST_PARAMETER");
    }

    /// As the wire's description lists them; the status `template` only for the list by ids.
    @Test
    void a_list_knows_every_word_of_the_wire_for_a_status() {
        draft();
        sent();
        var found = Map.of("any", "2", "created", "1", "sent", "1", "processing", "1");
        for (String word : new String[] {
            "any",
            "completed",
            "created",
            "declined",
            "deleted",
            "delivered",
            "processing",
            "sent",
            "signed",
            "template",
            "timedout",
            "voided"
        }) {
            assertThat(api.get("/envelopes?from_date=2020-01-01&status=" + word).text("totalSetSize"))
                    .as(word)
                    .isEqualTo(found.getOrDefault(word, "0"));
        }
        assertThat(api.get("/envelopes?from_date=2020-01-01&status=sent,template")
                        .text("totalSetSize"))
                .isEqualTo("1");
    }

    @Test
    void a_period_is_about_every_word_of_the_wire_for_a_status() {
        draft();
        sent();
        var found = Map.of("Changed", "2", "Created", "2", "Sent", "1", "Processing", "1");
        for (String word : new String[] {
            "Changed",
            "Completed",
            "Created",
            "Declined",
            "Deleted",
            "Delivered",
            "Processing",
            "Sent",
            "Signed",
            "TimedOut",
            "Voided"
        }) {
            assertThat(api.get("/envelopes?from_date=2020-01-01&from_to_status=" + word)
                            .text("totalSetSize"))
                    .as(word)
                    .isEqualTo(found.getOrDefault(word, "0"));
        }
        assertThat(api.get("/envelopes?from_date=2020-01-01&from_to_status=lost")
                        .errorCode())
                .isEqualTo("INVALID_REQUEST_PARAMETER");
    }

    @Test
    void who_is_neither_sender_nor_administrator_sees_nothing() {
        String id = draft();
        var colleague = client(connect("Sam Reed", Role.SALES));
        var admin = client(connect("Tomás Okafor", Role.ADMIN));

        assertThat(colleague.get("/envelopes/" + id).errorCode()).isEqualTo("ENVELOPE_DOES_NOT_EXIST");
        assertThat(colleague.get("/envelopes/" + id).status()).isEqualTo(404);
        assertThat(colleague.get("/envelopes?envelope_ids=" + id).text("totalSetSize"))
                .isEqualTo("0");
        assertThat(admin.get("/envelopes/" + id).status()).isEqualTo(200);
        assertThat(admin.get("/envelopes?envelope_ids=" + id).text("totalSetSize"))
                .isEqualTo("1");
        assertThat(admin.get("/envelopes?envelope_ids=" + id + "&user_filter=sender")
                        .text("totalSetSize"))
                .isEqualTo("0");
    }

    @Test
    void custom_fields_are_added_changed_and_removed() {
        String path = "/envelopes/" + draft() + "/custom_fields";

        var added = api.post(
                path,
                "{\"textCustomFields\":[{\"name\":\"pwRef\",\"value\":\"a\",\"show\":\"true\"}],\"listCustomFields\":[{\"name\":\"kind\",\"value\":\"x\",\"listItems\":[\"x\",\"y\"]}]}");
        assertThat(added.status()).isEqualTo(201);
        String id = added.json().path("textCustomFields").get(0).path("fieldId").asString();
        api.put(path, "{\"textCustomFields\":[{\"fieldId\":\"" + id + "\",\"value\":\"b\"}]}");
        assertThat(api.get(path)
                        .json()
                        .path("textCustomFields")
                        .get(0)
                        .path("value")
                        .asString())
                .isEqualTo("b");
        var left = api.delete(path, "{\"textCustomFields\":[{\"fieldId\":\"" + id + "\"}]}")
                .json();
        assertThat(left.path("textCustomFields")).isEmpty();
        assertThat(left.path("listCustomFields")).hasSize(1);
        Shapes.fits("customFields", left);
    }

    @Test
    void custom_fields_added_at_the_same_moment_are_all_kept() throws Exception {
        String path = "/envelopes/" + draft() + "/custom_fields";
        var programs = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            String name = "field " + i;
            programs.add(() -> client(ada)
                    .post(path, "{\"textCustomFields\":[{\"name\":\"" + name + "\",\"value\":\"a\"}]}")
                    .status());
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(programs)) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }

        JsonNode kept = api.get(path).json().path("textCustomFields");
        assertThat(kept).hasSize(8);
        assertThat(kept.valueStream().map(field -> field.path("fieldId").asString()))
                .doesNotHaveDuplicates();
    }

    @Test
    void reminders_and_expiry_are_text_and_keep_what_is_not_named() {
        String path = "/envelopes/" + draft() + "/notification";

        api.put(path, "{\"reminders\":{\"reminderEnabled\":true,\"reminderDelay\":\"3\",\"reminderFrequency\":2}}");

        var notification = api.get(path).json();
        assertThat(notification.path("reminders").path("reminderDelay").asString())
                .isEqualTo("3");
        assertThat(notification.path("reminders").path("reminderEnabled").isString())
                .isTrue();
        assertThat(notification.path("expirations").path("expireAfter").asString())
                .isEqualTo("120");
        Shapes.fits("notification", notification);
    }

    @Test
    void the_audit_trail_tells_what_happened_in_order() {
        var events = api.get("/envelopes/" + sent() + "/audit_events").json().path("auditEvents");

        assertThat(events.toString()).contains("Registered", "Sent", "Grace Lindqvist");
        assertThat(events.get(0).path("eventFields").get(0).path("name").asString())
                .isEqualTo("logTime");
    }

    @Test
    void twenty_threads_with_one_transaction_make_one_envelope() throws Exception {
        String json = Papers.envelope("sent", ",\"transactionId\":\"" + java.util.UUID.randomUUID() + "\"");
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(20)) {
            var answers =
                    threads.invokeAll(java.util.Collections.<java.util.concurrent.Callable<RestClient.Answer>>nCopies(
                            20, () -> api.post("/envelopes", json)));

            var ids = new java.util.HashSet<String>();
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(201);
                ids.add(answer.get().text("envelopeId"));
            }
            assertThat(ids).hasSize(1);
        }
    }
}
