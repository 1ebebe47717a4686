package dev.pactwire.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.docusign.ConnectMessage;
import dev.pactwire.integrations.ConnectMessageStored;
import dev.pactwire.platform.Params;
import dev.pactwire.testing.FakeEnvelope;
import dev.pactwire.testing.FakeSigning.HangUp;
import dev.pactwire.testing.FakeSigning.LoseAnswer;
import dev.pactwire.testing.FakeSigning.Operation;
import dev.pactwire.testing.RunsBeside;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@RunsBeside
class FollowingTest extends WithHub {

    private static final int ORDERS = 60;
    private static final long SEED = 20261122;
    private static final List<Recipient> TWO_SIGNERS = List.of(
            Recipient.wanted(RecipientRole.SIGNER, "Grace Lindqvist", "grace@harborpine.example", 1),
            Recipient.wanted(RecipientRole.APPROVER, "Sam Summers", "sam@harborpine.example", 2));

    static News news(FakeEnvelope envelope, String event, Instant generated) {
        return news(envelope.message(event, generated));
    }

    private static News news(byte[] body) {
        var message = ((ConnectMessage.Read) ConnectMessage.parse(body)).message();
        return News.from(message.summary().orElseThrow(), message.generatedAt().orElseThrow())
                .orElseThrow();
    }

    /// What one envelope tells of itself in the order in which it happens, a minute apart.
    private final class Story {

        private final FakeEnvelope envelope;
        private final List<byte[]> messages = new ArrayList<>();
        private Instant now = clock.instant();

        Story(FakeEnvelope envelope) {
            this.envelope = envelope;
            messages.add(envelope.message("envelope-created", now));
        }

        Story then(String event, java.util.function.BiConsumer<FakeEnvelope, Instant> happens) {
            now = now.plus(Duration.ofMinutes(1)).plusNanos(123_456_700);
            happens.accept(envelope, now);
            messages.add(envelope.message(event, now.plusNanos(100)));
            return this;
        }
    }

    private static Story sent(Story story) {
        return story.then(
                "envelope-sent", (envelope, at) -> envelope.becomes("sent", at).signerBecomes(0, "sent", at));
    }

    private static Story firstSigns(Story story) {
        return story.then(
                        "recipient-delivered",
                        (envelope, at) -> envelope.becomes("delivered", at).signerBecomes(0, "delivered", at))
                .then("recipient-completed", (envelope, at) -> envelope.signerBecomes(0, "completed", at));
    }

    private static Story completed(Story story) {
        return firstSigns(sent(story))
                .then("recipient-sent", (envelope, at) -> envelope.signerBecomes(1, "sent", at))
                .then(
                        "envelope-completed",
                        (envelope, at) ->
                                envelope.signerBecomes(1, "completed", at).becomes("completed", at));
    }

    private static Story correctedThenCompleted(Story story) {
        sent(story).then("envelope-corrected", (envelope, at) -> envelope.becomes("correct", at));
        return completed(story);
    }

    private static Story declined(Story story) {
        return firstSigns(sent(story))
                .then("envelope-declined", (envelope, at) -> envelope.declinedBy(1, "Too dear", at));
    }

    private static Story voided(Story story) {
        return firstSigns(sent(story)).then("envelope-voided", (envelope, at) -> envelope.voided("Wrong price", at));
    }

    private static Story inCorrection(Story story) {
        return sent(story).then("envelope-corrected", (envelope, at) -> envelope.becomes("correct", at));
    }

    private static Story correctedAndSentAgain(Story story) {
        return sent(inCorrection(story));
    }

    private void any_order_ends_as(AgreementState end, Function<Story, Story> happens) {
        var random = new Random(SEED);
        for (int order = 0; order < ORDERS; order++) {
            AgreementId id = prepared(ada, wish(TWO_SIGNERS));
            Story story = happens.apply(new Story(service.envelopes().getLast()));
            List<News> shuffled = shuffledWithRepeats(story.messages, random);
            AgreementState seen = AgreementState.PREPARING;
            for (News each : shuffled) {
                following.apply(id, each);
                AgreementState now = agreement(id).state();
                assertThat(seen.isFinal() && now != seen).as("left " + seen).isFalse();
                seen = now;
            }
            Agreement last = agreement(id);
            assertThat(last.state()).as("order %d", order).isEqualTo(end);
            assertThat(last.recipients())
                    .as("order %d", order)
                    .isEqualTo(news(story.messages.getLast())
                            .recipientsAfter(agreement(id).recipients()));
            assertThat(last.recipients().getLast().role()).isEqualTo(RecipientRole.APPROVER);
        }
    }

