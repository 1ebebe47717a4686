package dev.pactwire.envelopes;

import dev.pactwire.documents.FileId;
import dev.pactwire.platform.Params;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The state of closing: who works on it (a lease), what went wrong, when it is tried again.
@Component
class SealingStore {

    /// How [Sealing] stands in the database.
    enum State {
        NOT_DUE,
        PENDING,
        FAILED,
        DONE
    }

    private final JdbcClient jdbc;

    SealingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(EnvelopeId envelope, Instant now) {
        jdbc.sql("""
                        update envelopes.envelope
                        set sealing = 'PENDING', sealing_attempts = 0, sealing_reason = '', sealing_detail = '',
                            sealing_next = :now
                        where id = :envelope""").params(Params.of("envelope", envelope).with("now", now)).update();
    }

    /// Takes the work for one attempt; answers its number, or nothing when somebody else has it or it is not due.
    /// If the process dies, the work is due again after the lease.
    Optional<Integer> lease(EnvelopeId envelope, Instant now, Duration lease) {
        return jdbc.sql("""
                        update envelopes.envelope set sealing_attempts = sealing_attempts + 1, sealing_next = :until
                        where id = :envelope and sealing in ('PENDING', 'FAILED') and sealing_next <= :now
                        returning sealing_attempts""")
                .params(Params.of("envelope", envelope).with("now", now).with("until", now.plus(lease)))
                .query(Integer.class)
                .optional();
    }

    /// Whether the envelope still has to be sealed; the caller holds its row lock.
    boolean isOpen(EnvelopeId envelope) {
        return jdbc.sql("select sealing in ('PENDING', 'FAILED') from envelopes.envelope where id = :envelope")
                .params(Params.of("envelope", envelope))
                .query(Boolean.class)
                .single();
    }

    /// Whether this attempt is still the one that counts; the caller holds the envelope's row lock.
    boolean isCurrent(EnvelopeId envelope, int attempt) {
        return jdbc.sql("""
                        select sealing in ('PENDING', 'FAILED') and sealing_attempts = :attempt
                        from envelopes.envelope where id = :envelope""")
                .params(Params.of("envelope", envelope).with("attempt", attempt))
                .query(Boolean.class)
                .single();
    }

    void failed(EnvelopeId envelope, String reason, String detail, Instant next) {
        jdbc.sql("""
                        update envelopes.envelope set sealing = 'FAILED', sealing_reason = :reason, sealing_detail = :detail,
                            sealing_next = :next
                        where id = :envelope""")
                .params(Params.of("envelope", envelope)
                        .with("reason", reason)
                        .with("detail", detail)
                        .with("next", next))
                .update();
    }

    void due(EnvelopeId envelope, Instant now) {
        jdbc.sql("update envelopes.envelope set sealing_next = :now where id = :envelope")
                .params(Params.of("envelope", envelope).with("now", now))
                .update();
    }

    void done(EnvelopeId envelope, FileId certificate) {
        jdbc.sql("""
                        update envelopes.envelope set sealing = 'DONE', sealing_reason = '', sealing_detail = '', sealing_next = null,
                            certificate_file = :certificate
                        where id = :envelope""")
                .params(Params.of("envelope", envelope).with("certificate", certificate))
                .update();
    }

    void giveUp(EnvelopeId envelope) {
        jdbc.sql("""
                        update envelopes.envelope set sealing = 'NOT_DUE', sealing_reason = '', sealing_detail = '', sealing_next = null
                        where id = :envelope and sealing <> 'NOT_DUE'""").params(Params.of("envelope", envelope)).update();
    }

    /// Those that wait for their first attempt or the next, the longest unsealed first.
    List<OpenSealing> open(int limit) {
        return jdbc.sql("""
                        select id, subject, sender_name, sealing_detail, sealing_attempts, sealing_next
                        from envelopes.envelope where sealing in ('PENDING', 'FAILED') order by status_changed_at, id limit :limit""")
                .params(Params.of("limit", limit))
                .query((row, index) -> new OpenSealing(
                        new EnvelopeId(row.getObject("id", UUID.class)),
                        row.getString("subject"),
                        row.getString("sender_name"),
                        row.getString("sealing_detail"),
                        row.getInt("sealing_attempts"),
                        row.getObject("sealing_next", OffsetDateTime.class).toInstant()))
                .list();
    }

    List<EnvelopeId> due(Instant now, int limit) {
        return jdbc.sql("""
                        select id from envelopes.envelope where sealing in ('PENDING', 'FAILED') and sealing_next <= :now
                        order by sealing_next limit :limit""")
                .params(Params.of("now", now).with("limit", limit))
                .query((row, index) -> new EnvelopeId(row.getObject(1, UUID.class)))
                .list();
    }
}
