package dev.pactwire.access;

import dev.pactwire.platform.Params;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts what went wrong lately, for all nodes together: too often, and the next attempt has to wait.
@Component
class Throttle {

    static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    Throttle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// How long the subject has to wait, if it failed that often within the window.
    Optional<Duration> pause(String subject, int limit) {
        Instant since = clock.instant().minus(WINDOW);
        return jdbc.sql("""
                        select at from access.login_failure where subject = :subject and at > :since
                        order by at desc offset :limit - 1 limit 1""")
                .params(Params.of("subject", subject).with("since", since).with("limit", limit))
                .query(Instant.class)
                .optional()
                .map(at -> Duration.between(clock.instant(), at.plus(WINDOW)));
    }

    void remember(String subject) {
        jdbc.sql("insert into access.login_failure (subject, at) values (:subject, :now)")
                .params(Params.of("subject", subject).with("now", clock.instant()))
                .update();
    }

    void forget(String subject) {
        jdbc.sql("delete from access.login_failure where subject = :subject")
                .params(Params.of("subject", subject))
                .update();
    }
}
