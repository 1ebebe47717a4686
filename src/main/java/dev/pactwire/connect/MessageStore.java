package dev.pactwire.connect;

import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of messages: a queue for each configuration, and the log.
@Component
class MessageStore {

    private final JdbcClient jdbc;

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The same news for the same receiver is kept once.
    void add(
            ConnectConfiguration to,
            EnvelopeId envelope,
            long sequence,
            String event,
            Instant generatedAt,
            String data) {
        jdbc.sql("""
                        insert into connect.message
                            (configuration_id, account_id, envelope_id, sequence, event, generated_at, data)
                        values (:configuration, :account, :envelope, :sequence, :event, :generatedAt, :data)
                        on conflict (configuration_id, envelope_id, sequence) do nothing""")
                .params(Params.of("configuration", to.id())
                        .with("account", to.accountId())
                        .with("envelope", envelope)
                        .with("sequence", sequence)
                        .with("event", event)
                        .with("generatedAt", generatedAt)
                        .with("data", data))
                .update();
    }

    /// The oldest that waits for this receiver.
    Optional<Message> next(long configuration) {
        return jdbc.sql("""
                        select id, configuration_id, account_id, envelope_id, event, generated_at, data, tries
                        from connect.message where configuration_id = :configuration and state = 'QUEUED'
                        order by id limit 1""")
                .params(Params.of("configuration", configuration))
                .query(MessageStore::read)
                .optional();
    }

    Optional<Message> find(UUID account, long id) {
        return jdbc.sql("""
                        select id, configuration_id, account_id, envelope_id, event, generated_at, data, tries
                        from connect.message where account_id = :account and id = :id""")
                .params(Params.of("account", account).with("id", id))
                .query(MessageStore::read)
                .optional();
    }

    private static Message read(ResultSet row, int index) throws SQLException {
        return new Message(
                row.getLong("id"),
                row.getLong("configuration_id"),
                row.getObject("account_id", UUID.class),
                new EnvelopeId(row.getObject("envelope_id", UUID.class)),
                row.getString("event"),
                row.getObject("generated_at", OffsetDateTime.class).toInstant(),
                row.getString("data"),
                row.getInt("tries"));
    }

    void tried(long id, MessageState state, String result, Instant now) {
        jdbc.sql("""
                        update connect.message set state = :state, result = :result, tries = tries + 1, tried_at = :now
                        where id = :id""")
                .params(Params.of("id", id)
                        .with("state", state)
                        .with("result", result)
                        .with("now", now))
                .update();
    }

    /// Puts what was given up or waits back at its place in the queue; answers the receivers concerned.
    List<Long> requeue(UUID account, Collection<EnvelopeId> envelopes) {
        return jdbc
                .sql("""
                        update connect.message set state = 'QUEUED'
                        where account_id = :account and envelope_id in (:envelopes) and state in ('QUEUED', 'FAILED')
                        returning configuration_id""")
                .params(Params.of("account", account).with("envelopes", envelopes))
                .query(Long.class)
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /// Newest first.
    List<Listed> listed(String condition, Params params) {
        return jdbc.sql("""
                        select m.id, m.configuration_id, m.envelope_id, m.event, m.state, m.generated_at, m.tries, m.tried_at,
                            m.result
                        from connect.message m join connect.configuration c on c.id = m.configuration_id
                        where %s order by m.id desc limit :limit""".formatted(condition))
                .params(params)
                .query(Rows.of(Listed.class))
                .list();
    }

    int forget(Instant before) {
        return jdbc.sql("delete from connect.message where state <> 'QUEUED' and generated_at < :before")
                .params(Params.of("before", before))
                .update();
    }

    record Listed(
            long id,
            long configurationId,
            UUID envelopeId,
            String event,
            MessageState state,
            Instant generatedAt,
            int tries,
            @Nullable Instant triedAt,
            String result) {}
}
