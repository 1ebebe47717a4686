package dev.pactwire.access;

import dev.pactwire.platform.Params;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts what went wrong lately, for all nodes together: too often, and the next attempt has to wait.
@Component
class Throttle {

    static final Duration WINDOW = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Throttle(JdbcClient jdbc, Clock clock, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = transactions;
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

    /// What came of counting an attempt.
    sealed interface Counted {

        /// It may be made; with its outcome it is taken back or stays.
        record Attempt(List<Long> ids) implements Counted {}

        record TooMany(Duration pause) implements Counted {}
    }

    /// @param subject who counts as one
    /// @param most how many attempts may have failed within the window
    record Limit(String subject, int most) {}

    /// Counts an attempt before anybody knows what comes of it, so that a burst of them does not pass as one. The
    /// limits must be given in one order everywhere, because each is locked.
    Counted count(List<Limit> limits) {
        return Objects.requireNonNull(transactions.execute(status -> {
            limits.forEach(limit -> lock(limit.subject()));
            Optional<Duration> pause = limits.stream()
                    .flatMap(limit -> pause(limit.subject(), limit.most()).stream())
                    .max(Comparator.naturalOrder());
            return pause.<Counted>map(Counted.TooMany::new)
                    .orElseGet(() -> new Counted.Attempt(limits.stream()
                            .map(limit -> remember(limit.subject()))
                            .toList()));
        }));
    }

    private void lock(String subject) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:subject, 0))")
                .params(Params.of("subject", "throttle:" + subject))
                .query((row, index) -> true)
                .list();
    }

    /// The attempt was none that counts.
    void takeBack(Counted.Attempt attempt) {
        jdbc.sql("delete from access.login_failure where id = any(:ids)")
                .param("ids", attempt.ids().toArray(Long[]::new))
                .update();
    }

    long remember(String subject) {
        return jdbc.sql("insert into access.login_failure (subject, at) values (:subject, :now) returning id")
                .params(Params.of("subject", subject).with("now", clock.instant()))
                .query(Long.class)
                .single();
    }

    void forget(String subject) {
        jdbc.sql("delete from access.login_failure where subject = :subject")
                .params(Params.of("subject", subject))
                .update();
    }

    /// All subjects that begin so.
    void forgetAll(String beginning) {
        jdbc.sql("delete from access.login_failure where starts_with(subject, :beginning)")
                .params(Params.of("beginning", beginning))
                .update();
    }
}
