package dev.pactwire.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.jobs.Renewal;
import dev.pactwire.platform.Refusal;
import dev.pactwire.shell.Texts;
import dev.pactwire.testing.FakeSigning.HangUp;
import dev.pactwire.testing.FakeSigning.LoseAnswer;
import dev.pactwire.testing.FakeSigning.Operation;
import dev.pactwire.testing.FakeSigning.Refuse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SendingTest extends WithHub {

    private AgreementId lost() {
        service.next(Operation.CREATE, new LoseAnswer());
        return prepared(ada, wish());
    }

    private AgreementId committedButNotCarriedOut() {
        var agreement = Agreement.wanted(
                new AgreementId(UUID.randomUUID()),
                UUID.randomUUID(),
                connection.id(),
                "",
                ada,
                wish(),
                clock.instant());
        store.add(agreement, wish().documents(), clock.instant());
        return agreement.id();
    }

    @Test
    void a_wish_becomes_a_draft_that_knows_its_agreement_and_where_to_tell_of_itself() {
        AgreementId id = prepared(ada, wish());

        assertThat(agreement(id).state()).isEqualTo(AgreementState.DRAFT);
        assertThat(agreement(id).envelopeId()).contains(service.only().id());
        assertThat(service.only().notification())
                .contains("\"reminderDelay\":\"3\"", "\"reminderFrequency\":\"2\"", "\"expireAfter\":\"30\"");
        assertThat(service.only().transactionId())
                .isEqualTo(agreement(id).transactionId().toString());
        assertThat(service.only().hook())
                .isEqualTo("https://pactwire.lumen.example/hooks/docusign/"
                        + connection.id().value());
        assertThat(store.documents(id)).allMatch(document -> document.bytes() == null);
        assertThat(hub.get(Sending.class).senderView(ada, id).toString())
                .endsWith(service.only().id().toString());
    }

    @Test
    void two_recipients_may_share_one_address() {
        AgreementId id = prepared(
                ada,
                wish(List.of(
                        Recipient.wanted(RecipientRole.SIGNER, "Grace Lindqvist", "office@harborpine.example", 1),
                        Recipient.wanted(RecipientRole.APPROVER, "Sam Summers", "office@harborpine.example", 1))));

        assertThat(agreement(id).recipients()).hasSize(2);
        assertThat(service.only().signers()).hasSize(2);
    }

    @Test
    void with_the_service_away_the_agreement_stays_with_a_sentence_and_can_be_tried_again() {
        service.goAway();
        AgreementId id = prepared(ada, wish());

        assertThat(agreement(id).state()).isEqualTo(AgreementState.PREPARING);
        assertThat(agreement(id).failure()).isEqualTo("agreements.failure.service-away");
        assertThat(store.documents(id)).allMatch(document -> document.bytes().length > 0);
        assertThatThrownBy(() -> preparation.retry(ada, id)).isInstanceOf(Refusal.class);

        service.recover();
        preparation.retry(ada, id);
        assertThat(agreement(id).state()).isEqualTo(AgreementState.DRAFT);
        assertThat(agreement(id).failure()).isNull();
        assertThat(service.envelopes()).hasSize(1);
    }

    @Test
    void with_a_token_that_has_ended_too_the_wish_is_kept() {
        clock.move(Duration.ofHours(9));
        service.goAway();

        AgreementId id = prepared(ada, wish());

        assertThat(agreement(id).failure()).isEqualTo("agreements.failure.service-away");
    }

    @Test
    void a_revoked_grant_keeps_the_wish_until_she_has_connected_again() {
        clock.move(Duration.ofHours(9));
        service.revokeRefreshTokens();

        AgreementId id = prepared(ada, wish());
        assertThat(agreement(id).failure()).isEqualTo("agreements.failure.connect-again");

        dev.pactwire.integrations.TestConnections.consent(ada.id(), connection, service, hub::get);
        preparation.retry(ada, id);
        assertThat(agreement(id).state()).isEqualTo(AgreementState.DRAFT);
    }

    @Test
    void who_never_connected_is_told_so_before_anything_is_stored() {
        assertThatThrownBy(() -> prepared(mei, wish()))
                .isInstanceOfSatisfying(
                        AgreementRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_CONNECTED));
        assertThat(store.on(DEAL, 10)).isEmpty();
    }

    @Test
    void an_answer_that_is_lost_makes_no_second_envelope() {
        AgreementId id = lost();
        assertThat(agreement(id).state()).isEqualTo(AgreementState.PREPARING);

        preparation.retry(ada, id);

        assertThat(agreement(id).envelopeId()).contains(service.only().id());
    }

    @Test
    void a_webhook_that_is_quicker_than_the_retry_makes_it_needless() {
        AgreementId id = lost();
        var news = FollowingTest.news(service.only(), "envelope-created", clock.instant());
        following.apply(id, news);

        preparation.retry(ada, id);

        assertThat(agreement(id).state()).isEqualTo(AgreementState.DRAFT);
        assertThat(agreement(id).failure()).isNull();
        assertThat(store.documents(id)).allMatch(document -> document.bytes() == null);
        assertThat(service.envelopes()).hasSize(1);
    }

    @Test
    void what_a_crash_left_between_commit_and_call_is_carried_out() {
        AgreementId id = committedButNotCarriedOut();
        preparation.recover();
        assertThat(service.envelopes()).as("it may still be under way").isEmpty();

        clock.move(Duration.ofSeconds(45));
        preparation.recover();
        preparation.recover();

        assertThat(agreement(id).envelopeId()).contains(service.only().id());
    }

    @Test
    void what_a_crash_left_during_the_call_is_found_once_the_attempt_is_surely_over() {
        AgreementId id = lost();
        killedDuringItsAttempt(id);
        clock.move(Duration.ofSeconds(39));
        preparation.recover();
        assertThat(agreement(id).state()).isEqualTo(AgreementState.PREPARING);

        clock.move(Duration.ofSeconds(2));
        preparation.recover();
        assertThat(agreement(id).envelopeId()).contains(service.only().id());
    }

    /// The row as a process leaves it that dies in the middle.
    private void killedDuringItsAttempt(AgreementId id) {
        database.jdbc().sql("update agreements.agreement set failure = null").update();
        store.seize(id, clock.instant(), clock.instant().plus(Duration.ofSeconds(40)));
    }

    @Test
    void a_slow_attempt_of_a_living_process_holds_on_to_its_agreement() throws InterruptedException {
        AgreementId id = committedButNotCarriedOut();
        store.seize(id, clock.instant(), clock.instant().plus(Duration.ofSeconds(40)));
        var renewed = new CountDownLatch(2);

        try (var _ = new Renewal(Duration.ofMillis(5), () -> {
            store.prolong(id, clock.instant().plus(Duration.ofSeconds(80)));
            renewed.countDown();
        })) {
            assertThat(renewed.await(30, TimeUnit.SECONDS)).isTrue();
            clock.move(Duration.ofSeconds(60));
            assertThat(store.seize(id, clock.instant(), clock.instant())).isFalse();
        }

        store.release(id);
        store.prolong(id, clock.instant().plus(Duration.ofHours(1)));
        assertThat(store.seize(id, clock.instant(), clock.instant())).isTrue();
    }

    @Test
    void while_one_carries_it_out_nobody_else_does() {
        AgreementId id = committedButNotCarriedOut();
        store.seize(id, clock.instant(), clock.instant().plus(Duration.ofMinutes(6)));

        assertThatThrownBy(() -> preparation.retry(ada, id))
                .isInstanceOfSatisfying(
                        AgreementRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.UNDER_WAY));
        assertThat(service.calls(Operation.CREATE)).isZero();
    }

    @Test
    void beyond_the_vendors_seven_days_a_person_is_asked() {
        AgreementId id = lost();
        clock.move(Duration.ofDays(7));

        assertThatThrownBy(() -> preparation.retry(ada, id)).isInstanceOf(Refusal.class);

        assertThat(agreement(id).failure()).isEqualTo("agreements.failure.too-old");
        assertThat(service.calls(Operation.CREATE)).isOne();
        hub.get(Sending.class).discard(ada, id);
        assertThat(store.on(DEAL, 10)).isEmpty();
    }

    @Test
    void each_refusal_of_the_service_has_a_sentence_of_its_own() {
        for (var expected : List.of(
                List.of("UNABLE_TO_LOAD_DOCUMENT", "agreements.failure.document-named"),
                List.of("INVALID_EMAIL_ADDRESS_FOR_RECIPIENT", "agreements.failure.email"),
                List.of("PLAN_ITEM_NOT_ENABLED", "agreements.failure.service-refused"))) {
            service.next(Operation.CREATE, new Refuse(400, expected.getFirst()));

            AgreementId id = prepared(ada, wish());

            assertThat(agreement(id).failure()).isEqualTo(expected.getLast());
            assertThat(history(id)).contains(expected.getLast());
        }
    }

    @Test
    void of_a_document_that_the_service_cannot_use_she_reads_which_and_why() {
        service.next(
                Operation.CREATE,
                new Refuse(400, "UNABLE_TO_LOAD_DOCUMENT", "Document 1: “Atlas.pdf” cannot be used: too\nmany pages."));

        AgreementId id = prepared(ada, wish());

        for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            String told = hub.get(Texts.class)
                    .say(
                            locale,
                            String.valueOf(agreement(id).failure()),
                            agreement(id).failureArguments());
            assertThat(told).contains("“Atlas.pdf” cannot be used: too many pages.");
        }
        assertThat(hub.get(History.class).of(id).getLast().arguments()).hasSize(1);
    }

    @Test
    void only_its_sender_may_change_an_agreement() {
        AgreementId id = prepared(ada, wish());
        var sending = hub.get(Sending.class);
        var errands = hub.get(Errands.class);

        for (Runnable act : List.<Runnable>of(
                () -> sending.senderView(mei, id),
                () -> sending.discard(mei, id),
                () -> errands.run(mei, id, new Errand.Resend(UUID.randomUUID())),
                () -> errands.run(mei, id, new Errand.Cancel(UUID.randomUUID(), "because")),
                () -> preparation.retry(mei, id))) {
            assertThatThrownBy(act::run)
                    .isInstanceOfSatisfying(
                            AgreementRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_YOURS));
        }
    }

    @Test
    void a_hang_up_during_an_act_is_a_sentence() {
        AgreementId id = prepared(ada, wish());
        service.next(Operation.VIEW, new HangUp());

        assertThatThrownBy(() -> hub.get(Sending.class).senderView(ada, id))
                .isInstanceOfSatisfying(
                        AgreementRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.SERVICE_AWAY));
    }

    @Test
    void the_same_dialog_sent_twice_makes_one_envelope() {
        var dialog = UUID.randomUUID();
        Wish wish = wish();

        preparation.prepare(ada, dialog, wish);
        preparation.prepare(ada, dialog, wish);

        assertThat(service.envelopes()).hasSize(1);
        assertThat(store.on(DEAL, 10)).hasSize(1);
    }

    @Test
    void the_same_dialog_sent_again_after_a_lost_answer_finds_its_envelope() {
        var dialog = UUID.randomUUID();
        Wish wish = wish();
        service.next(Operation.CREATE, new LoseAnswer());
        preparation.prepare(ada, dialog, wish);

        preparation.prepare(ada, dialog, wish);

        assertThat(agreement(new AgreementId(dialog)).state()).isEqualTo(AgreementState.DRAFT);
        assertThat(agreement(new AgreementId(dialog)).envelopeId())
                .contains(service.only().id());
    }

    @Test
    void a_dialog_corrected_after_its_draft_was_made_sends_what_it_says_now() {
        var dialog = UUID.randomUUID();
        Wish wish = wish();
        AgreementId mistaken = preparation.prepare(ada, dialog, wish);
        var right = wish(
                List.of(Recipient.wanted(RecipientRole.SIGNER, "Grace Lindqvist", "grace.l@harborpine.example", 1)));

        AgreementId corrected = preparation.prepare(ada, dialog, right);
        assertThat(preparation.prepare(ada, dialog, right)).isEqualTo(corrected);

        assertThat(agreement(mistaken).state()).isEqualTo(AgreementState.DISCARDED);
        assertThat(agreement(corrected).recipients())
                .extracting(Recipient::email)
                .containsExactly("grace.l@harborpine.example");
        assertThat(store.on(DEAL, 10)).extracting(Agreement::id).containsExactly(corrected);
        assertThat(service.envelopes()).hasSize(2);

        AgreementId back = preparation.prepare(ada, dialog, wish);
        assertThat(agreement(back).state()).isEqualTo(AgreementState.DRAFT);
        assertThat(store.on(DEAL, 10)).extracting(Agreement::id).containsExactly(back);
    }

    @Test
    void what_is_out_already_is_not_sent_again_by_a_corrected_dialog() {
        var dialog = UUID.randomUUID();
        preparation.prepare(ada, dialog, wish());
        database.jdbc().sql("update agreements.agreement set state = 'SENT'").update();

        assertCorrectionComesTooLate(dialog);
    }

    private void assertCorrectionComesTooLate(UUID dialog) {
        var other = wish(
                List.of(Recipient.wanted(RecipientRole.SIGNER, "Grace Lindqvist", "grace.l@harborpine.example", 1)));

        assertThatThrownBy(() -> preparation.prepare(ada, dialog, other))
                .isInstanceOfSatisfying(
                        AgreementRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.WRONG_STATE));

        assertThat(service.envelopes()).hasSize(1);
    }

    @Test
    void what_is_out_at_the_service_is_not_sent_again_though_no_webhook_has_told_of_it() {
        var dialog = UUID.randomUUID();
        AgreementId sent = preparation.prepare(ada, dialog, wish());
        service.only().becomes("sent", clock.instant());

        assertCorrectionComesTooLate(dialog);
        assertThat(agreement(sent).state()).isEqualTo(AgreementState.DRAFT);
    }

    @Test
    void nobody_goes_on_with_a_dialog_of_someone_else() {
        var dialog = UUID.randomUUID();
        preparation.prepare(ada, dialog, wish());
        dev.pactwire.integrations.TestConnections.consent(mei.id(), connection, service, hub::get);

        assertThatThrownBy(() -> preparation.prepare(mei, dialog, wish()))
                .isInstanceOfSatisfying(
                        AgreementRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_YOURS));
        hub.get(dev.pactwire.integrations.SigningGrants.class).disconnect(mei.id());
    }

    @Test
    void days_that_make_no_sense_are_refused_with_a_sentence() {
        refused(() -> new Days(-1, 0, 0), Reason.DAYS);
        refused(() -> new Days(1000, 0, 0), Reason.DAYS);
        refused(() -> new Days(30, 0, 2), Reason.REMINDER_FIRST);
        refused(() -> new Days(3, 3, 0), Reason.REMINDER_LATE);
        assertThat(new Days(0, 5, 5).toWire().expiresAfter()).isZero();
    }

    private static void refused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        AgreementRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void documents_that_are_too_large_together_are_refused_before_anything_is_stored() {
        var large = new AgreementStore.Document("Plans.pdf", new byte[17 * 1024 * 1024]);

        assertThatThrownBy(() -> new Wish(
                        DEAL,
                        "Website relaunch",
                        "Please sign",
                        "",
                        List.of(large, large),
                        wish().recipients(),
                        Days.USUAL))
                .isInstanceOfSatisfying(
                        AgreementRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE_TOGETHER));
    }
}
