package dev.pactwire.envelopes;

import static dev.pactwire.envelopes.SigningRig.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeEvent.What;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What two do at the same moment.
class TogetherTest {

    private static final SigningRig RIG = new SigningRig();

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
        var twice = new EnvelopeDraft(
                draft.accountId(),
                draft.sender(),
                draft.subject(),
                draft.blurb(),
                draft.documents(),
                draft.recipients(),
                draft.customFields(),
                draft.notification(),
                "T-together",
                draft.eventNotifications());

        var results = together(List.of(
                () -> RIG.envelopes().createAndSend(twice).id(),
                () -> RIG.envelopes().createAndSend(twice).id()));

        assertThat(results.get(0)).isEqualTo(results.get(1));
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
