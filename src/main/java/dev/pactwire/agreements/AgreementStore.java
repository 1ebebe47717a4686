package dev.pactwire.agreements;

import dev.pactwire.access.UserId;
import dev.pactwire.integrations.ConnectionId;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Agreements, their recipients, and their documents until the signing service has them.
@Component
class AgreementStore {

    private final JdbcClient jdbc;

    AgreementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Document(String name, byte[] bytes) {}

    record SenderUnderWay(UUID connectionId, UUID createdBy) {}

    /// False when that agreement is there already.
    boolean add(Agreement agreement, List<Document> documents, Instant now) {
        if (!insert(agreement, now)) {
            return false;
        }
        replaceRecipients(agreement.id(), agreement.recipients());
        keep(agreement.id(), documents);
        return true;
    }

    private boolean insert(Agreement agreement, Instant now) {
        return jdbc.sql("""
                        insert into agreements.agreement (id, record_type, record_id, record_name, crm, connection_id, transaction_id,
                            subject, message, expires_after, first_reminder, every_reminder, created_by, state, created_at, changed_at)
                        values (:id, :type, :record, :name, :crm, :connection, :transaction, :subject, :message, :expires, :first, :every,
                            :by, :state, :now, :now)
                        on conflict (id) do nothing""")
                        .params(Params.of("id", agreement.id())
                                .with("type", agreement.record().type())
                                .with("record", agreement.record().id())
                                .with("name", agreement.recordName())
                                .with("crm", agreement.crm())
                                .with("connection", agreement.connection())
                                .with("transaction", agreement.transactionId())
                                .with("subject", agreement.subject())
                                .with("message", agreement.message())
                                .with("expires", agreement.days().expiresAfter())
                                .with("first", agreement.days().firstReminder())
                                .with("every", agreement.days().everyReminder())
                                .with("by", agreement.createdBy())
                                .with("state", agreement.state())
                                .with("now", now))
                        .update()
                == 1;
    }

    private void keep(AgreementId id, List<Document> documents) {
        for (int i = 0; i < documents.size(); i++) {
            jdbc.sql("""
                            insert into agreements.document (agreement_id, position, name, bytes)
                            values (:id, :position, :name, :bytes)""")
                    .params(Params.of("id", id)
                            .with("position", i + 1)
                            .with("name", documents.get(i).name())
                            .with("bytes", documents.get(i).bytes()))
                    .update();
        }
    }

    void replaceRecipients(AgreementId id, List<Recipient> recipients) {
        jdbc.sql("delete from agreements.recipient where agreement_id = :id")
                .params(Params.of("id", id))
                .update();
        for (int i = 0; i < recipients.size(); i++) {
            var recipient = recipients.get(i);
            jdbc.sql("""
                            insert into agreements.recipient (agreement_id, position, wire_id, role, name, email, signing_order,
                                status, status_at, reason)
                            values (:id, :position, :wireId, :role, :name, :email, :order, :status, :at, :reason)""")
                    .params(Params.of("id", id)
                            .with("position", i + 1)
                            .with("wireId", recipient.wireId())
                            .with("role", recipient.role())
                            .with("name", recipient.name())
                            .with("email", recipient.email())
                            .with("order", recipient.order())
                            .with("status", recipient.status())
                            .with("at", recipient.statusAt())
                            .with("reason", recipient.reason()))
                    .update();
        }
    }

    Optional<Agreement> find(AgreementId id) {
        return one(AgreementRow.SELECT + " where a.id = :id", Params.of("id", id));
    }

    /// The same under the row's lock, until the transaction ends.
    Optional<Agreement> lock(AgreementId id) {
        return one(AgreementRow.SELECT + " where a.id = :id for update of a", Params.of("id", id));
    }

    Optional<Agreement> byEnvelope(ConnectionId connection, UUID envelope) {
        return one(
                AgreementRow.SELECT + " where a.connection_id = :connection and a.envelope_id = :envelope",
                Params.of("connection", connection).with("envelope", envelope));
    }

    Optional<Agreement> byTransaction(ConnectionId connection, UUID transaction) {
        return one(
                AgreementRow.SELECT + " where a.connection_id = :connection and a.transaction_id = :transaction",
                Params.of("connection", connection).with("transaction", transaction));
    }

