package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.ADA_ACTS;
import static dev.pactwire.envelopes.SigningRig.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.UserId;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Lettering;
import dev.pactwire.tabs.Rules;
import dev.pactwire.tabs.Tabs;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What an envelope must have to be sent, and that it is made once for each transaction.
class OutgoingTest extends WithEnvelopes {

    @Test
    void sending_says_what_is_missing() {
        refused(Code.RECIPIENTS_MISSING, () -> envelopes.createAndSend(order()));
        refused(Code.NAME_MISSING, () -> send(Addressee.signer("1", " ", "grace@harborpine.example", 1)));
        refused(Code.EMAIL_INVALID, () -> send(Addressee.signer("1", "Grace Lindqvist", "", 1)));
        refused(Code.EMAIL_INVALID, () -> send(Addressee.signer("1", "Grace Lindqvist", "grace at harbor", 1)));
        refused(
                Code.DOCUMENTS_MISSING,
                () -> envelopes.createAndSend(EnvelopeDraft.of(SigningRig.ACCOUNT, SigningRig.ADA, "Order")
                        .with(List.of(), List.of(GRACE))));
        refused(
                Code.SUBJECT_MISSING,
                () -> envelopes.createAndSend(EnvelopeDraft.of(SigningRig.ACCOUNT, SigningRig.ADA, "")
                        .with(order().documents(), List.of(GRACE))));
    }

    @Test
    void what_cannot_be_sent_leaves_nothing_behind() {
        int before = count();

        refused(Code.RECIPIENTS_MISSING, () -> envelopes.createAndSend(order()));

        assertThat(count()).isEqualTo(before);
    }

    private int count() {
        return rig.jdbc()
                .sql("select count(*) from envelopes.envelope")
                .query(Integer.class)
                .single();
    }

    @Test
    void a_field_that_nobody_can_fill_stops_the_sending_and_a_locked_one_does_not_hold_up_the_signer() {
        var empty = field(new Kind.ListChoice(Lettering.standard(), List.of()), Rules.required("Plan"));
        var draft = envelopes.create(order(GRACE.with(List.of(empty))));
        refused(Code.LIST_EMPTY, () -> envelopes.send(draft.id(), ADA_ACTS));

        var locked = field(Kind.Text.plain(), new Rules("Reference", 0, true, true, false, null));
        assertThat(Tabs.missing(List.of(locked))).isEmpty();
    }

    @Test
    void the_same_transaction_id_gives_the_same_envelope_for_seven_days() {
        var first = envelopes.createAndSend(transaction("T-1"));

        assertThat(envelopes.createAndSend(transaction("T-1")).id()).isEqualTo(first.id());
        assertThat(envelopes.create(transaction("T-2")).id()).isNotEqualTo(first.id());

        rig.advance(Duration.ofDays(8));
        assertThat(envelopes.createAndSend(transaction("T-1")).id()).isNotEqualTo(first.id());
    }

    @Test
    void a_transaction_id_is_its_senders_own() {
        var mei = new Sender(new UserId(UUID.randomUUID()), "Mei Tanaka", "mei@lumen.example", Locale.ENGLISH, "");
        var adas = envelopes.create(transaction("order-1001"));

        var meis = envelopes.create(transaction("order-1001", mei));

        assertThat(meis.id()).isNotEqualTo(adas.id());
        assertThat(meis.sender()).isEqualTo(mei);
    }

    @Test
    void the_transaction_id_of_a_discarded_draft_is_free_again() {
        var draft = envelopes.create(transaction("order-1002"));
        drafts.discard(draft.id(), ADA_ACTS);

        assertThat(envelopes.create(transaction("order-1002")).id()).isNotEqualTo(draft.id());
    }

    private static EnvelopeDraft transaction(String id) {
        return transaction(id, SigningRig.ADA);
    }

    private static EnvelopeDraft transaction(String id, Sender sender) {
        var draft = order(GRACE);
        return SigningRig.like(draft, sender, draft.notification(), id);
    }
}
