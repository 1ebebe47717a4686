package dev.pactwire.sync;

import dev.pactwire.platform.Params;
import dev.pactwire.platform.Sha256;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The newest raw copy of every source record.
@Component
class RawRecords {

    private final JdbcClient jdbc;
    private final Clock clock;

    RawRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Keeps a page of records; an older copy never takes the place of a newer one.
    ///
    /// @param page each record once
    /// @return the ids of those that are other than before
    Set<Long> put(String source, String type, List<RawRecord> page) {
        return new HashSet<>(jdbc.sql("""
                        insert into sync.raw_record as kept (source, type, id, body, hash, modified_at, seen_at)
                        select :source, :type, id, body, hash, modified, :now
                        from unnest(:ids, :bodies, :hashes, cast(:modified as timestamptz[])) as told (id, body, hash, modified)
                        on conflict (source, type, id) do update
                            set body = excluded.body, hash = excluded.hash, modified_at = excluded.modified_at, seen_at = excluded.seen_at
                            where kept.hash <> excluded.hash and kept.modified_at <= excluded.modified_at
                        returning id""")
                .params(Params.of("source", source).with("type", type).with("now", clock.instant()))
                .param("ids", page.stream().map(RawRecord::id).toArray(Long[]::new))
                .param("bodies", page.stream().map(RawRecord::body).toArray(String[]::new))
                .param("hashes", page.stream().map(one -> Sha256.of(one.body())).toArray(byte[][]::new))
                .param(
                        "modified",
                        page.stream().map(one -> one.modified().toString()).toArray(String[]::new))
                .query(Long.class)
                .list());
    }

    Optional<RawRecord> find(String source, String type, long id) {
        return jdbc.sql("""
                        select type, id, body, modified_at from sync.raw_record
                        where source = :source and type = :type and id = :id""")
                .params(Params.of("source", source).with("type", type).with("id", id))
                .query((row, index) -> new RawRecord(
                        row.getString("type"),
                        row.getLong("id"),
                        row.getString("body"),
                        row.getObject("modified_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    long count(String source, String type) {
        return jdbc.sql("select count(*) from sync.raw_record where source = :source and type = :type")
                .params(Params.of("source", source).with("type", type))
                .query(Long.class)
                .single();
    }
}