    private static List<News> shuffledWithRepeats(List<byte[]> messages, Random random) {
        var all = new ArrayList<News>();
        for (byte[] message : messages) {
            for (int copies = 1 + random.nextInt(3); copies > 0; copies--) {
                all.add(news(message));
            }
        }
        Collections.shuffle(all, random);
        return all;
    }

    @Test
    void a_seal_that_fails_is_told_once_and_until_it_succeeds() {
        AgreementId id = prepared(ada, wish(TWO_SIGNERS));
        Story story = firstSigns(sent(new Story(service.envelopes().getLast())))
                .then("pactwire-sealing-failed", (envelope, at) -> envelope.sealingFailed("the disk is full"))
                .then("pactwire-sealing-failed", (envelope, at) -> envelope.sealingFailed("the disk is full"));
        story.messages.forEach(message -> following.apply(id, news(message)));

        assertThat(agreement(id).state()).isEqualTo(AgreementState.DELIVERED);
        assertThat(agreement(id).waitsForSeal()).isTrue();
        assertThat(agreement(id).reason()).isEqualTo("the disk is full");
        assertThat(history(id)).containsOnlyOnce("agreements.event.unsealed");

        story.then("envelope-completed", (envelope, at) -> envelope.sealed(at));
        following.apply(id, news(story.messages.getLast()));

        assertThat(agreement(id).state()).isEqualTo(AgreementState.COMPLETED);
        assertThat(agreement(id).waitsForSeal()).isFalse();
        assertThat(agreement(id).reason()).isNull();
    }

    @Test
    void messages_in_any_order_and_number_end_completed() {
        any_order_ends_as(AgreementState.COMPLETED, FollowingTest::completed);
    }

    @Test
    void messages_in_any_order_and_number_end_completed_after_a_correction() {
        any_order_ends_as(AgreementState.COMPLETED, FollowingTest::correctedThenCompleted);
    }

    @Test
    void messages_in_any_order_and_number_end_declined() {
        any_order_ends_as(AgreementState.DECLINED, FollowingTest::declined);
    }

    @Test
    void messages_in_any_order_and_number_end_voided() {
        any_order_ends_as(AgreementState.VOIDED, FollowingTest::voided);
    }

    @Test
    void messages_in_any_order_and_number_end_in_correction() {
        any_order_ends_as(AgreementState.CORRECTING, FollowingTest::inCorrection);
    }

    @Test
    void a_correction_brings_back_what_was_sent() {
        any_order_ends_as(AgreementState.SENT, FollowingTest::correctedAndSentAgain);
    }

    @Test
    void a_recipients_status_never_goes_back() {
        AgreementId id = prepared(ada, wish(TWO_SIGNERS));
        Story story = firstSigns(sent(new Story(service.only())));
        following.apply(id, news(story.messages.getLast()));
        News stale = news(story.messages.get(1)).asOf(story.now.plusSeconds(60));

        following.apply(id, stale);

        assertThat(agreement(id).recipients().getFirst().status()).isEqualTo("COMPLETED");
    }

    @Test
    void a_message_without_recipients_keeps_those_that_are_known() {
        AgreementId id = prepared(ada, wish(TWO_SIGNERS));
        var bare = new FakeEnvelope("", "").becomes("sent", clock.instant());

        following.apply(id, news(bare, "envelope-sent", clock.instant()));

        assertThat(agreement(id).recipients()).hasSize(2);
        assertThat(agreement(id).subject()).isEqualTo("Please sign");
    }

    @Test
    void a_draft_that_was_discarded_here_comes_back_when_it_is_sent_all_the_same() {
        AgreementId id = prepared(ada, wish());
        hub.get(Sending.class).discard(ada, id);
        Story story = new Story(service.only());

        following.apply(id, news(story.messages.getFirst()));
        assertThat(agreement(id).state()).isEqualTo(AgreementState.DISCARDED);
        following.apply(id, news(sent(story).messages.getLast()));

        assertThat(agreement(id).state()).isEqualTo(AgreementState.SENT);
    }

