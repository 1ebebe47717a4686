package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeEvent.What;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private static final SigningRig RIG = new SigningRig();
    private static final String SUBJECT = "Order of Harbor & Pine";

    private final Deadlines deadlines = RIG.get(Deadlines.class);
    private String address;

    @BeforeEach
    void grace_has_an_address_of_her_own() {
        address = "grace-" + UUID.randomUUID() + "@harborpine.example";
    }

    @AfterAll
    static void stop() {
        RIG.close();
    }

    @Test
    void a_signer_is_reminded_after_the_delay_and_then_at_each_interval() {
        var sent = send(reminders(3, 2));

        after(Duration.ofDays(2));
        assertThat(RIG.mailsTo(address)).containsExactly(SUBJECT);

        after(Duration.ofDays(1));
        deadlines.check();
        assertThat(RIG.mailsTo(address)).containsExactly(SUBJECT, "Reminder: " + SUBJECT);

        after(Duration.ofDays(2));
        assertThat(RIG.mailsTo(address)).hasSize(3);
        assertThat(RIG.get(SigningLinks.class).resolve(RIG.newestToken(address)))
                .isInstanceOf(SigningLinks.Resolved.Found.class);
        assertThat(RIG.envelopes().get(sent.id()).status()).isEqualTo(EnvelopeStatus.SENT);
    }

    @Test
    void who_has_finished_is_not_reminded() {
        var sent = send(reminders(1, 1));
        RIG.signing().consent(RIG.visit(sent, "1"));
        RIG.signing().view(RIG.visit(sent, "1"));
        RIG.sign(sent, "1");

        after(Duration.ofDays(5));

        assertThat(RIG.mailsTo(address)).doesNotContain("Reminder: " + SUBJECT);
    }

    @Test
    void after_a_hundred_and_twenty_days_an_envelope_expires_into_voided() {
        var sent = send(Notification.standard());
        after(Duration.ofDays(119));
        assertThat(RIG.envelopes().get(sent.id()).status()).isEqualTo(EnvelopeStatus.SENT);

        after(Duration.ofDays(1).plusMinutes(1));

        var expired = RIG.envelopes().get(sent.id());
        assertThat(expired.status()).isEqualTo(EnvelopeStatus.VOIDED);
        assertThat(expired.voidedReason()).isEqualTo(Deadlines.EXPIRED);
        assertThat(RIG.signing().open(RIG.visit(sent, "1")).standing()).isEqualTo(Standing.EXPIRED);
        assertThat(RIG.mailsTo(address)).endsWith("Expired: " + SUBJECT);
    }

    @Test
    void nobody_signs_too_late_even_before_the_job_has_run() {
        var sent = send(
                new Notification(new Notification.Reminders(false, 0, 0), new Notification.Expiration(true, 2, 0)));
        RIG.advance(Duration.ofDays(3));

        assertThatExceptionOfType(EnvelopeRefusal.class)
                .isThrownBy(() -> RIG.signing().consent(RIG.visit(sent, "1")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(EnvelopeRefusal.Code.EXPIRED));
    }

    @Test
    void recipients_are_warned_once_before_the_end() {
        send(new Notification(new Notification.Reminders(false, 0, 0), new Notification.Expiration(true, 10, 3)));

        after(Duration.ofDays(6));
        assertThat(RIG.mailsTo(address)).hasSize(1);

        after(Duration.ofDays(1).plusMinutes(1));
        deadlines.check();
        assertThat(RIG.mailsTo(address)).containsExactly(SUBJECT, "Expires soon: " + SUBJECT);
    }

    @Test
    void the_trail_tells_of_no_warning_to_who_signs_in_another_program() {
        var draft = order(Addressee.signer("1", "Grace Lindqvist", address, 1).embedded("crm-42"));
        var ends = new Notification(new Notification.Reminders(false, 0, 0), new Notification.Expiration(true, 10, 3));
        var sent = RIG.envelopes().createAndSend(SigningRig.like(draft, draft.sender(), ends, null));

        after(Duration.ofDays(8));

        assertThat(RIG.mailsTo(address)).isEmpty();
        assertThat(RIG.get(AuditTrail.class).entries(sent.id()))
                .extracting(AuditEntry::what)
                .doesNotContain(What.RECIPIENT_REMINDED);
    }

    private static Notification reminders(int delay, int frequency) {
        return new Notification(
                new Notification.Reminders(true, delay, frequency),
                Notification.standard().expiration());
    }

    private Envelope send(Notification notification) {
        var draft = order(Addressee.signer("1", "Grace Lindqvist", address, 1));
        return RIG.envelopes().createAndSend(SigningRig.like(draft, draft.sender(), notification, null));
    }

    private void after(Duration time) {
        RIG.advance(time);
        deadlines.check();
    }
}
