package dev.pactwire.connect;

import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The rows of configurations: what they say, whether their receiver is down, and who is delivering to it now.
@Component
class ConfigurationStore {

    private static final String COLUMNS = "id, account_id, envelope_id, wire";
    private static final String READY = """
            (c.lease_until is null or c.lease_until < :now) and (c.next_at is null or c.next_at <= :now)
            and (c.envelope_id is not null or c.wire ->> 'allowEnvelopePublish' ilike 'true')""";

    private final JdbcClient jdbc;

    ConfigurationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(UUID account, JsonNode wire, Instant now) {
        return jdbc.sql("""
                        insert into connect.configuration (account_id, wire, created_at)
                        values (:account, :wire, :now) returning id""")
                .params(Params.of("account", account).json("wire", wire).with("now", now))
                .query(Long.class)
                .single();
    }

    void keepOfEnvelope(UUID account, EnvelopeId envelope, int position, JsonNode wire, Instant now) {
        jdbc.sql("""
                        insert into connect.configuration (account_id, envelope_id, position, wire, created_at)
                        values (:account, :envelope, :position, :wire, :now)
                        on conflict (envelope_id, position) do update set wire = excluded.wire
                        where connect.configuration.wire <> excluded.wire""")
                .params(Params.of("account", account)
                        .with("envelope", envelope)
                        .with("position", position)
                        .json("wire", wire)
                        .with("now", now))
                .update();
    }

    /// A changed configuration is tried again at once.
    void update(long id, JsonNode wire) {
        jdbc.sql("update connect.configuration set wire = :wire, next_at = null where id = :id")
                .params(Params.of("id", id).json("wire", wire))
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from connect.configuration where id = :id")
                .params(Params.of("id", id))
                .update();
    }

    /// Removes those of envelopes of which no message is left; one that is told of again gets them anew.
    int forgetOfEnvelopes(Instant before) {
        return jdbc.sql("""
                        delete from connect.configuration c where envelope_id is not null and created_at < :before
                        and not exists (select 1 from connect.message m where m.configuration_id = c.id)""").params(Params.of("before", before)).update();
    }

    List<ConnectConfiguration> ofAccount(UUID account) {
        return query("account_id = :account and envelope_id is null", Params.of("account", account));
    }

    /// @param own how many of its own the envelope has now
    List<ConnectConfiguration> telling(UUID account, EnvelopeId envelope, int own) {
        return query(
                "account_id = :account and (envelope_id is null or envelope_id = :envelope and position < :own)",
                Params.of("account", account).with("envelope", envelope).with("own", own));
    }

    Optional<ConnectConfiguration> find(long id) {
        return query("id = :id", Params.of("id", id)).stream().findFirst();
    }

    private List<ConnectConfiguration> query(String condition, Params params) {
        return jdbc.sql("select %s from connect.configuration where %s order by id".formatted(COLUMNS, condition))
                .params(params)
                .query(ConfigurationStore::read)
                .list();
    }

    private static ConnectConfiguration read(ResultSet row, int index) throws SQLException {
        long id = row.getLong("id");
        UUID account = row.getObject("account_id", UUID.class);
        @Nullable UUID envelope = row.getObject("envelope_id", UUID.class);
        JsonNode wire = Json.tree(row.getString("wire"));
        return envelope == null
                ? ConnectConfiguration.ofAccount(id, account, wire)
                : ConnectConfiguration.ofEnvelope(id, account, new EnvelopeId(envelope), wire);
    }

    /// Takes the right to deliver to this receiver, unless somebody has it, or the receiver is down and not yet
    /// due, or off. Answers the number by which whoever has taken it holds it.
    Optional<Long> lease(long id, Instant now, Duration lease) {
        return jdbc.sql("""
                        update connect.configuration c set lease_until = :until, lease = lease + 1
                        where id = :id and %s returning lease""".formatted(READY))
                .params(Params.of("id", id).with("now", now).with("until", now.plus(lease)))
                .query(Long.class)
                .optional();
    }

    /// Whether the right is still held; not when it ended and somebody else has it now.
    boolean prolong(long id, long lease, Instant until) {
        return jdbc.sql("update connect.configuration set lease_until = :until where id = :id and lease = :lease")
                        .params(Params.of("id", id).with("lease", lease).with("until", until))
                        .update()
                == 1;
    }

    void release(long id, long lease) {
        jdbc.sql("update connect.configuration set lease_until = null where id = :id and lease = :lease")
                .params(Params.of("id", id).with("lease", lease))
                .update();
    }

    int failures(long id) {
        return jdbc.sql("select failures from connect.configuration where id = :id")
                .params(Params.of("id", id))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void down(long id, Instant now, Instant next) {
        jdbc.sql("""
                        update connect.configuration
                        set down_since = coalesce(down_since, :now), failures = failures + 1, next_at = :next where id = :id""")
                .params(Params.of("id", id).with("now", now).with("next", next))
                .update();
    }

    void up(long id) {
        jdbc.sql("""
                        update connect.configuration set down_since = null, failures = 0, next_at = null
                        where id = :id and (failures > 0 or next_at is not null)""").params(Params.of("id", id)).update();
    }

    void tryNow(long id) {
        jdbc.sql("update connect.configuration set next_at = null where id = :id")
                .params(Params.of("id", id))
                .update();
    }

    /// Receivers with something waiting for them that may be tried now.
    List<Long> due(Instant now, int limit) {
        return jdbc.sql("""
                        select c.id from connect.configuration c
                        where %s and exists
                            (select 1 from connect.message m where m.configuration_id = c.id and m.state = 'QUEUED')
                        limit :limit""".formatted(READY))
                .params(Params.of("now", now).with("limit", limit))
                .query(Long.class)
                .list();
    }
}