    @Test
    void the_history_says_why_and_is_whole_without_a_reason() {
        AgreementId with = prepared(ada, wish(TWO_SIGNERS));
        following.apply(
                with,
                news(voided(new Story(service.envelopes().getLast())).messages.getLast()));
        AgreementId without = prepared(ada, wish());
        FakeEnvelope bare = service.envelopes().getLast().becomes("voided", clock.instant());
        following.apply(without, news(bare, "envelope-voided", clock.instant()));

        assertThat(agreement(with).reason()).isEqualTo("Wrong price");
        assertThat(history(with)).contains("agreements.event.VOIDED");
        assertThat(history(without)).contains("agreements.state.VOIDED").doesNotContain("agreements.event.VOIDED");
    }

    private void deliver(byte[] body) {
        var message = UUID.randomUUID();
        database.jdbc()
                .sql("""
                        insert into integrations.message (id, connection_id, body_hash, body, received_at)
                        values (:id, :connection, :hash, :body, :now)""")
                .params(Params.of("id", message)
                        .with("connection", connection.id())
                        .with("hash", message.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .with("body", body)
                        .with("now", clock.instant()))
                .update();
        following.on(new ConnectMessageStored(message, connection.id().value()));
    }

    @Test
    void a_message_before_the_creations_answer_is_matched_by_the_hidden_field() {
        service.next(Operation.CREATE, new LoseAnswer());
        AgreementId id = prepared(ada, wish());

        deliver(service.only().becomes("sent", clock.instant()).message("envelope-sent", clock.instant()));

        assertThat(agreement(id).state()).isEqualTo(AgreementState.SENT);
        assertThat(agreement(id).envelopeId()).contains(service.only().id());
        assertThat(agreement(id).failure()).isNull();
    }

    @Test
    void a_copy_of_an_envelope_with_the_same_hidden_field_changes_nothing() {
        AgreementId id = prepared(ada, wish());
        var copy = new FakeEnvelope("", "Copy")
                .customField(Draft.CUSTOM_FIELD, agreement(id).transactionId().toString())
                .becomes("completed", clock.instant());

        deliver(copy.message("envelope-completed", clock.instant()));

        assertThat(agreement(id).state()).isEqualTo(AgreementState.DRAFT);
    }

    /// The agreement's id stands in addresses that colleagues read.
    @Test
    void nobody_passes_an_envelope_off_as_the_waiting_agreement_of_another_by_its_id() {
        service.next(Operation.CREATE, new HangUp());
        AgreementId id = prepared(ada, wish());
        var forged = new FakeEnvelope("", "Another's own thing")
                .customField(Draft.CUSTOM_FIELD, id.toString())
                .becomes("sent", clock.instant());

        deliver(forged.message("envelope-sent", clock.instant()));

        assertThat(agreement(id).state()).isEqualTo(AgreementState.PREPARING);
        assertThat(agreement(id).subject()).isEqualTo(wish().subject());
    }

    @Test
    void a_message_that_cannot_be_read_or_is_of_a_strange_envelope_is_let_be() {
        deliver("{\"event\":\"envelope-sent\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        deliver("nonsense".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        deliver(new FakeEnvelope("", "Strange").message("envelope-sent", clock.instant()));

        assertThat(store.on(DEAL, 10)).isEmpty();
    }

    @Test
    void an_opening_stands_in_the_history_once_with_who_has_opened() {
        AgreementId id = prepared(ada, wish());
        FakeEnvelope opened = service.envelopes()
                .getLast()
                .becomes("delivered", clock.instant())
                .signerBecomes(0, "delivered", clock.instant());

        following.apply(id, news(opened, "recipient-delivered", clock.instant()));

        assertThat(agreement(id).state()).isEqualTo(AgreementState.DELIVERED);
        assertThat(history(id))
                .containsOnlyOnce("agreements.event.recipient.DELIVERED")
                .doesNotContain("agreements.event.DELIVERED");
    }
}
