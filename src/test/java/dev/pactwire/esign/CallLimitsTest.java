package dev.pactwire.esign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.signingoauth.SigningAccess;
import dev.pactwire.testing.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class CallLimitsTest extends EsignTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    CallLimits limits;

    @AfterEach
    void back_to_today() {
        clock.reset();
    }

    private SigningAccess foreign() {
        return SigningAccess.of(port, users, apps, "Ada Moreau", Role.SALES, false);
    }

    private void used(SigningAccess access, String span, int calls) {
        jdbc.sql("update esign.calls set calls = :calls where app_id = :app and span = :span")
                .param("calls", calls)
                .param("app", access.app().id())
                .param("span", span)
                .update();
    }

    @Test
    void a_foreign_app_counts_down_and_is_stopped_at_zero_until_the_hour_is_over() {
        SigningAccess access = foreign();
        var api = client(access);

        assertThat(api.get("/users").headers()).containsEntry("x-ratelimit-remaining", "2999");
        used(access, "hour", 3000);
        var stopped = api.get("/users");

        assertThat(stopped.status()).isEqualTo(429);
        assertThat(stopped.errorCode()).isEqualTo("HOURLY_APIINVOCATION_LIMIT_EXCEEDED");
        assertThat(stopped.headers()).containsEntry("x-ratelimit-remaining", "0");
        clock.advance(Duration.ofHours(1));
        assertThat(api.get("/users").status()).isEqualTo(200);
        limits.sweep();
    }

    @Test
    void too_many_calls_in_half_a_minute_are_stopped_too() {
        SigningAccess access = foreign();
        var api = client(access);
        api.get("/users");
        used(access, "burst", 500);

        var stopped = api.get("/users");

        assertThat(stopped.errorCode()).isIn("BURST_APIINVOCATION_LIMIT_EXCEEDED", "");
        clock.advance(Duration.ofSeconds(31));
        assertThat(api.get("/users").status()).isEqualTo(200);
    }

    @Test
    void the_hubs_own_app_is_not_counted() {
        api.get("/users");

        assertThat(api.get("/users").headers()).containsEntry("x-ratelimit-remaining", "3000");
    }
}
