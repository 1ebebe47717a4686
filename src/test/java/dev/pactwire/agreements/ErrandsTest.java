package dev.pactwire.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.testing.FakeSigning.HangUp;
import dev.pactwire.testing.FakeSigning.LoseAnswer;
import dev.pactwire.testing.FakeSigning.Operation;
import dev.pactwire.testing.FakeSigning.Refuse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrandsTest extends WithHub {

    private Errands errands;
    private AgreementId id;

    @BeforeEach
    void grace_has_it() {
        errands = hub.get(Errands.class);
        id = prepared(ada, wish());
        Instant later = clock.instant().plusSeconds(60);
        following.apply(id, FollowingTest.news(service.only().becomes("sent", later), "envelope-sent", later));
    }

    private static Errand.Resend resend() {
        return new Errand.Resend(UUID.randomUUID());
    }

    private static Errand.Cancel cancel() {
        return new Errand.Cancel(UUID.randomUUID(), "Wrong price");
    }

    private static void refused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        AgreementRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private void recoverLater() {
        clock.move(Duration.ofMinutes(3));
        errands.recover();
    }

    @Test
    void what_is_sent_can_be_mailed_again_and_voided_with_a_reason_but_not_discarded() {
        errands.run(ada, id, resend());
        refused(() -> new Errand.Cancel(UUID.randomUUID(), " "), Reason.REASON_MISSING);
        errands.run(ada, id, cancel());
        assertThatThrownBy(() -> hub.get(Sending.class).discard(ada, id)).isInstanceOf(AgreementRefused.class);

        assertThat(service.only().asked()).containsExactly("resend", "void Wrong price");
        assertThat(agreement(id).state()).as("only webhooks change it").isEqualTo(AgreementState.SENT);
        assertThat(history(id)).contains("agreements.event.resent");
    }

    @Test
    void a_button_pressed_twice_mails_once() {
        Errand twice = resend();

        errands.run(ada, id, twice);
        errands.run(ada, id, twice);

        assertThat(service.only().asked()).containsExactly("resend");
    }

    @Test
    void a_button_pressed_ten_times_at_once_mails_once() {
        Errand same = resend();
        try (var fingers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                fingers.submit(() -> errands.run(ada, id, same));
            }
        }

        assertThat(service.only().asked()).containsExactly("resend");
    }

    @Test
    void the_page_that_comes_back_later_may_mail_once_more() {
        errands.run(ada, id, resend());
        clock.move(Duration.ofMinutes(2));
        errands.run(ada, id, resend());

        assertThat(service.only().asked()).containsExactly("resend", "resend");
    }

    @Test
    void what_was_refused_can_be_asked_for_again_by_the_same_button() {
        Errand button = resend();
        service.next(Operation.UPDATE, new Refuse(400, "ENVELOPE_INVALID_STATUS"));

        refused(() -> errands.run(ada, id, button), Reason.SERVICE_REFUSED);
        assertThat(history(id)).doesNotContain("agreements.event.resent");
        errands.run(ada, id, button);

        assertThat(service.only().asked()).containsExactly("resend");
    }

    @Test
    void a_mail_of_which_nobody_knows_whether_it_went_out_is_not_sent_again_by_itself() {
        service.next(Operation.UPDATE, new LoseAnswer());

        refused(() -> errands.run(ada, id, resend()), Reason.SERVICE_AWAY);
        recoverLater();

        assertThat(service.only().asked()).containsExactly("resend");
    }

    @Test
    void an_end_that_the_service_did_not_hear_of_comes_by_itself() {
        service.next(Operation.UPDATE, new HangUp());

        refused(() -> errands.run(ada, id, cancel()), Reason.VOIDING);
        assertThat(service.only().asked()).isEmpty();
        recoverLater();
        recoverLater();

        assertThat(service.only().asked()).containsExactly("void Wrong price");
    }

    @Test
    void an_end_that_is_there_already_is_no_mistake() {
        service.next(Operation.UPDATE, new LoseAnswer(), new Refuse(400, "ENVELOPE_CANNOT_VOID_INVALID_STATE"));

        refused(() -> errands.run(ada, id, cancel()), Reason.VOIDING);
        recoverLater();
        recoverLater();

        assertThat(service.only().asked()).containsExactly("void Wrong price");
        assertThat(service.calls(Operation.UPDATE)).isEqualTo(2);
    }

    @Test
    void an_end_that_a_webhook_told_of_meanwhile_is_not_asked_for_again() {
        service.next(Operation.UPDATE, new LoseAnswer());
        refused(() -> errands.run(ada, id, cancel()), Reason.VOIDING);
        Instant later = clock.instant().plusSeconds(90);
        following.apply(id, FollowingTest.news(service.only().becomes("voided", later), "envelope-voided", later));

        recoverLater();

        assertThat(service.calls(Operation.UPDATE)).isOne();
        refused(() -> errands.run(ada, id, cancel()), Reason.WRONG_STATE);
    }

    @Test
    void an_end_without_an_answer_is_seen_and_a_quarter_of_an_hour_later_the_person_decides_again() {
        service.always(Operation.UPDATE, new HangUp());
        refused(() -> errands.run(ada, id, cancel()), Reason.VOIDING);
        assertThat(agreement(id).voiding()).isEqualTo("Wrong price");
        assertThat(history(id)).contains("agreements.event.voiding");

        clock.move(Duration.ofMinutes(16));
        errands.recover();
        assertThat(agreement(id).voiding()).isNull();
        assertThat(history(id)).endsWith("agreements.event.void-unanswered");

        service.recover();
        recoverLater();
        assertThat(service.only().asked()).as("nothing comes hours later").isEmpty();
    }

    @Test
    void an_end_that_is_refused_later_is_told() {
        service.next(Operation.UPDATE, new HangUp(), new Refuse(400, "USER_LACKS_PERMISSIONS"));
        refused(() -> errands.run(ada, id, cancel()), Reason.VOIDING);

        recoverLater();

        assertThat(agreement(id).voiding()).isNull();
        assertThat(history(id)).endsWith("agreements.event.void-refused");
    }

    @Test
    void pressed_again_an_end_without_an_answer_is_asked_for_again_at_once() {
        service.next(Operation.UPDATE, new HangUp());
        refused(() -> errands.run(ada, id, cancel()), Reason.VOIDING);

        errands.run(ada, id, cancel());

        assertThat(service.only().asked()).containsExactly("void Wrong price");
        assertThat(agreement(id).voiding()).isNull();
    }

    @Test
    void pressed_again_an_end_that_has_come_is_no_mistake() {
        Errand same = cancel();
        service.next(Operation.UPDATE, new LoseAnswer(), new Refuse(400, "ENVELOPE_CANNOT_VOID_INVALID_STATE"));
        refused(() -> errands.run(ada, id, same), Reason.VOIDING);

        errands.run(ada, id, same);

        assertThat(service.calls(Operation.UPDATE)).isEqualTo(2);
        assertThat(agreement(id).voiding()).isNull();
    }

    @Test
    void a_list_that_renews_itself_under_the_finger_does_not_mail_twice() {
        errands.run(ada, id, resend());
        errands.run(ada, id, resend());

        assertThat(service.only().asked()).containsExactly("resend");
    }

    @Test
    void a_reason_is_no_novel() {
        refused(() -> new Errand.Cancel(UUID.randomUUID(), "x".repeat(201)), Reason.REASON_LONG);
    }
}
