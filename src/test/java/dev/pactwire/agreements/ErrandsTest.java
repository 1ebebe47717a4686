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

        refused(() -> errands.run(ada, id, cancel()), Reason.SERVICE_AWAY);
        assertThat(service.only().asked()).isEmpty();
        recoverLater();
        recoverLater();

        assertThat(service.only().asked()).containsExactly("void Wrong price");
    }

    @Test
    void an_end_that_is_there_already_is_no_mistake() {
        service.next(Operation.UPDATE, new LoseAnswer(), new Refuse(400, "ENVELOPE_CANNOT_VOID_INVALID_STATE"));

        refused(() -> errands.run(ada, id, cancel()), Reason.SERVICE_AWAY);
        recoverLater();
        recoverLater();

        assertThat(service.only().asked()).containsExactly("void Wrong price");
        assertThat(service.calls(Operation.UPDATE)).isEqualTo(2);
    }

    @Test
    void an_end_that_a_webhook_told_of_meanwhile_is_not_asked_for_again() {
        service.next(Operation.UPDATE, new LoseAnswer());
        refused(() -> errands.run(ada, id, cancel()), Reason.SERVICE_AWAY);
        Instant later = clock.instant().plusSeconds(90);
        following.apply(id, FollowingTest.news(service.only().becomes("voided", later), "envelope-voided", later));

        recoverLater();

        assertThat(service.calls(Operation.UPDATE)).isOne();
        refused(() -> errands.run(ada, id, cancel()), Reason.WRONG_STATE);
    }

    @Test
    void after_a_day_without_an_answer_a_person_is_asked() {
        service.always(Operation.UPDATE, new HangUp());
        refused(() -> errands.run(ada, id, cancel()), Reason.SERVICE_AWAY);
        clock.move(Duration.ofHours(25));

        errands.recover();
        service.recover();
        recoverLater();

        assertThat(service.only().asked()).isEmpty();
    }
}