    List<Agreement> on(RecordLink record, int limit) {
        return many(
                AgreementRow.SELECT + """
                         where a.record_type = :type and a.record_id = :id and a.state <> 'DISCARDED'
                         order by a.created_at desc limit :limit""",
                Params.of("type", record.type()).with("id", record.id()).with("limit", limit));
    }

    List<Agreement> newest(int limit) {
        return many(
                AgreementRow.SELECT
                        + " where a.state <> 'DISCARDED' order by a.created_at desc, a.id desc limit :limit",
                Params.of("limit", limit));
    }

    /// What follows an agreement in that list.
    List<Agreement> after(AgreementId last, int limit) {
        return many(AgreementRow.SELECT + """
                         where a.state <> 'DISCARDED'
                           and (a.created_at, a.id) < (select created_at, id from agreements.agreement where id = :last)
                         order by a.created_at desc, a.id desc limit :limit""", Params.of("last", last).with("limit", limit));
    }

    /// Intents that no request carries out any more.
    List<Agreement> left(Instant createdBefore, Instant now) {
        return many(
                AgreementRow.SELECT + """
                         where a.state = 'PREPARING' and a.failure is null and a.created_at < :before
                           and (a.busy_until is null or a.busy_until < :now)
                         order by a.created_at limit 50""", Params.of("before", createdBefore).with("now", now));
    }

    /// Completed ones whose signed documents are not where they belong.
    List<Agreement> toFile(Instant now, int limit) {
        return many(AgreementRow.SELECT + """
                         where a.filing in ('WAITING', 'FAILED', 'HERE') and a.file_next_at <= :now
                         order by a.file_next_at limit :limit""", Params.of("now", now).with("limit", limit));
    }

    /// Those that fail come after all others.
    void fileNextAt(AgreementId id, Instant time) {
        jdbc.sql("update agreements.agreement set file_next_at = :time where id = :id")
                .params(Params.of("id", id).with("time", time))
                .update();
    }

    /// A sender's envelopes that may still change; drafts only as long as somebody may be at them.
    List<Agreement> underWay(ConnectionId connection, UserId sender, Instant draftsSince) {
        return many(
                AgreementRow.SELECT + """
                         where a.state in ('DRAFT', 'SENT', 'DELIVERED', 'CORRECTING') and a.envelope_id is not null
                           and (a.state <> 'DRAFT' or a.created_at >= :since)
                           and a.connection_id = :connection and a.created_by = :sender""",
                Params.of("connection", connection).with("sender", sender).with("since", draftsSince));
    }

    /// True for one caller, until it releases or the time is over: for work that calls a wire and must not be
    /// done twice at once.
    boolean seize(AgreementId id, Instant now, Instant until) {
        return jdbc.sql("""
                        update agreements.agreement set busy_until = :until
                        where id = :id and (busy_until is null or busy_until < :now)""")
                        .params(Params.of("id", id).with("until", until).with("now", now))
                        .update()
                == 1;
    }

    /// Holds on to what was seized; what is released already stays so.
    void prolong(AgreementId id, Instant until) {
        jdbc.sql("update agreements.agreement set busy_until = :until where id = :id and busy_until is not null")
                .params(Params.of("id", id).with("until", until))
                .update();
    }

    void release(AgreementId id) {
        jdbc.sql("update agreements.agreement set busy_until = null where id = :id")
                .params(Params.of("id", id))
                .update();
    }

    /// People and connections with agreements under way, for the reconcile.
    List<SenderUnderWay> sendersUnderWay() {
        return jdbc.sql("""
                        select distinct connection_id, created_by from agreements.agreement
                        where state in ('DRAFT', 'SENT', 'DELIVERED', 'CORRECTING') and envelope_id is not null""").query(Rows.of(SenderUnderWay.class)).list();
    }

    List<Document> documents(AgreementId id) {
        return jdbc.sql("select name, bytes from agreements.document where agreement_id = :id order by position")
                .params(Params.of("id", id))
                .query((row, index) -> new Document(row.getString("name"), row.getBytes("bytes")))
                .list();
    }

    /// The signing service has the draft: its bytes are no longer needed here.
    void created(AgreementId id, UUID envelope, Instant now) {
        jdbc.sql("""
                        update agreements.agreement set envelope_id = :envelope, failure = null, failure_detail = null, changed_at = :now,
                            state = case when state = 'PREPARING' then 'DRAFT' else state end
                        where id = :id and (envelope_id is null or envelope_id = :envelope)""")
                .params(Params.of("id", id).with("envelope", envelope).with("now", now))
                .update();
        forgetDocuments(id);
    }

