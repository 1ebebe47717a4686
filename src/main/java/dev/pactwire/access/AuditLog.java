package dev.pactwire.access;

import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Administrative acts, written in the transaction of what they tell; and log-ins, of which nothing else is written.
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

    /// What somebody looks for.
    ///
    /// @param person only what this person did
    /// @param kinds only acts whose name begins with one of these words and a dot; all when empty
    /// @param before only entries older than this one
    public record Wanted(@Nullable UUID person, List<String> kinds, long before) {}

    /// Newest first.
    public List<Entry> find(Wanted wanted, int limit) {
        return jdbc.sql("""
                        select id, at, person, action, subject, details from access.audit
                        where id < :before and (cast(:person as uuid) is null or person_id = :person)
                          and (:everything or split_part(action, '.', 1) = any(:kinds))
                        order by id desc limit :limit""")
                .params(Params.of("before", wanted.before())
                        .with("person", wanted.person())
                        .with("everything", wanted.kinds().isEmpty())
                        .with("limit", limit))
                .param("kinds", wanted.kinds().toArray(String[]::new))
                .query(Rows.of(Entry.class))
                .list();
    }
}
