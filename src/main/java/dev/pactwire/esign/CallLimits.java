package dev.pactwire.esign;

import dev.pactwire.platform.Params;
import dev.pactwire.signingoauth.SigningApp;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How many calls an app has: so many in a full hour, so many in half a minute. What is a part of this installation is
/// not counted.
@Component
class CallLimits {

    private static final int PER_HOUR = 3_000;
    private static final int PER_BURST = 500;
    private static final Duration BURST = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    CallLimits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What is left, and when the hour begins anew.
    record Left(int hourly, int burst, Instant reset) {

        void on(HttpServletResponse response) {
            response.setHeader("X-RateLimit-Limit", String.valueOf(PER_HOUR));
            response.setHeader("X-RateLimit-Remaining", String.valueOf(Math.max(0, hourly)));
            response.setHeader("X-RateLimit-Reset", String.valueOf(reset.getEpochSecond()));
            response.setHeader("X-BurstLimit-Limit", String.valueOf(PER_BURST));
            response.setHeader("X-BurstLimit-Remaining", String.valueOf(Math.max(0, burst)));
        }

        void requireSome() {
            if (hourly < 0) {
                throw new ApiError(
                        ErrorCode.HOURLY_APIINVOCATION_LIMIT_EXCEEDED,
                        "This app has used its " + PER_HOUR + " calls of the hour: wait until X-RateLimit-Reset.");
            }
            if (burst < 0) {
                throw new ApiError(
                        ErrorCode.BURST_APIINVOCATION_LIMIT_EXCEEDED,
                        "This app has used its " + PER_BURST + " calls of " + BURST.toSeconds()
                                + " seconds: call more slowly.");
            }
        }
    }

    Left count(SigningApp app) {
        Instant now = clock.instant();
        Instant hour = start(now, HOUR);
        if (app.trusted()) {
            return new Left(PER_HOUR, PER_BURST, hour.plus(HOUR));
        }
        return new Left(
                PER_HOUR - counted(app, "hour", hour),
                PER_BURST - counted(app, "burst", start(now, BURST)),
                hour.plus(HOUR));
    }

    private static Instant start(Instant now, Duration span) {
        return Instant.ofEpochSecond(now.getEpochSecond() - now.getEpochSecond() % span.toSeconds());
    }

    private int counted(SigningApp app, String span, Instant start) {
        return jdbc.sql("""
                        insert into esign.calls (app_id, span, starts_at, calls) values (:app, :span, :start, 1)
                        on conflict (app_id, span, starts_at) do update set calls = calls.calls + 1
                        returning calls""")
                .params(Params.of("app", app.id()).with("span", span).with("start", start))
                .query(Integer.class)
                .single();
    }

    /// Removes the windows that are over.
    void sweep() {
        jdbc.sql("delete from esign.calls where starts_at < :old")
                .params(Params.of("old", clock.instant().minus(HOUR)))
                .update();
    }
}
