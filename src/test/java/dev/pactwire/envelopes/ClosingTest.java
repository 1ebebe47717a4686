package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.ADA_ACTS;
import static dev.pactwire.envelopes.SigningRig.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.documents.Poppler;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeEvent.What;
import dev.pactwire.platform.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClosingTest {

    private static final SigningRig RIG = new SigningRig(FaultySealer.class);

    private final Envelopes envelopes = RIG.envelopes();
    private final FaultySealer sealer = RIG.get(FaultySealer.class);
    private String address;
    private Envelope signed;

    @BeforeEach
    void grace_has_signed() {
        address = "grace-" + UUID.randomUUID() + "@harborpine.example";
        sealer.works();
        signed = envelopes.createAndSend(order(Addressee.signer("1", "Grace Lindqvist", address, 1)));
        RIG.signing().consent(RIG.visit(signed, "1"));
        RIG.signing().view(RIG.visit(signed, "1"));
        RIG.sign(signed, "1");
    }

    @AfterAll
    static void stop() {
        RIG.close();
    }

    @Test
    void until_it_is_sealed_the_envelope_says_that_sealing_is_pending_and_stays_delivered() {
        var envelope = envelopes.get(signed.id());

        assertThat(envelope.status()).isEqualTo(EnvelopeStatus.DELIVERED);
        assertThat(envelope.sealing()).isInstanceOf(Sealing.Pending.class);
        assertThat(RIG.signing().open(RIG.visit(signed, "1")).standing()).isEqualTo(Standing.COMPLETED);
        assertThat(Poppler.text(envelopes.certificate(signed.id())))
                .containsPattern("Status\\s+Delivered")
                .doesNotContainPattern("Status\\s+Completed");
    }

    @Test
    void a_sealed_envelope_keeps_the_original_and_mails_the_sealed_documents() {
        RIG.seal();

        var envelope = envelopes.get(signed.id());
        assertThat(envelope.status()).isEqualTo(EnvelopeStatus.COMPLETED);
        assertThat(envelope.certificate()).isPresent();
        assertThat(envelope.documents().getFirst().sealed()).isPresent();
        assertThat(envelope.documents().getFirst().file())
                .isEqualTo(signed.documents().getFirst().file());
        assertThat(Poppler.text(envelopes.certificate(signed.id()))).containsPattern("Status\\s+Completed");
        assertThat(attachments()).containsExactly("Order.pdf", "Certificate of completion.pdf");
    }

    @Test
    void a_letter_that_cannot_be_written_does_not_undo_the_seal_and_comes_later_once() {
        RIG.jdbc().sql("alter table mailroom.mail rename to mail_away").update();
        try {
            RIG.seal();
        } finally {
            RIG.jdbc().sql("alter table mailroom.mail_away rename to mail").update();
        }
        assertThat(envelopes.get(signed.id()).status()).isEqualTo(EnvelopeStatus.COMPLETED);

        RIG.advance(Duration.ofMinutes(1));
        assertThat(attachments()).hasSize(2);
        RIG.get(Completion.class).tell(signed.id());
        assertThat(attachments()).hasSize(2);
    }

    @Test
    void sealed_documents_too_large_for_a_letter_are_behind_a_link_for_the_sender_too() {
        RIG.jdbc()
                .sql("update envelopes.document set size = 6000000 where envelope_id = ?")
                .param(signed.id().value())
                .update();

        RIG.seal();

        assertThat(attachments()).isEmpty();
        assertThat(letterToTheSender()).contains("https://sign.lumen.example/sent/" + signed.id());
    }

    private String letterToTheSender() {
        return RIG.jdbc()
                .sql("select text from mailroom.mail where key = ?")
                .param("envelope:" + signed.id() + ":completed:sender")
                .query(String.class)
                .single();
    }

    @Test
    void the_certificate_names_the_sealed_files_by_their_fingerprints() {
        RIG.seal();

        String certificate = Poppler.text(envelopes.certificate(signed.id())).replaceAll("\\s", "");
        String sealed = AuditTrail.hex(Sha256.of(envelopes.content(signed.id(), 1)));
        assertThat(certificate)
                .contains(sealed)
                .contains(signed.documents().getFirst().sha256());
    }

    @Test
    void a_failure_is_told_and_tried_again_after_growing_pauses() {
        sealer.fails("the key is not available");
        RIG.seal();

        var first = failure();
        assertThat(first.reason()).startsWith("An internal error").doesNotContain("the key");
        assertThat(first.attempts()).isEqualTo(1);

        RIG.seal();
        assertThat(failure().attempts()).as("not before its time").isEqualTo(1);

        RIG.advance(Duration.ofSeconds(11));
        RIG.seal();
        assertThat(failure().attempts()).isEqualTo(2);
        assertThat(Duration.between(first.next(), failure().next())).isGreaterThan(Duration.ofSeconds(25));

        sealer.works();
        RIG.advance(Duration.ofSeconds(31));
        RIG.seal();
        assertThat(envelopes.get(signed.id()).status()).isEqualTo(EnvelopeStatus.COMPLETED);
    }

    @Test
    void the_sender_is_told_once_that_the_seal_fails_again_and_administrators_see_it() {
        sealer.fails("the disk is full");
        for (int attempt = 0; attempt < 3; attempt++) {
            RIG.seal();
            RIG.advance(Duration.ofMinutes(3));
        }

        assertThat(lettersAboutTheFailure()).isEqualTo(1);
        assertThat(envelopes.openSealings())
                .filteredOn(one -> one.envelope().equals(signed.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo("the disk is full"))
                .satisfies(one -> assertThat(one.attempts()).isEqualTo(3));
    }

    @Test
    void what_waits_for_its_first_seal_is_no_secret() {
        assertThat(envelopes.openSealings())
                .filteredOn(one -> one.envelope().equals(signed.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEmpty());

        RIG.seal();

        assertThat(envelopes.openSealings()).noneMatch(one -> one.envelope().equals(signed.id()));
    }

    private int lettersAboutTheFailure() {
        return RIG.jdbc()
                .sql("select count(*) from mailroom.mail where key = ? and to_address = 'ada@lumen.example'")
                .param("envelope:" + signed.id() + ":not-sealed:sender")
                .query(Integer.class)
                .single();
    }

    @Test
    void a_failed_sealing_can_be_resumed_at_once() {
        sealer.fails("the disk is full");
        RIG.seal();
        sealer.works();

        envelopes.resumeSealing(signed.id(), ADA_ACTS);
        RIG.seal();

        assertThat(envelopes.get(signed.id()).status()).isEqualTo(EnvelopeStatus.COMPLETED);
        assertThatExceptionOfType(EnvelopeRefusal.class)
                .isThrownBy(() -> envelopes.resumeSealing(signed.id(), ADA_ACTS))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(EnvelopeRefusal.Code.NOTHING_TO_SEAL));
    }

    @Test
    void what_cannot_be_sealed_can_be_voided_and_is_tried_no_more() {
        assertThatExceptionOfType(EnvelopeRefusal.class)
                .isThrownBy(() -> envelopes.voidEnvelope(signed.id(), "Too late", ADA_ACTS))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(EnvelopeRefusal.Code.CANNOT_VOID));
        sealer.fails("the disk is full");
        RIG.seal();

        envelopes.voidEnvelope(signed.id(), "We send it anew", ADA_ACTS);
        sealer.works();
        RIG.advance(Duration.ofHours(2));
        RIG.seal();

        assertThat(envelopes.get(signed.id()).status()).isEqualTo(EnvelopeStatus.VOIDED);
        assertThat(envelopes.get(signed.id()).sealing()).isEqualTo(new Sealing.NotDue());
        assertThat(envelopes.openSealings()).noneMatch(one -> one.envelope().equals(signed.id()));
    }

    @Test
    void what_is_voided_while_it_is_tried_again_stays_void_and_keeps_nothing_of_the_attempt() {
        sealer.fails("the disk is full");
        RIG.seal();
        sealer.works();
        sealer.during(() -> envelopes.voidEnvelope(signed.id(), "We send it anew", ADA_ACTS));
        RIG.advance(Duration.ofMinutes(1));

        RIG.seal();

        var envelope = envelopes.get(signed.id());
        assertThat(envelope.status()).isEqualTo(EnvelopeStatus.VOIDED);
        assertThat(envelope.certificate()).isEmpty();
        assertThat(envelope.documents().getFirst().sealed()).isEmpty();
        assertThat(told(What.ENVELOPE_COMPLETED)).isZero();
        assertThat(attachments()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = FaultySealer.Step.class, mode = EnumSource.Mode.EXCLUDE, names = "NEVER")
    void a_process_that_dies_at_any_step_leaves_nothing_half_done_and_another_finishes(FaultySealer.Step step) {
        sealer.diesAt(step);
        assertThatThrownBy(RIG::seal).isInstanceOf(FaultySealer.Killed.class);

        var after = envelopes.get(signed.id());
        assertThat(after.status()).isEqualTo(EnvelopeStatus.DELIVERED);
        assertThat(after.documents().getFirst().sealed()).isEmpty();
        assertThat(after.certificate()).isEmpty();
        assertThat(attachments()).isEmpty();

        sealer.works();
        RIG.seal();
        assertThat(envelopes.get(signed.id()).status()).as("the lease is held").isEqualTo(EnvelopeStatus.DELIVERED);

        RIG.advance(Duration.ofMinutes(3));
        RIG.seal();
        assertThat(envelopes.get(signed.id()).status()).isEqualTo(EnvelopeStatus.COMPLETED);
        assertThat(told(What.ENVELOPE_COMPLETED)).isEqualTo(1);
        assertThat(RIG.get(AuditTrail.class).verify(signed.id())).isInstanceOf(AuditTrail.Verification.Intact.class);
    }

    /// Such as a document that fills the memory each time.
    @Test
    void what_always_stops_the_program_is_told_tried_ever_more_rarely_and_can_be_voided() {
        sealer.diesAt(FaultySealer.Step.BEFORE_SEALING);
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(RIG::seal).isInstanceOf(FaultySealer.Killed.class);
            assertThat(envelopes.get(signed.id()).sealing()).isInstanceOf(Sealing.Pending.class);
            RIG.advance(Duration.ofMinutes(3));
        }
        assertThatThrownBy(RIG::seal).isInstanceOf(FaultySealer.Killed.class);

        assertThat(envelopes.get(signed.id()).sealing())
                .isInstanceOfSatisfying(
                        Sealing.Failed.class,
                        failed -> assertThat(failed.reason()).contains("stopped each time"));
        RIG.advance(Duration.ofMinutes(3));
        assertThatThrownBy(RIG::seal).isInstanceOf(FaultySealer.Killed.class);
        RIG.advance(Duration.ofMinutes(3));
        RIG.seal();
        assertThat(envelopes
                        .voidEnvelope(signed.id(), "Cannot be sealed", ADA_ACTS)
                        .status())
                .isEqualTo(EnvelopeStatus.VOIDED);
    }

    @Test
    void a_document_too_deep_for_the_stack_is_a_failure_that_is_told() {
        sealer.overflows();

        RIG.seal();

        assertThat(failure().reason()).startsWith("An internal error");
        assertThat(envelopes.openSealings())
                .filteredOn(one -> one.envelope().equals(signed.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo("StackOverflowError"));
        assertThat(told(What.SEALING_FAILED)).isEqualTo(1);
    }

    @Test
    void sealing_that_takes_longer_than_its_lease_completes_all_the_same() {
        sealer.during(() -> {
            RIG.advance(Duration.ofMinutes(3));
            sealer.fails("the second attempt is slower still");
            RIG.seal();
        });

        RIG.seal();

        assertThat(envelopes.get(signed.id()).status()).isEqualTo(EnvelopeStatus.COMPLETED);
    }

    @Test
    void a_trail_that_was_tampered_with_is_not_sealed() {
        RIG.jdbc()
                .sql("update envelopes.audit set entry = entry || ' ' where envelope_id = ? and sequence = 2")
                .param(signed.id().value())
                .update();

        RIG.seal();

        assertThat(failure().reason()).startsWith("The audit trail is broken");
    }

    @Test
    void who_lost_the_lease_does_not_complete_what_another_has_taken() {
        sealer.during(() -> {
            RIG.advance(Duration.ofMinutes(3));
            sealer.works();
            RIG.seal();
        });

        RIG.seal();

        assertThat(told(What.ENVELOPE_COMPLETED)).isEqualTo(1);
        assertThat(attachments()).hasSize(2);
    }

    private Sealing.Failed failure() {
        return (Sealing.Failed) envelopes.get(signed.id()).sealing();
    }

    private long told(What what) {
        return RIG.get(AuditTrail.class).entries(signed.id()).stream()
                .filter(entry -> entry.what() == what)
                .count();
    }

    private List<String> attachments() {
        RIG.settle();
        return RIG.jdbc().sql("""
                        select a.file_name from mailroom.attachment a join mailroom.mail m on m.id = a.mail_id
                        where m.to_address = ? order by a.position""").param(address).query(String.class).list();
    }
}
