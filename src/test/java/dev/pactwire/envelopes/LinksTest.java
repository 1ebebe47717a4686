package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.ADA_ACTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Each recipient has links of his own, and gets a fresh one when it is asked for.
class LinksTest extends WithEnvelopes {

    @Test
    void two_recipients_of_one_address_get_links_of_their_own() {
        var sent = send(GRACE, Addressee.signer("2", "Grace Lindqvist", "grace@harborpine.example", 1));

        assertThat(linksOf(sent)).isEqualTo(2);
    }

    private int linksOf(Envelope envelope) {
        return rig.jdbc()
                .sql("""
                        select count(*) from envelopes.link l join envelopes.recipient r on r.id = l.recipient_id
                        where r.envelope_id = ?""")
                .param(envelope.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void resending_mails_a_fresh_link_to_whose_turn_it_is() {
        var sent = send(signer("1", 1), signer("2", 2));
        String first = rig.newestToken("signer1@harborpine.example");

        envelopes.resend(sent.id(), ADA_ACTS);

        String second = rig.newestToken("signer1@harborpine.example");
        assertThat(second).isNotEqualTo(first);
        var links = rig.get(SigningLinks.class);
        var found = new SigningLinks.Resolved.Found(
                sent.id(), sent.requireRecipient("1").id(), 1);
        assertThat(links.resolve(first)).isEqualTo(found);
        assertThat(links.resolve(second)).isEqualTo(found);
        assertThat(links.resolve("made-up")).isInstanceOf(SigningLinks.Resolved.Unknown.class);
    }

    @Test
    void an_expired_link_can_be_renewed_by_its_holder() {
        var sent = send(Addressee.signer("1", "Grace Lindqvist", "renew@harborpine.example", 1));
        String old = rig.newestToken("renew@harborpine.example");
        rig.advance(Duration.ofDays(31));
        assertThat(rig.get(SigningLinks.class).resolve(old)).isInstanceOf(SigningLinks.Resolved.Expired.class);

        signing.renew(old);
        signing.renew(old);

        assertThat(rig.mailsTo("renew@harborpine.example")).hasSize(2);
        assertThat(linksOf(sent)).as("the old one and one fresh one").isEqualTo(2);
        assertThat(rig.get(SigningLinks.class).resolve(rig.newestToken("renew@harborpine.example")))
                .isEqualTo(new SigningLinks.Resolved.Found(
                        sent.id(), sent.requireRecipient("1").id(), 1));
    }
}
