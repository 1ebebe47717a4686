package dev.pactwire.copper;

import static dev.pactwire.testing.FakeServer.html;
import static dev.pactwire.testing.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.platform.Outgoing;
import dev.pactwire.testing.FakeServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Every way in which a CRM can fail has a name.
class MisbehaviorTest extends Wired {

    private CrmProblem after(FakeServer.Behavior behavior) {
        crm.next(behavior);
        return problem(session.people().get(7));
    }

    @Test
    void silence_is_a_timeout_and_a_lost_connection_is_unreachable() {
        assertThat(after(new FakeServer.Hang())).isInstanceOf(CrmProblem.TimedOut.class);
        assertThat(after(new FakeServer.Drip("application/json"))).isInstanceOf(CrmProblem.TimedOut.class);
        assertThat(after(new FakeServer.HangUp())).isInstanceOf(CrmProblem.Unreachable.class);
        assertThat(after(new FakeServer.CutShort(json(200, "{\"id\":7"))))
                .isInstanceOf(CrmProblem.Unreachable.class)
                .satisfies(problem -> assertThat(problem.mayHaveActed()).isTrue());
    }

    @Test
    void an_endless_answer_is_too_large() {
        assertThat(after(new FakeServer.Endless("application/json"))).isInstanceOf(CrmProblem.AnswerTooLarge.class);
    }

    @Test
    void html_half_a_json_a_wrong_shape_and_a_redirect_are_unreadable() {
        assertThat(after(html(200, "<html>Login</html>"))).isInstanceOf(CrmProblem.Unreadable.class);
        assertThat(after(json(200, "{\"id\":7,\"na"))).isInstanceOf(CrmProblem.Unreadable.class);
        assertThat(after(json(200, "{\"name\":\"no id\"}"))).isInstanceOf(CrmProblem.Unreadable.class);
        assertThat(after(json(200, "{\"id\":-1}"))).isInstanceOf(CrmProblem.Unreadable.class);
        assertThat(after(json(200, ""))).isInstanceOf(CrmProblem.Unreadable.class);
        assertThat(after(json(301, "").with("Location", "https://elsewhere.example/")))
                .isInstanceOf(CrmProblem.Unreadable.class);
        crm.next(json(200, "{\"rows\":[]}"));
        assertThat(problem(session.people().search(RecordSearch.modifiedSince(TEN))))
                .isInstanceOf(CrmProblem.Unreadable.class);
    }

    @Test
    void statuses_have_names_and_their_message_or_error() {
        assertThat(after(json(401, "{\"message\":\"Invalid key\"}")))
                .isEqualTo(new CrmProblem.Unauthorized("Invalid key"));
        assertThat(after(json(403, "{\"error\":\"not yours\"}"))).isEqualTo(new CrmProblem.Forbidden("not yours"));
        assertThat(after(json(404, "{\"success\":false,\"status\":404,\"message\":\"Resource not found\"}")))
                .isEqualTo(new CrmProblem.NotFound("Resource not found"));
        assertThat(after(json(422, "{\"error\":\"Request size too large, limit is 10\"}")))
                .isEqualTo(new CrmProblem.Invalid("Request size too large, limit is 10"));
        assertThat(after(json(422, "{\"message\":{\"name\":[{\"error\":\"invalid\"}]}}")))
                .isEqualTo(new CrmProblem.Invalid("{\"name\":[{\"error\":\"invalid\"}]}"));
        assertThat(after(json(400, "[]"))).isEqualTo(new CrmProblem.ApiRefused(400, "[]"));
        assertThat(after(html(502, "<h1>Bad\ngateway</h1>")))
                .isEqualTo(new CrmProblem.ServerBroken(502, "<h1>Bad gateway</h1>"));
    }

    @Test
    void a_success_that_says_it_is_none_is_invalid() {
        assertThat(after(json(200, "{\"success\":false,\"message\":\"name is missing\",\"id\":7}")))
                .isEqualTo(new CrmProblem.Invalid("name is missing"));
    }

    @Test
    void a_429_pauses_everyone_longer_each_time() {
        crm.next(html(429, ""));
        var first = (CrmProblem.RateLimited) problem(session.people().get(7));
        assertThat(first.until()).isBetween(TEN.plusSeconds(5), TEN.plusSeconds(7));
        assertThat(problem(session.people().get(7))).isEqualTo(first);
        assertThat(crm.requests()).hasSize(1);

        clock.move(Duration.ofSeconds(7));
        var second = (CrmProblem.RateLimited) after(json(429, "{}"));
        assertThat(second.until()).isBetween(TEN.plusSeconds(17), TEN.plusSeconds(20));

        clock.move(Duration.ofSeconds(13));
        assertThat(after(json(429, "{}").with("Retry-After", "40")))
                .isEqualTo(new CrmProblem.RateLimited(TEN.plusSeconds(60)));
    }

    @Test
    void a_private_address_is_blocked_by_our_own_guard() throws Exception {
        var guarded = new Outgoing(uri -> false);
        var people = new Copper(guarded, meter, ids)
                .at(connection, Urgency.INTERACTIVE)
                .people();

        assertThat(problem(people.get(7))).isInstanceOf(CrmProblem.Blocked.class);
        assertThat(crm.requests()).isEmpty();
        guarded.destroy();
    }
}
