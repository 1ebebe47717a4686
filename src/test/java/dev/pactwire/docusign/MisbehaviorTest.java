package dev.pactwire.docusign;

import static dev.pactwire.testing.FakeServer.html;
import static dev.pactwire.testing.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.docusign.SigningProblem.AnswerTooLarge;
import dev.pactwire.docusign.SigningProblem.ApiRefused;
import dev.pactwire.docusign.SigningProblem.RateLimited;
import dev.pactwire.docusign.SigningProblem.ServerBroken;
import dev.pactwire.docusign.SigningProblem.TimedOut;
import dev.pactwire.docusign.SigningProblem.Unauthorized;
import dev.pactwire.docusign.SigningProblem.Unreachable;
import dev.pactwire.docusign.SigningProblem.Unreadable;
import dev.pactwire.platform.Outgoing;
import dev.pactwire.testing.FakeServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Every way in which a signing service can fail has a name.
class MisbehaviorTest extends Wired {

    private SigningProblem after(FakeServer.Behavior behavior) {
        service.next(behavior);
        return problem(envelopes().findByTransaction("t"));
    }

    @Test
    void silence_is_a_timeout_and_it_may_have_acted() {
        assertThat(after(new FakeServer.Hang())).isInstanceOf(TimedOut.class);
        assertThat(after(new FakeServer.Drip("application/json"))).isInstanceOf(TimedOut.class);
        assertThat(new TimedOut("").mayHaveActed()).isTrue();
    }

    @Test
    void a_lost_connection_is_unreachable() {
        assertThat(after(new FakeServer.HangUp())).isInstanceOf(Unreachable.class);
        assertThat(after(new FakeServer.CutShort(json(200, "{\"envelopes\":["))))
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void an_endless_answer_is_too_large() {
        assertThat(after(new FakeServer.Endless("application/json"))).isInstanceOf(AnswerTooLarge.class);
    }

    @Test
    void html_half_a_json_and_a_redirect_are_unreadable() {
        assertThat(after(html(200, "<html>Maintenance</html>"))).isInstanceOf(Unreadable.class);
        assertThat(after(json(200, "{\"envelopes\":[{\"enve"))).isInstanceOf(Unreadable.class);
        assertThat(after(json(302, "").with("Location", "https://elsewhere.example/")))
                .isInstanceOf(Unreadable.class);
        assertThat(after(json(200, "[".repeat(5000)))).isInstanceOf(Unreadable.class);
    }

    @Test
    void a_broken_service_is_named_with_its_status_and_a_short_reason() {
        assertThat(after(html(503, "<html>\n<b>Down</b></html>")))
                .isEqualTo(new ServerBroken(503, "<html> <b>Down</b></html>"));
        assertThat(after(html(500, "x".repeat(5000)))).isEqualTo(new ServerBroken(500, "x".repeat(200)));
    }

    @Test
    void a_refusal_carries_the_code() {
        assertThat(after(json(400, "{\"errorCode\":\"ENVELOPE_INVALID_STATUS\",\"message\":\"no draft\"}")))
                .isEqualTo(new ApiRefused(400, "ENVELOPE_INVALID_STATUS", "no draft"));
        assertThat(after(html(404, "<h1>Not found</h1>"))).isEqualTo(new ApiRefused(404, "", "<h1>Not found</h1>"));
    }

    @Test
    void a_dead_token_is_unauthorized() {
        assertThat(after(json(401, "{\"errorCode\":\"AUTHORIZATION_INVALID_TOKEN\",\"message\":\"m\"}")))
                .isEqualTo(new Unauthorized("AUTHORIZATION_INVALID_TOKEN", "m"));
    }

    @Test
    void the_hourly_limit_stops_all_calls_until_the_reset_although_it_comes_as_400() {
        var reset = TEN.plus(Duration.ofMinutes(20));
        assertThat(after(json(400, "{\"errorCode\":\"HOURLY_APIINVOCATION_LIMIT_EXCEEDED\",\"message\":\"m\"}")
                        .with("X-RateLimit-Reset", String.valueOf(reset.getEpochSecond()))))
                .isEqualTo(new RateLimited(reset));

        assertThat(problem(envelopes().send(NDA))).isEqualTo(new RateLimited(reset));
        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void a_429_without_a_word_stops_for_half_a_minute_and_retry_after_is_honored() {
        assertThat(after(html(429, ""))).isEqualTo(new RateLimited(TEN.plusSeconds(30)));
        clock.move(Duration.ofSeconds(30));
        assertThat(after(json(429, "{}").with("Retry-After", "7"))).isEqualTo(new RateLimited(TEN.plusSeconds(37)));
    }

    @Test
    void a_limit_of_one_document_or_envelope_stops_no_other_call() {
        assertThat(after(json(400, "{\"errorCode\":\"API_REQUEST_IS_THROTTLED\",\"message\":\"m\"}")))
                .isInstanceOf(RateLimited.class);
        assertThat(after(json(400, "{\"errorCode\":\"HOURLY_ENVELOPE_POLLING_LIMIT_EXCEEDED\",\"message\":\"m\"}")))
                .isEqualTo(new RateLimited(TEN.plus(Duration.ofHours(1))));

        service.next(json(200, "{}"));
        assertThat(done(envelopes().findByTransaction("t"))).isEmpty();
    }

    @Test
    void a_private_address_is_blocked_by_our_own_guard() throws Exception {
        var guarded = new Outgoing(uri -> false);
        var client = new DocuSign(guarded, new MemoryCallBudget(clock), clock, new dev.pactwire.platform.Ids(clock));

        assertThat(problem(client.envelopes(ada).send(NDA))).isInstanceOf(SigningProblem.Blocked.class);
        assertThat(service.requests()).isEmpty();
        guarded.destroy();
    }
}
