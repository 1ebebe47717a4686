package dev.pactwire.access;

import dev.pactwire.platform.Params;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Administrative acts, written in the transaction of what they tell.
@Component
public class AuditLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @param details JSON text
    public record Entry(long id, Instant at, String person, String action, String subject, String details) {}

    /// @param who null when Pactwire itself acted
    /// @param action a stable name such as `user.invited`
    public void record(@Nullable User who, String action, String subject, Map<String, ?> details) {
        jdbc.sql("""
                        insert into access.audit (at, person_id, person, action, subject, details)
                        values (:now, :id, :name, :action, :subject, :details)""")
                .params(Params.of("now", clock.instant())
                        .with("id", who == null ? null : who.id())
                        .with("name", who == null ? "Pactwire" : who.name() + " <" + who.email() + ">")
                        .with("action", action)
                        .with("subject", subject)
                        .json("details", details))
                .update();
    }

    /// Entries older than `before` (all with `Long.MAX_VALUE`), newest first.
    public List<Entry> before(long before, int limit) {
        return jdbc.sql("""
                        select id, at, person, action, subject, details from access.audit
                        where id < :before order by id desc limit :limit""")
                .params(Params.of("before", before).with("limit", limit))
                .query(Entry.class)
                .list();
    }
}
