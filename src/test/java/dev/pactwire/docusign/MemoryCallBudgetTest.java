package dev.pactwire.docusign;

import static dev.pactwire.testing.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.FakeServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryCallBudgetTest extends Wired {

    private FakeServer.Answer telling(int left, Instant reset) {
        return json(200, "{}")
                .with("X-RateLimit-Limit", "3000")
                .with("X-RateLimit-Remaining", String.valueOf(left))
                .with("X-RateLimit-Reset", String.valueOf(reset.getEpochSecond()));
    }

    private boolean calls() {
        return envelopes().findByTransaction("t") instanceof SigningReply.Done;
    }

    @Test
    void calls_stop_at_zero_and_go_on_after_the_reset() {
        Instant reset = TEN.plus(Duration.ofMinutes(10));
        service.next(telling(1, reset), telling(0, reset));

        assertThat(calls()).isTrue();
        assertThat(calls()).isTrue();
        assertThat(problem(envelopes().findByTransaction("t"))).isEqualTo(new SigningProblem.RateLimited(reset));
        assertThat(service.requests()).hasSize(2);

        clock.move(Duration.ofMinutes(10));
        service.next(telling(2999, reset.plus(Duration.ofHours(1))));
        assertThat(calls()).isTrue();
    }

    @Test
    void an_answer_that_was_overtaken_does_not_give_calls_back() {
        var budget = new MemoryCallBudget(clock);
        Instant reset = TEN.plus(Duration.ofMinutes(10));

        budget.learn(ada.account(), limits(0, reset));
        budget.learn(ada.account(), limits(5, reset));

        assertThat(budget.take(ada.account())).contains(reset);
    }

    @Test
    void an_empty_burst_waits_thirty_seconds() {
        service.next(json(200, "{}").with("X-BurstLimit-Remaining", "0"));

        assertThat(calls()).isTrue();
        assertThat(problem(envelopes().findByTransaction("t")))
                .isEqualTo(new SigningProblem.RateLimited(TEN.plusSeconds(30)));
    }

    @Test
    void another_account_has_a_budget_of_its_own() {
        var budget = new MemoryCallBudget(clock);
        budget.pause(ada.account(), TEN.plusSeconds(60));

        assertThat(budget.take(ada.account())).contains(TEN.plusSeconds(60));
        assertThat(budget.take(new SigningAccount(service.base(), "other"))).isEmpty();
    }

    @Test
    void a_nonsensical_reset_stops_nobody_for_ever() {
        var budget = new MemoryCallBudget(clock);
        budget.learn(ada.account(), limits(0, TEN.plus(Duration.ofDays(900))));

        assertThat(budget.take(ada.account())).contains(TEN.plus(Duration.ofMinutes(65)));
    }

    private static CallBudget.Limits limits(int left, Instant reset) {
        return new CallBudget.Limits(
                java.util.OptionalInt.of(left), java.util.Optional.of(reset), java.util.OptionalInt.empty());
    }
}
