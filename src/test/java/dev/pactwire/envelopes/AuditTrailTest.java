package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.envelopes.AuditTrail.Verification;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeEvent.What;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTrailTest {

    private static final SigningRig RIG = new SigningRig();

    private final AuditTrail trail = RIG.get(AuditTrail.class);
    private Envelope envelope;

    @BeforeEach
    void grace_has_opened_an_order() {
        envelope = RIG.envelopes()
                .createAndSend(order(Addressee.signer("1", "Grace Lindqvist", "grace@harborpine.example", 1)));
        RIG.signing().consent(RIG.visit(envelope, "1"));
        RIG.signing().view(RIG.visit(envelope, "1"));
    }

    @AfterAll
    static void stop() {
        RIG.close();
    }

    @Test
    void everything_that_happened_stands_in_the_trail_with_who_and_from_where() {
        var entries = trail.entries(envelope.id());

        assertThat(entries)
                .extracting(AuditEntry::what)
                .containsExactly(
                        What.ENVELOPE_CREATED,
                        What.ENVELOPE_SENT,
                        What.RECIPIENT_SENT,
                        What.RECIPIENT_CONSENTED,
                        What.RECIPIENT_DELIVERED,
                        What.ENVELOPE_DELIVERED);
        assertThat(entries.get(0).actor().email()).isEqualTo("ada@lumen.example");
        assertThat(entries.get(4).actor())
                .isEqualTo(new Actor(
                        Actor.Kind.RECIPIENT,
                        "Grace Lindqvist",
                        "grace@harborpine.example",
                        "198.51.100.7",
                        "Test browser"));
        assertThat(entries).extracting(AuditEntry::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void an_untouched_trail_is_intact() {
        assertThat(trail.verify(envelope.id())).isInstanceOfSatisfying(Verification.Intact.class, intact -> {
            assertThat(intact.entries()).isEqualTo(6);
            assertThat(intact.head())
                    .isEqualTo(trail.entries(envelope.id()).getLast().hash());
        });
    }

    @Test
    void a_changed_entry_is_found() {
        tamper(
                "update envelopes.audit set entry = replace(entry, 'grace@', 'eve@') where envelope_id = ? and sequence = 4");

        assertThat(trail.verify(envelope.id())).isEqualTo(new Verification.Broken(4, "the entry was changed"));
    }

    @Test
    void a_missing_entry_is_found() {
        tamper("delete from envelopes.audit where envelope_id = ? and sequence = 3");

        assertThat(trail.verify(envelope.id())).isEqualTo(new Verification.Broken(3, "the entry is missing"));
    }

    @Test
    void a_cut_off_end_is_found() {
        tamper("delete from envelopes.audit where envelope_id = ? and sequence = 6");

        assertThat(trail.verify(envelope.id())).isInstanceOf(Verification.Broken.class);
    }

    @Test
    void an_entry_with_a_hash_of_its_own_is_found_by_the_next() {
        tamper("""
                update envelopes.audit set entry = replace(entry, 'grace@', 'eve@'),
                    hash = sha256(convert_to(replace(entry, 'grace@', 'eve@'), 'UTF8'))
                where envelope_id = ? and sequence = 4""");

        assertThat(trail.verify(envelope.id())).isInstanceOf(Verification.Broken.class);
    }

    private void tamper(String sql) {
        assertThat(RIG.jdbc().sql(sql).param(envelope.id().value()).update()).isEqualTo(1);
    }
}
