package dev.pactwire.envelopes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.UserId;
import dev.pactwire.envelopes.EnvelopeQuery.CustomFieldValue;
import dev.pactwire.envelopes.EnvelopeQuery.Moment;
import dev.pactwire.platform.Json;
import dev.pactwire.testing.Reads;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/// 100,000 envelopes: what is asked every second, and what a client asks, never reads them from end to end.
@Tag("long")
class EnvelopePlansTest {

    private static final UUID ACCOUNT = UUID.fromString("5f0c3a54-6c52-4a3e-9d0e-1b7c2f6f8a10");
    private static final UUID SENDER = UUID.fromString("8a1b2c3d-0000-4000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static SigningRig rig;
    private static Reads reads;

    @BeforeAll
    static void a_hundred_thousand_envelopes() {
        rig = new SigningRig();
        reads = new Reads(rig.jdbc(), rig.get(PlatformTransactionManager.class));
        rig.jdbc()
                .sql("""
                        insert into envelopes.envelope (id, account_id, sender_id, sender_name, sender_email, sender_language,
                            sender_address, status, subject, blurb, transaction_id, notification, custom_fields, event_notifications,
                            created_at, changed_at, status_changed_at, sent_at, completed_at, expires_at, warn_at, certificate_id, audit_head)
                        select gen_random_uuid(), :account,
                            ('8a1b2c3d-0000-4000-8000-' || lpad(to_hex(i % 500), 12, '0'))::uuid, 'Ada Moreau', 'ada@lumen.example', 'en',
                            '', case when i % 10 = 0 then 'SENT' else 'COMPLETED' end, 'Order ' || i, '', 'transaction-' || i, :notification::jsonb,
                            jsonb_build_array(jsonb_build_object('fieldId', '1', 'name', 'record',
                                'value', 'opportunity:' || i, 'show', false, 'required', false, 'choices', '[]'::jsonb)), '[]',
                            at, at, at, at, case when i % 10 = 0 then null else at end, at + interval '400 days',
                            at + interval '390 days', gen_random_uuid(), '\\x00'
                        from (select i, :now::timestamptz - i * interval '5 minutes' as at from generate_series(1, 100000) i) x""")
                .param("account", ACCOUNT)
                .param("notification", Json.write(Notification.standard()))
                .param("now", java.sql.Timestamp.from(NOW))
                .update();
        rig.jdbc().sql("""
                        insert into envelopes.recipient (id, envelope_id, recipient_id, position, kind, name, email, routing_order,
                            note, role_name, status, remind_at, tabs)
                        select gen_random_uuid(), id, '1', 0, 'SIGNER', 'Grace Lindqvist', 'grace@harborpine.example', 1, '', '',
                            status, case when status = 'SENT' then created_at + interval '400 days' end, '[]' from envelopes.envelope""").update();
        rig.jdbc().sql("vacuum analyze").update();
    }

    @AfterAll
    static void gone() {
        rig.close();
    }

    private static EnvelopeQuery recent(Moment moment) {
        return query(moment, NOW.minusSeconds(86_400), Set.of(), null, null);
    }

    private static EnvelopeQuery by(String transaction, UserId sender, CustomFieldValue field) {
        var transactions = transaction == null ? Set.<String>of() : Set.of(transaction);
        return query(Moment.CHANGED, null, transactions, sender, field);
    }

    private static EnvelopeQuery query(
            Moment moment, Instant from, Set<String> transactions, UserId sender, CustomFieldValue field) {
        return new EnvelopeQuery(
                ACCOUNT, moment, from, null, Set.of(), Set.of(), transactions, sender, "", field, true, false, 0, 100);
    }

    private static void assertIndexed(EnvelopeQuery query) {
        assertThat(reads.during(() -> rig.envelopes().list(query)))
                .as(query.toString())
                .doesNotContainKeys("envelopes.envelope", "envelopes.recipient");
    }

    @Test
    void lists_of_what_has_changed_lately() {
        for (Moment moment : new Moment[] {Moment.CHANGED, Moment.CREATED, Moment.SENT, Moment.COMPLETED}) {
            assertIndexed(recent(moment));
        }
    }

    @Test
    void look_ups_by_transaction_sender_and_custom_field() {
        assertIndexed(by("transaction-4711", null, null));
        assertIndexed(by(null, new UserId(SENDER), null));
        assertIndexed(by(null, null, new CustomFieldValue("record", "opportunity:4711")));
    }

    @Test
    void what_is_due() {
        var envelopes = rig.get(EnvelopeStore.class);
        var recipients = rig.get(RecipientStore.class);

        assertThat(reads.during(() -> {
                    envelopes.expired(NOW, 50);
                    envelopes.dueForWarning(NOW, 50);
                    recipients.dueForReminder(NOW, 50);
                    rig.get(SealingStore.class).due(NOW, 50);
                    envelopes.forgetDiscarded(NOW);
                    rig.get(TransactionStore.class).forget(NOW);
                }))
                .doesNotContainKeys("envelopes.envelope", "envelopes.recipient");
    }
}
