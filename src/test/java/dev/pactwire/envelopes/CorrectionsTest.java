package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.ADA_ACTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import org.junit.jupiter.api.Test;

/// Whom a sent envelope names can be corrected until he has signed; nothing of the former person stays.
class CorrectionsTest extends WithEnvelopes {

    @Test
    void a_corrected_address_gets_a_link_and_the_old_one_stops_working() {
        var sent = send(Addressee.signer("1", "Grace Lindqvist", "wrong@harborpine.example", 1));
        String old = rig.newestToken("wrong@harborpine.example");

        envelopes.correct(
                sent.id(),
                "1",
                before -> Addressee.signer("1", "Grace Lindqvist", "right@harborpine.example", 1),
                true,
                ADA_ACTS);

        var links = rig.get(SigningLinks.class);
        assertThat(links.resolve(old)).isInstanceOf(SigningLinks.Resolved.Unknown.class);
        assertThat(links.resolve(rig.newestToken("right@harborpine.example")))
                .isInstanceOf(SigningLinks.Resolved.Found.class);
    }

    @Test
    void who_came_before_a_correction_signs_nothing_and_leaves_nothing() {
        var sent = send(Addressee.signer("1", "Tomas Okafor", "former@harborpine.example", 1));
        var former = rig.visit(sent, "1");
        open(sent, "1");
        var signed = rig.place(sent, "1");

        var corrected = envelopes.correct(
                sent.id(),
                "1",
                before -> Addressee.signer("1", "Grace Lindqvist", "next@harborpine.example", 1),
                true,
                ADA_ACTS);

        var grace = corrected.requireRecipient("1");
        assertThat(grace.times().consented()).isNull();
        assertThat(grace.adoption()).isEmpty();
        assertThat(grace.tabs()).isEmpty();
        assertThat(grace.status()).isEqualTo(RecipientStatus.SENT);
        refused(Code.HANDED_ON, () -> signing.open(former));
        refused(Code.HANDED_ON, () -> signing.finish(former, signed));
        signing.consent(rig.visit(corrected, "1"));
    }

    @Test
    void a_new_note_alone_leaves_the_link_as_it_is() {
        var sent = send(Addressee.signer("1", "Grace Lindqvist", "note@harborpine.example", 1));
        String link = rig.newestToken("note@harborpine.example");

        envelopes.correct(sent.id(), "1", same -> same, false, ADA_ACTS);

        assertThat(rig.mailsTo("note@harborpine.example")).hasSize(1);
        assertThat(rig.get(SigningLinks.class).resolve(link)).isInstanceOf(SigningLinks.Resolved.Found.class);
    }

    @Test
    void an_email_that_is_named_counts_as_new_even_when_it_is_the_same() {
        var sent = send(Addressee.signer("1", "Grace Lindqvist", "again@harborpine.example", 1));
        String old = rig.newestToken("again@harborpine.example");

        envelopes.correct(sent.id(), "1", same -> same, true, ADA_ACTS);

        assertThat(rig.mailsTo("again@harborpine.example")).hasSize(2);
        assertThat(rig.get(SigningLinks.class).resolve(old)).isInstanceOf(SigningLinks.Resolved.Unknown.class);
    }

    @Test
    void a_new_name_at_the_same_address_begins_anew_behind_the_same_link() {
        var sent = send(Addressee.signer("1", "Grace Lindquist", "name@harborpine.example", 1));
        var former = rig.visit(sent, "1");
        open(sent, "1");
        String link = rig.newestToken("name@harborpine.example");

        var corrected = envelopes.correct(
                sent.id(),
                "1",
                before -> Addressee.signer("1", "Grace Lindqvist", "name@harborpine.example", 1),
                false,
                ADA_ACTS);

        assertThat(corrected.requireRecipient("1").times().consented()).isNull();
        assertThat(rig.mailsTo("name@harborpine.example")).hasSize(1);
        assertThat(rig.get(SigningLinks.class).resolve(link)).isInstanceOf(SigningLinks.Resolved.Found.class);
        refused(Code.HANDED_ON, () -> signing.open(former));
    }

    @Test
    void the_order_of_whose_turn_has_not_come_can_be_corrected_and_takes_effect_at_once() {
        var sent = send(signer("1", 1), signer("2", 2), signer("3", 3));

        var corrected = envelopes.correct(sent.id(), "3", before -> signer("3", 1), false, ADA_ACTS);

        assertThat(statuses(corrected))
                .containsExactly(RecipientStatus.SENT, RecipientStatus.SENT, RecipientStatus.CREATED);
        refused(
                Code.NOT_CORRECTABLE,
                () -> envelopes.correct(sent.id(), "1", before -> signer("1", 4), false, ADA_ACTS));
        refused(
                Code.NOT_CORRECTABLE,
                () -> envelopes.correct(sent.id(), "2", before -> signer("2", 2).embedded("user-2"), false, ADA_ACTS));
    }

    @Test
    void who_has_signed_cannot_be_corrected() {
        var sent = send(GRACE, TOMAS);
        finish(sent, "1");

        refused(Code.RECIPIENT_DONE, () -> envelopes.correct(sent.id(), "1", same -> same, false, ADA_ACTS));
    }
}