    void forgetDocuments(AgreementId id) {
        jdbc.sql("update agreements.document set bytes = null where agreement_id = :id and bytes is not null")
                .params(Params.of("id", id))
                .update();
    }

    /// False when it is no longer being prepared.
    boolean stop(AgreementId id, SigningFailure failure, Instant now) {
        return jdbc.sql("""
                        update agreements.agreement set failure = :key, failure_detail = :detail, changed_at = :now
                        where id = :id and state = 'PREPARING'""")
                        .params(Params.of("id", id)
                                .with("key", failure.textKey())
                                .with("detail", failure.detail())
                                .with("now", now))
                        .update()
                == 1;
    }

    /// False when it has been sent, or is gone already.
    boolean discard(AgreementId id, Instant now) {
        boolean discarded =
                jdbc.sql("""
                        update agreements.agreement set state = 'DISCARDED', changed_at = :now
                        where id = :id and state in ('PREPARING', 'DRAFT')""").params(Params.of("id", id).with("now", now)).update() == 1;
        if (discarded) {
            forgetDocuments(id);
        }
        return discarded;
    }

    void hintSending(AgreementId id, Instant now) {
        jdbc.sql("update agreements.agreement set sending_hint = :now where id = :id and state = 'DRAFT'")
                .params(Params.of("id", id).with("now", now))
                .update();
    }

    void apply(AgreementId id, News news, Agreement.Filing filing, Instant now) {
        jdbc.sql("""
                        update agreements.agreement set state = :state, as_of = :asOf, envelope_id = :envelope, failure = null,
                            failure_detail = null, subject = coalesce(nullif(:subject, ''), subject), reason = :reason, sent_at = coalesce(:sent, sent_at),
                            completed_at = coalesce(:completed, completed_at), sending_hint = null, changed_at = :now,
                            filing = :filing
                        where id = :id""")
                .params(Params.of("id", id)
                        .with("state", news.state())
                        .with("asOf", news.asOf())
                        .with("envelope", news.envelope())
                        .with("subject", news.subject())
                        .with("reason", news.reason())
                        .with("sent", news.sentAt())
                        .with("completed", news.completedAt())
                        .with("filing", filing)
                        .with("now", now))
                .update();
    }

    void filed(AgreementId id, Agreement.Filing filing, @Nullable String error, Instant now) {
        jdbc.sql("""
                        update agreements.agreement set filing = :filing, filing_error = :error, changed_at = :now
                        where id = :id""")
                .params(Params.of("id", id)
                        .with("filing", filing)
                        .with("error", error)
                        .with("now", now))
                .update();
    }

    private Optional<Agreement> one(String sql, Params params) {
        return jdbc.sql(sql).params(params).query(AgreementRow::read).optional();
    }

    private List<Agreement> many(String sql, Params params) {
        return jdbc.sql(sql).params(params).query(AgreementRow::read).list();
    }

    /// @param number counts the different wishes of one dialog, from 0
    /// @param wish the fingerprint of what was wanted
    record Pressed(UUID agreementId, int number, byte[] wish) {}

    /// What the dialog asked for last.
    Optional<Pressed> lastOf(UUID dialog) {
        return jdbc.sql("""
                        select agreement_id, number, wish from agreements.dialog
                        where dialog_id = :dialog order by number desc limit 1""")
                .params(Params.of("dialog", dialog))
                .query(Rows.of(Pressed.class))
                .optional();
    }

    void pressed(UUID dialog, Pressed pressed) {
        jdbc.sql("""
                        insert into agreements.dialog (agreement_id, dialog_id, number, wish)
                        values (:agreement, :dialog, :number, :wish)""")
                .params(Params.of("agreement", pressed.agreementId())
                        .with("dialog", dialog)
                        .with("number", pressed.number())
                        .with("wish", pressed.wish()))
                .update();
    }

    /// The id of the agreement that a dialog's wish becomes, the same however often and however many at once ask.
    static AgreementId idOf(UUID dialog, int number) {
        return new AgreementId(
                number == 0
                        ? dialog
                        : UUID.nameUUIDFromBytes((dialog + "/" + number).getBytes(StandardCharsets.UTF_8)));
    }
}
