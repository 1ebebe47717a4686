package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.ADA_ACTS;
import static dev.pactwire.envelopes.SigningRig.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.envelopes.Drafts.Wording;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeEvent.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What two do at the same moment.
class TogetherTest {

    private static final SigningRig RIG = new SigningRig();
    private static final Drafts DRAFTS = RIG.get(Drafts.class);

    @AfterAll
    static void stop() {
        RIG.close();
    }

    @Test
    void two_clicks_on_finish_sign_once() throws Exception {
        var sent = RIG.envelopes().createAndSend(order(signer("1")));
        open(sent, "1");

        var values = RIG.place(sent, "1");
        var visit = RIG.visit(sent, "1");

        var results = together(List.of(
                () -> RIG.signing().finish(visit, values), () -> RIG.signing().finish(visit, values)));

        assertThat(results).filteredOn(EnvelopeRefusal.class::isInstance).hasSize(1);
        assertThat(told(sent, What.RECIPIENT_COMPLETED)).isEqualTo(1);
        assertThat(told(sent, What.SIGNING_FINISHED)).isEqualTo(1);
    }

    @Test
    void two_last_signers_of_one_order_begin_the_sealing_once() throws Exception {
        var sent = RIG.envelopes().createAndSend(order(signer("1"), signer("2")));
        open(sent, "1");
        open(sent, "2");

        together(List.of(() -> RIG.sign(sent, "1"), () -> RIG.sign(sent, "2")));

        assertThat(told(sent, What.SIGNING_FINISHED)).isEqualTo(1);
        assertThat(RIG.envelopes().get(sent.id()).sealing()).isInstanceOf(Sealing.Pending.class);
    }

    @Test
    void two_workers_seal_an_envelope_once() throws Exception {
        var sent = RIG.envelopes().createAndSend(order(signer("1")));
        open(sent, "1");
        RIG.sign(sent, "1");

        together(List.of(Executors.callable(RIG::seal), Executors.callable(RIG::seal)));

        assertThat(told(sent, What.ENVELOPE_COMPLETED)).isEqualTo(1);
    }

    @Test
    void two_creations_with_one_transaction_id_make_one_envelope() throws Exception {
        var draft = order(signer("1"));
        var twice = SigningRig.like(draft, draft.sender(), draft.notification(), "T-together");

        var results = together(List.of(
                () -> RIG.envelopes().createAndSend(twice).id(),
                () -> RIG.envelopes().createAndSend(twice).id()));

        assertThat(results.get(0)).isEqualTo(results.get(1));
    }

    @Test
    void two_who_correct_different_things_of_one_recipient_lose_nothing() throws Exception {
        var sent = RIG.envelopes().createAndSend(order(signer("1")));

        inTurn(
                sent,
                () -> RIG.envelopes()
                        .correct(
                                sent.id(),
                                "1",
                                one -> described(one, "new@harborpine.example", one.note()),
                                true,
                                ADA_ACTS),
                () -> RIG.envelopes()
                        .correct(sent.id(), "1", one -> described(one, one.email(), "By Friday"), false, ADA_ACTS));

        var corrected = RIG.envelopes().get(sent.id()).requireRecipient("1");
        assertThat(corrected.email()).isEqualTo("new@harborpine.example");
        assertThat(corrected.note()).isEqualTo("By Friday");
        assertThat(corrected.holder()).isEqualTo(sent.requireRecipient("1").holder() + 1);
    }

    @Test
    void a_note_written_while_fields_are_placed_takes_none_of_them_away() throws Exception {
        var draft = RIG.envelopes().create(order(signer("1")));
        var tab = SigningRig.signature(draft);

        inTurn(
                draft,
                () -> DRAFTS.setTabs(draft.id(), "1", List.of(tab), ADA_ACTS),
                () -> DRAFTS.updateRecipient(
                        draft.id(), "1", one -> described(one, one.email(), "By Friday"), ADA_ACTS));

        var changed = RIG.envelopes().get(draft.id()).requireRecipient("1");
        assertThat(changed.note()).isEqualTo("By Friday");
        assertThat(changed.tabs()).containsExactly(tab);
    }

    @Test
    void subject_and_message_reminders_and_expiry_can_be_changed_at_once() throws Exception {
        var draft = RIG.envelopes().create(order(signer("1")));
        var reminders = new Notification.Reminders(true, 3, 4);
        var expiration = new Notification.Expiration(true, 50, 5);

        inTurn(
                draft,
                () -> DRAFTS.reword(draft.id(), before -> new Wording("The order", before.blurb()), ADA_ACTS),
                () -> DRAFTS.reword(draft.id(), before -> new Wording(before.subject(), "Hello"), ADA_ACTS),
                () -> DRAFTS.changeNotification(
                        draft.id(), before -> new Notification(reminders, before.expiration()), ADA_ACTS),
                () -> DRAFTS.changeNotification(
                        draft.id(), before -> new Notification(before.reminders(), expiration), ADA_ACTS));

        var changed = RIG.envelopes().get(draft.id());
        assertThat(changed.subject()).isEqualTo("The order");
        assertThat(changed.blurb()).isEqualTo("Hello");
        assertThat(changed.notification()).isEqualTo(new Notification(reminders, expiration));
    }

    private static Addressee described(Addressee one, String email, String note) {
        return new Addressee(
                one.recipientId(),
                one.kind(),
                one.name(),
                email,
                one.routingOrder(),
                one.clientUserId(),
                note,
                one.language(),
                one.roleName(),
                one.tabs());
    }

    /// All of them have begun, and wait for the envelope, before the first of them may go on.
    private static void inTurn(Envelope envelope, Callable<?>... work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = RIG.get(Ledger.class).change(envelope.id(), change -> {
                var begun = Stream.of(work).map(threads::submit).toList();
                awaitWaiting(begun.size());
                return begun;
            });
            for (var one : running) {
                one.get();
            }
        }
    }

    private static void awaitWaiting(int wanted) {
        var waiting = RIG.jdbc().sql("select count(*) from pg_locks where not granted");
        var end = Instant.now().plusSeconds(20);
        while (waiting.query(Integer.class).single() < wanted) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static Addressee signer(String id) {
        return Addressee.signer(id, "Signer " + id, "signer" + id + "@harborpine.example", 1);
    }

    private static void open(Envelope envelope, String recipientId) {
        RIG.signing().consent(RIG.visit(envelope, recipientId));
        RIG.signing().view(RIG.visit(envelope, recipientId));
    }

    private static long told(Envelope envelope, What what) {
        return RIG.get(AuditTrail.class).entries(envelope.id()).stream()
                .filter(entry -> entry.what() == what)
                .count();
    }

    /// What each answered or threw.
    private static List<Object> together(List<? extends Callable<?>> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Object>>();
            work.forEach(one -> running.add(threads.submit(() -> {
                start.await();
                return (Object) one.call();
            })));
            start.countDown();
            var results = new ArrayList<Object>();
            for (var one : running) {
                results.add(result(one));
            }
            return results;
        }
    }

    private static Object result(Future<Object> work) throws InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException thrown) {
            return thrown.getCause();
        }
    }
}
