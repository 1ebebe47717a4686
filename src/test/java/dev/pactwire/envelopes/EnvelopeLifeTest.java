package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.ADA_ACTS;
import static dev.pactwire.envelopes.SigningRig.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeEvent.What;
import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/// From draft to completed, declined or voided, each in his turn.
class EnvelopeLifeTest extends WithEnvelopes {

    @Test
    void an_envelope_goes_from_draft_to_completed_when_each_signer_has_taken_his_turn() {
        var draft = envelopes.create(order(GRACE, TOMAS, MEI));
        assertThat(draft.status()).isEqualTo(EnvelopeStatus.CREATED);

        var sent = envelopes.send(draft.id(), ADA_ACTS);
        assertThat(sent.status()).isEqualTo(EnvelopeStatus.SENT);
        assertThat(statuses(sent))
                .containsExactly(RecipientStatus.SENT, RecipientStatus.CREATED, RecipientStatus.CREATED);

        var graceSigned = finish(sent, "1");
        assertThat(statuses(graceSigned))
                .containsExactly(RecipientStatus.COMPLETED, RecipientStatus.SENT, RecipientStatus.CREATED);
        assertThat(graceSigned.currentRoutingOrder()).isEqualTo(2);

        var tomasSigned = finish(sent, "2");
        assertThat(tomasSigned.status()).isEqualTo(EnvelopeStatus.DELIVERED);
        assertThat(tomasSigned.sealing()).isInstanceOf(Sealing.Pending.class);

        rig.seal();
        var completed = envelopes.get(sent.id());
        assertThat(completed.status()).isEqualTo(EnvelopeStatus.COMPLETED);
        assertThat(completed.sealing()).isInstanceOf(Sealing.Done.class);
        assertThat(statuses(completed)).containsOnly(RecipientStatus.COMPLETED);
    }

    @Test
    void an_envelope_is_delivered_when_everyone_who_must_act_has_opened_it() {
        var sent = send(GRACE, signer("2", 1));

        open(sent, "1");
        assertThat(envelopes.get(sent.id()).status()).isEqualTo(EnvelopeStatus.SENT);

        open(sent, "2");
        assertThat(envelopes.get(sent.id()).status()).isEqualTo(EnvelopeStatus.DELIVERED);
    }

    @Test
    void opening_a_link_changes_nothing() {
        var sent = send(GRACE);
        var before = rig.get(AuditTrail.class).entries(sent.id());

        var opened = signing.open(rig.visit(sent, "1"));

        assertThat(opened.standing()).isEqualTo(Standing.READY);
        assertThat(envelopes.get(sent.id())).isEqualTo(sent);
        assertThat(rig.get(AuditTrail.class).entries(sent.id())).isEqualTo(before);
    }

    @Test
    void nobody_acts_before_his_turn() {
        var sent = send(GRACE, TOMAS);

        assertThat(signing.open(rig.visit(sent, "2")).standing()).isEqualTo(Standing.NOT_YET);
        refused(Code.NOT_IN_SEQUENCE, () -> signing.consent(rig.visit(sent, "2")));
    }

    @Test
    void a_signer_agrees_which_opens_the_documents_then_signs() {
        var sent = send(GRACE);
        var visit = rig.visit(sent, "1");

        refused(Code.CONSENT_MISSING, () -> signing.view(visit));
        refused(Code.CONSENT_MISSING, () -> signing.finish(visit, Map.of()));
        var agreed = signing.consent(visit);

        assertThat(agreed.requireRecipient("1").status()).isEqualTo(RecipientStatus.DELIVERED);
        assertThat(signing.consent(visit)).isEqualTo(agreed);
        assertThat(rig.sign(sent, "1").requireRecipient("1").status()).isEqualTo(RecipientStatus.COMPLETED);
    }

    @Test
    void who_agrees_has_opened_the_documents_or_has_done_neither() {
        var sent = send(GRACE);
        var visit = rig.visit(sent, "1");
        rig.jdbc()
                .sql("alter table envelopes.recipient add constraint fault check (id <> '%s' or status <> 'DELIVERED')"
                        .formatted(visit.recipient().value()))
                .update();

        assertThatThrownBy(() -> signing.consent(visit)).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(envelopes.get(sent.id()).requireRecipient("1")).isEqualTo(sent.requireRecipient("1"));
        rig.jdbc().sql("alter table envelopes.recipient drop constraint fault").update();

        assertThat(signing.consent(visit).requireRecipient("1").status()).isEqualTo(RecipientStatus.DELIVERED);
    }

