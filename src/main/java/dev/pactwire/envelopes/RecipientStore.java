package dev.pactwire.envelopes;

import dev.pactwire.platform.Params;
import dev.pactwire.tabs.Tab;
import dev.pactwire.tabs.TabJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of recipients with their tabs.
@Component
class RecipientStore {

    private final JdbcClient jdbc;

    RecipientStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(EnvelopeId envelope, RecipientId id, EnvelopeDraft.Addressee addressee, int position) {
        jdbc.sql("""
                        insert into envelopes.recipient (id, envelope_id, recipient_id, position, kind, name, email, routing_order,
                            client_user_id, note, language, role_name, status, tabs)
                        values (:id, :envelope, :recipientId, :position, :kind, :name, :email, :order, :client, :note, :language,
                            :role, 'CREATED', :tabs)""")
                .params(described(addressee)
                        .with("id", id)
                        .with("envelope", envelope)
                        .with("position", position))
                .update();
    }

    void describe(RecipientId id, EnvelopeDraft.Addressee addressee) {
        jdbc.sql("""
                        update envelopes.recipient set recipient_id = :recipientId, kind = :kind, name = :name, email = :email,
                            routing_order = :order, client_user_id = :client, note = :note, language = :language,
                            role_name = :role, tabs = :tabs
                        where id = :id""").params(described(addressee).with("id", id)).update();
    }

    private static Params described(EnvelopeDraft.Addressee addressee) {
        return Params.of("recipientId", addressee.recipientId())
                .with("kind", addressee.kind())
                .with("name", addressee.name().strip())
                .with("email", addressee.email().strip())
                .with("order", addressee.routingOrder())
                .with("client", addressee.clientUserId())
                .with("note", addressee.note())
                .with(
                        "language",
                        addressee.language() == null
                                ? null
                                : addressee.language().toLanguageTag())
                .with("role", addressee.roleName())
                .jsonText("tabs", TabJson.write(addressee.tabs()));
    }

    void delete(RecipientId id) {
        jdbc.sql("delete from envelopes.recipient where id = :id")
                .params(Params.of("id", id))
                .update();
    }

    void become(Recipient recipient, RecipientStatus status, Instant now) {
        become(recipient.id(), recipient.status(), status, now);
    }

    void become(RecipientId id, RecipientStatus before, RecipientStatus status, Instant now) {
        if (!before.canBecome(status)) {
            throw new IllegalStateException("a recipient who is " + before + " cannot become " + status);
        }
        String moment = switch (status) {
            case CREATED -> throw new IllegalStateException("nobody becomes CREATED");
            case SENT -> "sent_at";
            case DELIVERED -> "delivered_at";
            case COMPLETED -> "completed_at";
            case DECLINED -> "declined_at";
        };
        set(
                id,
                "status = :status, %s = :now".formatted(moment),
                Params.of("status", status).with("now", now));
    }

    void consented(RecipientId id, Instant now) {
        set(id, "consented_at = :now", Params.of("now", now));
    }

    void declinedReason(RecipientId id, String reason) {
        set(id, "declined_reason = :reason", Params.of("reason", reason));
    }

    void lastAddress(RecipientId id, String address) {
        set(id, "last_address = :address", Params.of("address", address));
    }

    void tabs(RecipientId id, List<Tab> tabs) {
        set(id, "tabs = :tabs", new Params().jsonText("tabs", TabJson.write(tabs)));
    }

    /// Whoever is sent an envelope without tabs places his own.
    void freeForm(RecipientId id) {
        set(id, "free_form = true", new Params());
    }

    /// Keeps the tabs as the sender gave them, for the case that somebody else takes a recipient's place.
    void rememberTabs(EnvelopeId envelope) {
        jdbc.sql("update envelopes.recipient set sent_tabs = tabs where envelope_id = :envelope")
                .params(Params.of("envelope", envelope))
                .update();
    }

    /// Begins anew with another person in the recipient's place: nothing that the former one has agreed to,
    /// filled in or drawn stays.
    void handOn(RecipientId id) {
        jdbc.sql("""
                        update envelopes.recipient set holder = holder + 1, consented_at = null, delivered_at = null,
                            adoption = null, last_address = '', tabs = coalesce(sent_tabs, tabs),
                            status = case status when 'DELIVERED' then 'SENT' else status end
                        where id = :id""").params(Params.of("id", id)).update();
    }

