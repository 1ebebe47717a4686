package dev.pactwire.envelopes;

import dev.pactwire.platform.Params;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of envelopes, and whole envelopes put together from all tables.
@Component
class EnvelopeStore {

    private final JdbcClient jdbc;
    private final RecipientStore recipients;
    private final DocumentStore documents;

    EnvelopeStore(JdbcClient jdbc, RecipientStore recipients, DocumentStore documents) {
        this.jdbc = jdbc;
        this.recipients = recipients;
        this.documents = documents;
    }

    void insert(EnvelopeId id, EnvelopeDraft draft, UUID certificate, Instant now) {
        var sender = draft.sender();
        jdbc.sql("""
                        insert into envelopes.envelope (id, account_id, sender_id, sender_name, sender_email, sender_language,
                            sender_address, status, subject, blurb, transaction_id, notification, custom_fields,
                            event_notifications, created_at, changed_at, status_changed_at, certificate_id, audit_head)
                        values (:id, :account, :senderId, :senderName, :senderEmail, :senderLanguage, :senderAddress, 'CREATED',
                            :subject, :blurb, :transaction, :notification, :customFields, :eventNotifications, :now, :now, :now,
                            :certificate, :root)""")
                .params(Params.of("id", id)
                        .with("account", draft.accountId())
                        .with("senderId", sender.user())
                        .with("senderName", sender.name())
                        .with("senderEmail", sender.email())
                        .with("senderLanguage", sender.language().toLanguageTag())
                        .with("senderAddress", sender.address())
                        .with("subject", draft.subject())
                        .with("blurb", draft.blurb())
                        .with("transaction", draft.transactionId())
                        .json("notification", draft.notification())
                        .json("customFields", draft.customFields())
                        .jsonText("eventNotifications", draft.eventNotifications())
                        .with("now", now)
                        .with("certificate", certificate)
                        .with("root", AuditTrail.ROOT))
                .update();
    }

    /// Takes the row lock that every change of an envelope needs.
    void lock(EnvelopeId id) {
        boolean known = jdbc.sql("select 1 from envelopes.envelope where id = :id for update")
                .params(Params.of("id", id))
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!known) {
            throw new EnvelopeRefusal(EnvelopeRefusal.Code.UNKNOWN_ENVELOPE, id);
        }
    }

    void touch(EnvelopeId id, Instant now) {
        set(id, "changed_at = :now", Params.of("now", now));
    }

    EnvelopeStatus status(EnvelopeId id) {
        return jdbc.sql("select status from envelopes.envelope where id = :id")
                .params(Params.of("id", id))
                .query(EnvelopeStatus.class)
                .single();
    }

    void become(EnvelopeId id, EnvelopeStatus status, Instant now) {
        set(
                id,
                "status = :status, status_changed_at = :now, %s = :now".formatted(momentOf(status)),
                Params.of("status", status).with("now", now));
    }

    private static String momentOf(EnvelopeStatus status) {
        return switch (status) {
            case CREATED -> "created_at";
            case SENT -> "sent_at";
            case DELIVERED -> "delivered_at";
            case COMPLETED -> "completed_at";
            case DECLINED -> "declined_at";
            case VOIDED -> "voided_at";
            case DISCARDED -> "discarded_at";
        };
    }

    void deadlines(EnvelopeId id, @Nullable Instant expires, @Nullable Instant warn) {
        set(
                id,
                "expires_at = :expires, warn_at = :warn",
                Params.of("expires", expires).with("warn", warn));
    }

    void word(EnvelopeId id, String subject, String blurb) {
        set(
                id,
                "subject = :subject, blurb = :blurb",
                Params.of("subject", subject).with("blurb", blurb));
    }

    void customFields(EnvelopeId id, List<CustomField> fields) {
        set(id, "custom_fields = :fields", new Params().json("fields", fields));
    }

    void notification(EnvelopeId id, Notification notification) {
        set(id, "notification = :notification", new Params().json("notification", notification));
    }

    void eventNotifications(EnvelopeId id, String json) {
        set(id, "event_notifications = :json", new Params().jsonText("json", json));
    }

    void voidedReason(EnvelopeId id, String reason) {
        set(id, "voided_reason = :reason", Params.of("reason", reason));
    }

    void warned(EnvelopeId id) {
        set(id, "warn_at = null", new Params());
    }

    /// @param columns what an update sets
    private void set(EnvelopeId id, String columns, Params values) {
        jdbc.sql("update envelopes.envelope set %s where id = :id".formatted(columns))
                .params(values.with("id", id))
                .update();
    }

    /// Removes what was thrown away before that moment, with everything about it but the bytes of its documents.
    int forgetDiscarded(Instant before) {
        return jdbc.sql("delete from envelopes.envelope where discarded_at < :before")
                .params(Params.of("before", before))
                .update();
    }

    /// The envelopes under way whose deadline has come.
    List<EnvelopeId> expired(Instant now, int limit) {
        return underWay("expires_at <= :now", now, limit);
    }

    /// The envelopes under way whose recipients are to be warned.
    List<EnvelopeId> dueForWarning(Instant now, int limit) {
        return underWay("warn_at <= :now", now, limit);
    }

    private List<EnvelopeId> underWay(String condition, Instant now, int limit) {
        return jdbc.sql("""
                        select id from envelopes.envelope
                        where status in ('SENT', 'DELIVERED') and sealing = 'NOT_DUE' and %s limit :limit""".formatted(condition))
                .params(Params.of("now", now).with("limit", limit))
                .query((row, index) -> new EnvelopeId(row.getObject(1, UUID.class)))
                .list();
    }

    boolean isWarningDue(EnvelopeId id, Instant now) {
        return jdbc.sql("select warn_at is not null and warn_at <= :now from envelopes.envelope where id = :id")
                .params(Params.of("id", id).with("now", now))
                .query(Boolean.class)
                .single();
    }

    Envelope get(EnvelopeId id) {
        return find(id).orElseThrow(() -> new EnvelopeRefusal(EnvelopeRefusal.Code.UNKNOWN_ENVELOPE, id));
    }

    Optional<Envelope> find(EnvelopeId id) {
        return findEven(id).filter(one -> one.status() != EnvelopeStatus.DISCARDED);
    }

    /// Also one that was thrown away, as long as it is kept.
    Optional<Envelope> findEven(EnvelopeId id) {
        return all(List.of(id.value())).stream().findFirst();
    }

    /// Whole envelopes in the order of the ids.
    List<Envelope> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : all(ids, recipients.of(ids));
    }

    /// The same without how signatures look, which may be much, and without tabs unless they are asked for.
    List<Envelope> listed(Collection<UUID> ids, boolean withTabs) {
        return ids.isEmpty() ? List.of() : all(ids, recipients.listed(ids, withTabs));
    }

    private List<Envelope> all(Collection<UUID> ids, Map<UUID, List<Recipient>> recipientsOf) {
        var documentsOf = documents.of(ids);
        var found = jdbc
                .sql("select * from envelopes.envelope where id in (:ids)")
                .params(Params.of("ids", ids))
                .query((row, index) -> {
                    var id = row.getObject("id", UUID.class);
                    return EnvelopeRow.read(
                            row, documentsOf.getOrDefault(id, List.of()), recipientsOf.getOrDefault(id, List.of()));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }
}
