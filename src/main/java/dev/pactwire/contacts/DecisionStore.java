package dev.pactwire.contacts;

import dev.pactwire.contacts.Decision.Kind;
import dev.pactwire.platform.Params;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people have decided about two source records.
@Component
class DecisionStore {

    private final JdbcClient jdbc;

    DecisionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those in which any of these records is named.
    List<Decision> about(Collection<SourceRef> refs) {
        return jdbc.sql("""
                        select distinct d.one_source, d.one_type, d.one_id, d.other_source, d.other_type, d.other_id, d.kind
                        from unnest(:sources, :types, :ids) as asked (source, type, id)
                        join contacts.decision d
                            on (d.one_source, d.one_type, d.one_id) = (asked.source, asked.type, asked.id)
                            or (d.other_source, d.other_type, d.other_id) = (asked.source, asked.type, asked.id)""")
                .param("sources", refs.stream().map(SourceRef::source).toArray(String[]::new))
                .param("types", refs.stream().map(SourceRef::type).toArray(String[]::new))
                .param("ids", refs.stream().map(SourceRef::id).toArray(String[]::new))
                .query((row, index) -> new Decision(
                        new SourceRef(row.getString(1), row.getString(2), row.getString(3)),
                        new SourceRef(row.getString(4), row.getString(5), row.getString(6)),
                        Kind.valueOf(row.getString(7))))
                .list();
    }

    void put(Subject subject, Decision decision, @Nullable UUID by, Instant now) {
        jdbc.sql("""
                        insert into contacts.decision (subject, one_source, one_type, one_id, other_source, other_type, other_id,
                            kind, decided_by, decided_at)
                        values (:subject, :oneSource, :oneType, :oneId, :otherSource, :otherType, :otherId, :kind, :by, :now)
                        on conflict (one_source, one_type, one_id, other_source, other_type, other_id)
                        do update set kind = excluded.kind, decided_by = excluded.decided_by, decided_at = excluded.decided_at""")
                .params(Params.of("subject", subject)
                        .with("oneSource", decision.one().source())
                        .with("oneType", decision.one().type())
                        .with("oneId", decision.one().id())
                        .with("otherSource", decision.other().source())
                        .with("otherType", decision.other().type())
                        .with("otherId", decision.other().id())
                        .with("kind", decision.kind())
                        .with("by", by)
                        .with("now", now))
                .update();
    }
}
