package dev.pactwire.agreements;

import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What happened to each agreement, as texts that every reader sees in a language of their own.
@Component
class History {

    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void record(AgreementId id, Instant at, String textKey, List<?> arguments) {
        jdbc.sql("""
                        insert into agreements.event (agreement_id, at, text_key, arguments)
                        values (:id, :at, :key, :arguments)""")
                .params(Params.of("id", id).with("at", at).with("key", textKey).json("arguments", arguments))
                .update();
    }

    List<Agreement.Event> of(AgreementId id) {
        return jdbc.sql("select at, text_key, arguments from agreements.event where agreement_id = :id order by at, id")
                .params(Params.of("id", id))
                .query((row, index) -> new Agreement.Event(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("text_key"),
                        List.of(Json.read(row.getString("arguments"), Object[].class))))
                .list();
    }
}
