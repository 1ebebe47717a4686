package dev.pactwire.docusign;

import static dev.pactwire.testing.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EnvelopeCallsTest extends Wired {

    private static final String CREATED =
            "{\"envelopeId\":\"%s\",\"status\":\"created\",\"statusDateTime\":\"2026-11-22T10:00:00.0000000Z\",\"uri\":\"/envelopes/%s\"}"
                    .formatted(NDA, NDA);

    @Test
    void a_draft_goes_out_with_documents_recipients_tabs_and_its_webhook() {
        service.next(json(201, CREATED));

        assertThat(done(envelopes().create(nda(pdf()))))
                .isEqualTo(new EnvelopeCalls.Created(NDA, EnvelopeStatus.CREATED));

        assertThat(service.last().target()).isEqualTo(path("/envelopes"));
        assertThat(service.last().header("Authorization")).isEqualTo("Bearer ada-access-token");
        JsonNode body = Json.tree(service.last().body());
        assertThat(body.path("status").asString()).isEqualTo("created");
        assertThat(body.path("emailSubject").asString()).isEqualTo("Lumen Studio: NDA");
        assertThat(body.path("transactionId").asString()).isEqualTo("lumen-tx-1");
        assertThat(Base64.getDecoder()
                        .decode(body.at("/documents/0/documentBase64").asString()))
                .isEqualTo(pdf());
        assertThat(body.at("/recipients/signers/0/routingOrder").asString()).isEqualTo("1");
        assertThat(body.at("/recipients/signers/0/tabs/signHereTabs/0/xPosition")
                        .asString())
                .isEqualTo("72");
        assertThat(body.at("/recipients/carbonCopies/0/email").asString()).isEqualTo("mei@lumen.example");
        assertThat(body.at("/customFields/textCustomFields/0/value").asString()).isEqualTo("opportunity:42");
        assertThat(body.at("/eventNotification/requireAcknowledgment").asString())
                .isEqualTo("true");
        assertThat(body.at("/eventNotification/includeHMAC").asString()).isEqualTo("true");
        assertThat(body.at("/eventNotification/eventData/version").asString()).isEqualTo("restv2.1");
        assertThat(body.at("/notification/reminders/reminderDelay").asString()).isEqualTo("3");
        assertThat(body.at("/notification/expirations/expireAfter").asString()).isEqualTo("30");
    }

    @Test
    void large_documents_go_as_parts_of_their_own_bytes() {
        byte[] large = new byte[5 * 1024 * 1024];
        service.next(json(201, CREATED));

        done(envelopes().createAndSend(nda(large)));

        String type = service.last().header("Content-Type");
        assertThat(type).startsWith("multipart/form-data; boundary=");
        String boundary = type.substring(type.indexOf('=') + 1);
        String body = new String(service.last().body(), StandardCharsets.UTF_8);
        assertThat(body)
                .startsWith("--" + boundary
                        + "\r\nContent-Type: application/json\r\nContent-Disposition: form-data\r\n\r\n{")
                .contains("\"status\":\"sent\"")
                .contains("\r\nContent-Disposition: file; filename=\"NDA _été_.pdf\";documentid=1\r\n\r\n")
                .doesNotContain("documentBase64")
                .endsWith("\r\n--" + boundary + "--\r\n");
        assertThat(service.last().body().length).isBetween(large.length, large.length + 4096);
    }

    @Test
    void documents_over_the_services_limit_are_refused_before_they_are_sent() {
        SigningProblem problem = problem(envelopes().create(nda(new byte[36 * 1024 * 1024])));

        assertThat(problem).isInstanceOf(SigningProblem.RequestTooLarge.class);
        assertThat(problem.mayHaveActed()).isFalse();
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void a_subject_longer_than_the_service_takes_is_refused() {
        assertThatThrownBy(() -> new EnvelopeDraft(
                        "x".repeat(101),
                        "",
                        "t",
                        java.util.List.of(),
                        java.util.List.of(),
                        java.util.Map.of(),
                        java.util.Optional.empty(),
                        java.util.Optional.empty()))
                .hasMessageContaining("shorten");
    }

    @Test
    void a_lost_answer_is_found_again_by_its_transaction() {
        service.next(
                json(
                        200,
                        "{\"resultSetSize\":\"1\",\"envelopes\":[{\"envelopeId\":\"%s\",\"status\":\"created\",\"transactionId\":\"lumen-tx-1\"}]}"
                                .formatted(NDA)),
                json(200, "{\"resultSetSize\":\"0\"}"));

        assertThat(done(envelopes().findByTransaction("lumen-tx-1")))
                .map(EnvelopeSummary::id)
                .contains(NDA);
        assertThat(service.last().target()).isEqualTo(path("/envelopes?transaction_ids=lumen-tx-1"));
        assertThat(done(envelopes().findByTransaction("lumen-tx-2"))).isEmpty();
    }

    @Test
    void a_list_goes_on_until_its_total_is_reached() {
        service.next(
                json(200, page("0", "0", "2")), json(200, page("1", "1", "2")), json(200, "{\"totalSetSize\":\"0\"}"));
        var query = EnvelopeQuery.changedSince(TEN.minus(Duration.ofDays(1)));

        EnvelopeQuery.Page first = done(envelopes().list(query));
        assertThat(first.next()).isEqualTo(OptionalInt.of(1));
        assertThat(service.last().target())
                .contains("from_date=2026-11-21T10%3A00%3A00Z")
                .contains("start_position=0");

        EnvelopeQuery.Page second = done(envelopes().list(query.startingAt(1)));
        assertThat(second.next()).isEmpty();
        assertThat(second.envelopes()).hasSize(1);
        assertThat(done(envelopes().list(query)).envelopes()).isEmpty();
    }

    private static String page(String start, String end, String total) {
        return "{\"resultSetSize\":\"1\",\"startPosition\":\"%s\",\"endPosition\":\"%s\",\"totalSetSize\":\"%s\",\"envelopes\":[{\"envelopeId\":\"%s\",\"status\":\"sent\"},{\"status\":\"no id\"}]}"
                .formatted(start, end, total, NDA);
    }

    @Test
    void an_envelope_is_read_once_in_fifteen_minutes() {
        service.next(json(200, "{\"envelopeId\":\"%s\",\"status\":\"Sent\"}".formatted(NDA)));

        assertThat(done(envelopes().get(NDA)).status()).isEqualTo(EnvelopeStatus.SENT);
        assertThat(problem(envelopes().recipients(NDA)))
                .isEqualTo(new SigningProblem.RateLimited(TEN.plus(Duration.ofMinutes(15))));
        assertThat(service.requests()).hasSize(1);

        clock.move(Duration.ofMinutes(15));
        service.next(
                json(
                        200,
                        "{\"signers\":[{\"recipientId\":\"1\",\"name\":\"Grace Lindqvist\",\"status\":\"delivered\",\"routingOrder\":2}]}"));
        assertThat(done(envelopes().recipients(NDA)))
                .singleElement()
                .satisfies(grace -> assertThat(grace.order()).isEqualTo(2));
    }

    @Test
    void a_status_read_that_never_arrived_does_not_count() {
        service.close();

        assertThat(problem(envelopes().get(NDA))).isInstanceOf(SigningProblem.Unreachable.class);
        assertThat(problem(envelopes().get(NDA))).isInstanceOf(SigningProblem.Unreachable.class);
    }

    @Test
    void sending_voiding_and_resending_are_updates() {
        String done = "{\"envelopeId\":\"" + NDA + "\"}";
        service.next(json(200, done), json(200, done), json(200, done));

        done(envelopes().send(NDA));
        assertThat(service.last().method() + service.last().target()).isEqualTo("PUT" + path("/envelopes/" + NDA));
        assertThat(service.last().text()).isEqualTo("{\"status\":\"sent\"}");

        done(envelopes().cancel(NDA, "New price"));
        assertThat(Json.tree(service.last().body()).path("voidedReason").asString())
                .isEqualTo("New price");

        done(envelopes().resend(NDA));
        assertThat(service.last().target()).endsWith("?resend_envelope=true");
        assertThat(service.last().text()).isEqualTo("{}");
    }

    @Test
    void a_success_with_a_failed_item_is_a_refusal() {
        service.next(json(200, """
                {"recipientUpdateResults":[{"recipientId":"1","errorDetails":{"errorCode":"SUCCESS","message":""}},
                 {"recipientId":"2","errorDetails":{"errorCode":"RECIPIENT_UPDATE_FAILED","message":"has signed"}}]}"""));

        assertThat(problem(envelopes().resend(NDA)))
                .isEqualTo(new SigningProblem.ApiRefused(200, "RECIPIENT_UPDATE_FAILED", "has signed"));
    }

    @Test
    void an_empty_success_does_not_count_as_sent() {
        service.next(json(200, ""));

        assertThat(problem(envelopes().send(NDA))).isInstanceOf(SigningProblem.Unreadable.class);
    }
}