    @Test
    void who_agreed_before_agreeing_opened_the_documents_agrees_again() {
        var sent = send(GRACE);
        var visit = rig.visit(sent, "1");
        signing.consent(visit);
        rig.jdbc()
                .sql("update envelopes.recipient set status = 'SENT' where id = ?")
                .param(visit.recipient().value())
                .update();

        refused(Code.NOT_VIEWED, () -> signing.finish(visit, Map.of()));
        assertThat(signing.consent(visit).requireRecipient("1").status()).isEqualTo(RecipientStatus.DELIVERED);
    }

    @Test
    void who_gets_a_copy_reads_it_when_his_turn_has_come() {
        var sent = send(GRACE, Addressee.copy("2", "Mei Tanaka", "mei@lumen.example", 2));

        assertThat(signing.open(rig.visit(sent, "2")).standing()).isEqualTo(Standing.NOT_YET);
    }

    @Test
    void a_signer_who_declines_ends_the_envelope_for_everyone() {
        var sent = send(GRACE, signer("2", 1));

        var declined = signing.decline(rig.visit(sent, "1"), "The price is wrong");

        assertThat(declined.status()).isEqualTo(EnvelopeStatus.DECLINED);
        assertThat(declined.requireRecipient("1").declinedReason()).isEqualTo("The price is wrong");
        refused(Code.WRONG_STATUS, () -> signing.consent(rig.visit(sent, "2")));
        assertThat(rig.mailsTo("signer2@harborpine.example")).contains("Declined: Order of Harbor & Pine");
    }

    @Test
    void declining_needs_a_reason() {
        var sent = send(GRACE);

        refused(Code.REASON_MISSING, () -> signing.decline(rig.visit(sent, "1"), "  "));
    }

    @Test
    void an_envelope_under_way_can_be_voided_and_then_nobody_signs() {
        var sent = send(GRACE);

        var voided = envelopes.voidEnvelope(sent.id(), "Wrong customer", ADA_ACTS);

        assertThat(voided.status()).isEqualTo(EnvelopeStatus.VOIDED);
        assertThat(voided.voidedReason()).isEqualTo("Wrong customer");
        refused(Code.WRONG_STATUS, () -> signing.consent(rig.visit(sent, "1")));
        assertThat(signing.open(rig.visit(sent, "1")).standing()).isEqualTo(Standing.VOIDED);
    }

    @Test
    void a_draft_and_a_finished_envelope_cannot_be_voided() {
        var draft = envelopes.create(order(GRACE));
        var sent = send(GRACE);
        finish(sent, "1");

        refused(Code.CANNOT_VOID, () -> envelopes.voidEnvelope(draft.id(), "Why not", ADA_ACTS));
        refused(Code.CANNOT_VOID, () -> envelopes.voidEnvelope(sent.id(), "Why not", ADA_ACTS));
        refused(Code.REASON_MISSING, () -> envelopes.voidEnvelope(send(GRACE).id(), "", ADA_ACTS));
    }

    @Test
    void an_embedded_signer_gets_no_mail() {
        var embedded = Addressee.signer("1", "Grace Lindqvist", "embedded@harborpine.example", 1)
                .embedded("crm-42");

        var sent = send(embedded);
        envelopes.resend(sent.id(), ADA_ACTS);
        finish(sent, "1");
        rig.seal();

        assertThat(rig.mailsTo("embedded@harborpine.example")).isEmpty();
        assertThat(rig.get(AuditTrail.class).entries(sent.id()))
                .extracting(AuditEntry::what)
                .doesNotContain(What.RECIPIENT_RESENT);
    }

    @Test
    void a_carbon_copy_gets_its_copy_when_reached_and_at_completion() {
        var sent = send(GRACE, Addressee.copy("2", "Mei Tanaka", "copy@lumen.example", 2));
        assertThat(rig.mailsTo("copy@lumen.example")).isEmpty();

        finish(sent, "1");
        rig.seal();
        rig.settle();

        assertThat(rig.mailsTo("copy@lumen.example"))
                .containsExactly("Order of Harbor & Pine", "Completed: Order of Harbor & Pine");
    }

    @Test
    void a_certified_delivery_holds_up_the_next_until_it_is_opened() {
        var reader = new Addressee(
                "1",
                RecipientKind.CERTIFIED_DELIVERY,
                "Tomás Okafor",
                "tomas@lumen.example",
                1,
                null,
                "",
                null,
                "",
                List.of());
        var sent = send(reader, signer("2", 2));

        var opened = signing.view(rig.visit(sent, "1"));

        assertThat(statuses(opened)).containsExactly(RecipientStatus.COMPLETED, RecipientStatus.SENT);
    }
}
