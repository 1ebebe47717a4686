package dev.pactwire.copperapi;

import dev.pactwire.jobs.RecurringJob;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Sha256;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// So many requests of one key in any 60 seconds (Rate Limits), counted for all nodes together. A key's row holds when
/// its last requests were.
@Component
class RateLimit {

    static final int REQUESTS = 180;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    RateLimit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Whether one more request is admitted; a refused one does not count.
    ///
    /// @param key of a known owner: unknown keys must not fill the table
    boolean admits(String key) {
        return jdbc.sql("""
                        insert into copperapi.calls as known (key_hash, times) values (:key, array[:now])
                        on conflict (key_hash) do update
                            set times = array(select at from unnest(known.times) at where at > :past) || :now
                            where (select count(*) from unnest(known.times) at where at > :past) < :most""")
                        .params(Params.of("key", Sha256.of(key))
                                .with("now", clock.millis())
                                .with("past", past())
                                .with("most", REQUESTS))
                        .update()
                > 0;
    }

    private long past() {
        return clock.millis() - WINDOW.toMillis();
    }

    /// Forgets the keys that have rested.
    void sweep() {
        jdbc.sql("delete from copperapi.calls where times[cardinality(times)] <= :past")
                .params(Params.of("past", past()))
                .update();
    }

    @Configuration(proxyBeanMethods = false)
    static class Sweeping {

        @Bean
        RecurringJob restedKeys(RateLimit limit) {
            return new RecurringJob("copperapi.rested-keys", Duration.ofHours(1), limit::sweep);
        }
    }
}