    void adopted(RecipientId id, Adoption adoption) {
        set(id, "adoption = :adoption", new Params().jsonText("adoption", adoption.toJson()));
    }

    void remindAt(RecipientId id, @Nullable Instant at) {
        set(id, "remind_at = :at", Params.of("at", at));
    }

    /// @param columns what an update sets
    private void set(RecipientId id, String columns, Params values) {
        jdbc.sql("update envelopes.recipient set %s where id = :id".formatted(columns))
                .params(values.with("id", id))
                .update();
    }

    /// The envelopes with somebody whose reminder is due.
    List<EnvelopeId> dueForReminder(Instant now, int limit) {
        return jdbc.sql("""
                        select distinct envelope_id from envelopes.recipient
                        where remind_at <= :now and status in ('SENT', 'DELIVERED') limit :limit""")
                .params(Params.of("now", now).with("limit", limit))
                .query((row, index) -> new EnvelopeId(row.getObject(1, UUID.class)))
                .list();
    }

    /// Of these, whose reminder is due.
    List<RecipientId> dueForReminder(EnvelopeId envelope, Instant now) {
        return jdbc.sql("""
                        select id from envelopes.recipient
                        where envelope_id = :envelope and remind_at <= :now and status in ('SENT', 'DELIVERED')
                        order by position""")
                .params(Params.of("envelope", envelope).with("now", now))
                .query((row, index) -> new RecipientId(row.getObject(1, UUID.class)))
                .list();
    }

    Map<UUID, List<Recipient>> of(Collection<UUID> envelopes) {
        return of(envelopes, "tabs, adoption");
    }

    /// Without what may be large: no drawn signatures, and no tabs unless they are asked for.
    Map<UUID, List<Recipient>> listed(Collection<UUID> envelopes, boolean withTabs) {
        return of(envelopes, withTabs ? "tabs, null as adoption" : "'[]' as tabs, null as adoption");
    }

    private Map<UUID, List<Recipient>> of(Collection<UUID> envelopes, String large) {
        record Row(UUID envelope, Recipient recipient) {}
        return jdbc
                .sql("""
                        select id, envelope_id, recipient_id, holder, kind, name, email, routing_order, client_user_id, note,
                            language, role_name, status, sent_at, consented_at, delivered_at, completed_at, declined_at,
                            declined_reason, last_address, free_form, %s
                        from envelopes.recipient where envelope_id in (:ids) order by routing_order, position""".formatted(large))
                .params(Params.of("ids", envelopes))
                .query((row, index) -> new Row(row.getObject("envelope_id", UUID.class), read(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::envelope, Collectors.mapping(Row::recipient, Collectors.toList())));
    }

    private static Recipient read(ResultSet row) throws SQLException {
        return new Recipient(
                new RecipientId(row.getObject("id", UUID.class)),
                row.getInt("holder"),
                row.getString("recipient_id"),
                RecipientKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("email"),
                row.getInt("routing_order"),
                row.getString("client_user_id"),
                row.getString("note"),
                language(row.getString("language")),
                row.getString("role_name"),
                RecipientStatus.valueOf(row.getString("status")),
                times(row),
                row.getString("declined_reason"),
                row.getString("last_address"),
                row.getBoolean("free_form"),
                TabJson.read(row.getString("tabs")),
                Optional.ofNullable(row.getString("adoption")).map(Adoption::fromJson));
    }

    private static @Nullable Locale language(@Nullable String tag) {
        return tag == null ? null : Locale.forLanguageTag(tag);
    }

    private static RecipientTimes times(ResultSet row) throws SQLException {
        return new RecipientTimes(
                EnvelopeRow.instant(row, "sent_at"),
                EnvelopeRow.instant(row, "consented_at"),
                EnvelopeRow.instant(row, "delivered_at"),
                EnvelopeRow.instant(row, "completed_at"),
                EnvelopeRow.instant(row, "declined_at"));
    }
}
