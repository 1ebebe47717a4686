package dev.pactwire.access;

import dev.pactwire.platform.Params;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// From where each person has logged in lately, so that a stranger's guesses elsewhere do not lock that person out.
@Component
class KnownPlaces {

    private static final Duration KEPT = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final Clock clock;

    KnownPlaces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isKnown(UserId user, Origin origin) {
        return jdbc.sql("""
                        select exists (select 1 from access.known_place
                            where person_id = :user and place = :place and seen_at > :since)""")
                .params(Params.of("user", user)
                        .with("place", origin.counted())
                        .with("since", clock.instant().minus(KEPT)))
                .query(Boolean.class)
                .single();
    }

    void remember(UserId user, Origin origin) {
        jdbc.sql("""
                        insert into access.known_place (person_id, place, seen_at) values (:user, :place, :now)
                        on conflict (person_id, place) do update set seen_at = excluded.seen_at""")
                .params(Params.of("user", user).with("place", origin.counted()).with("now", clock.instant()))
                .update();
    }

    void sweep() {
        jdbc.sql("delete from access.known_place where seen_at < :old")
                .params(Params.of("old", clock.instant().minus(KEPT)))
                .update();
    }
}
