package dev.pactwire.integrations;

import dev.pactwire.platform.Params;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How often somebody knocked whose message was not taken: counted by day and reason, so that an admin sees a wrong key
/// and a stranger cannot fill the disk.
@Component
class RefusedMessages {

    private static final int RECENT_DAYS = 7;

    private final JdbcClient jdbc;
    private final Clock clock;

    RefusedMessages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    enum Reason {
        SIGNATURE,
        TOO_LARGE
    }

    void count(ConnectionId connection, Reason reason) {
        jdbc.sql("""
                        insert into integrations.refused_message (connection_id, day, reason, count, last_at)
                        values (:connection, :day, :reason, 1, :now)
                        on conflict (connection_id, day, reason)
                        do update set count = refused_message.count + 1, last_at = excluded.last_at""")
                .params(Params.of("connection", connection)
                        .with("day", today())
                        .with("reason", reason)
                        .with("now", clock.instant()))
                .update();
    }

    /// Those of the last days.
    long recent(ConnectionId connection) {
        return jdbc.sql("""
                        select coalesce(sum(count), 0) from integrations.refused_message
                        where connection_id = :connection and day > :since""")
                .params(Params.of("connection", connection).with("since", today().minusDays(RECENT_DAYS)))
                .query(Long.class)
                .single();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
