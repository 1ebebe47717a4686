package dev.pactwire.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pactwire.testing.FakeServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A foreign server can hold a caller neither by endless nor by dripping answers.
class OutgoingLimitsTest {

    private final FakeServer server = new FakeServer();
    private final Outgoing outgoing = new Outgoing(uri -> true);

    @AfterEach
    void stop() throws Exception {
        server.close();
        outgoing.destroy();
    }

    private Outcome.Kind kindOf(FakeServer.Behavior behavior, Duration patience) {
        server.next(behavior);
        Call call = Call.get(server.base()).within(patience).atMost(100_000);
        Outcome outcome = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> outgoing.send(call));
        return ((Outcome.Failure) outcome).kind();
    }

    @Test
    void an_endless_answer_is_cut_at_the_limit() {
        assertThat(kindOf(new FakeServer.Endless("text/plain"), Duration.ofSeconds(15)))
                .isEqualTo(Outcome.Kind.TOO_LARGE);
    }

    @Test
    void an_answer_that_drips_ends_at_the_time_limit() {
        assertThat(kindOf(new FakeServer.Drip("text/plain"), Duration.ofMillis(500)))
                .isEqualTo(Outcome.Kind.TIMEOUT);
    }

    @Test
    void the_next_call_after_a_cut_one_works() {
        kindOf(new FakeServer.Endless("text/plain"), Duration.ofSeconds(15));
        server.next(FakeServer.json(200, "{}"));

        assertThat(outgoing.send(Call.get(server.base()))).isInstanceOf(Outcome.Answer.class);
    }
}
