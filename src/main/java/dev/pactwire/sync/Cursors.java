package dev.pactwire.sync;

import dev.pactwire.platform.Params;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How far each stream of a source has come.
@Component
class Cursors {

    private final JdbcClient jdbc;
    private final Clock clock;

    Cursors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Everything that was changed before that moment is here; empty when nothing is.
    Optional<Instant> since(String source, String stream) {
        return jdbc.sql("select since from sync.cursor where source = :source and stream = :stream")
                .params(Params.of("source", source).with("stream", stream))
                .query((row, index) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /// Never backwards.
    void put(String source, String stream, Instant since) {
        jdbc.sql("""
                        insert into sync.cursor as known (source, stream, since, updated_at)
                        values (:source, :stream, :since, :now)
                        on conflict (source, stream) do update
                            set since = greatest(known.since, excluded.since), updated_at = excluded.updated_at""")
                .params(Params.of("source", source)
                        .with("stream", stream)
                        .with("since", since)
                        .with("now", clock.instant()))
                .update();
    }
}
