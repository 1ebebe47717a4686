package dev.pactwire.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDraft;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.SigningRig;
import dev.pactwire.platform.Json;
import dev.pactwire.testing.FakeServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DelivererTest {

    private static final SigningRig RIG = new SigningRig();
    private static final FakeServer.Answer FINE = FakeServer.json(200, "");
    private static final FakeServer.Answer BROKEN = FakeServer.json(500, "down for maintenance");

    private final FakeServer receiver = new FakeServer();
    private final ConnectConfigurations configurations = RIG.get(ConnectConfigurations.class);
    private final ConnectLog log = RIG.get(ConnectLog.class);
    private UUID account;

    @BeforeEach
    void an_account_of_its_own() {
        account = UUID.randomUUID();
    }

    @AfterEach
    void close() {
        configurations.list(account).forEach(one -> configurations.delete(account, one.id()));
        receiver.close();
    }

    @AfterAll
    static void stop() {
        RIG.close();
    }

    @Test
    void every_key_of_the_account_signs_the_bytes_that_are_sent() {
        var keys = RIG.get(HmacKeys.class);
        String first = keys.create(account).secret();
        String second = keys.create(account).secret();
        configure("");
        receiver.next(FINE);

        send();
        deliver();

        var request = receiver.last();
        assertThat(request.header("X-DocuSign-Signature-1")).isEqualTo(signature(request, first));
        assertThat(request.header("X-DocuSign-Signature-2")).isEqualTo(signature(request, second));
        assertThat(request.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void a_deleted_key_signs_no_more() {
        var keys = RIG.get(HmacKeys.class);
        var key = keys.create(account).key();
        keys.delete(account, key.id());
        configure("");
        receiver.next(FINE);

        send();
        deliver();

        assertThat(receiver.last().header("X-DocuSign-Signature-1")).isEmpty();
        assertThat(keys.list(account)).isEmpty();
    }

    @Test
    void while_a_receiver_is_down_its_messages_wait_and_then_come_in_order() {
        configure("");
        receiver.next(BROKEN);
        var first = send();
        deliver();
        var second = send();
        deliver();
        assertThat(receiver.requests()).hasSize(1);
        assertThat(log.failures(account)).hasSize(2);

        receiver.next(FINE, FINE);
        RIG.advance(Duration.ofSeconds(6));
        deliver();

        assertThat(told())
                .containsExactly(
                        first.id().toString(),
                        first.id().toString(),
                        second.id().toString());
        assertThat(log.failures(account)).isEmpty();
    }

    @Test
    void a_repeated_message_differs_only_in_its_retry_count() {
        configure("");
        receiver.next(BROKEN, FINE);
        send();
        deliver();
        RIG.advance(Duration.ofSeconds(6));
        deliver();

        String first = receiver.requests().getFirst().text();
        String second = receiver.requests().getLast().text();
        assertThat(first).contains("\"retryCount\":0,");
        assertThat(second).isEqualTo(first.replace("\"retryCount\":0,", "\"retryCount\":1,"));
    }

    @Test
    void first_it_is_tried_soon_then_daily_and_after_ten_days_the_message_is_given_up() {
        configure("");
        send();
        for (Duration pause : List.of(
                Duration.ZERO,
                Duration.ofSeconds(6),
                Duration.ofSeconds(31),
                Duration.ofMinutes(3),
                Duration.ofMinutes(11),
                Duration.ofMinutes(31),
                Duration.ofHours(3),
                Duration.ofHours(9))) {
            attempt(pause);
        }
        assertThat(receiver.requests()).hasSize(8);
        attempt(Duration.ofHours(2));
        assertThat(receiver.requests()).as("not twice on one day").hasSize(8);
        receiver.next(BROKEN);
        for (int day = 0; day < 10; day++) {
            attempt(Duration.ofHours(25));
        }

        assertThat(receiver.requests()).hasSize(18);
        assertThat(log.failures(account)).extracting(ConnectLog.Entry::state).containsExactly(MessageState.FAILED);
        assertThat(log.failures(account).getFirst().result())
                .isEqualTo("HTTP 599 {\"message\":\"nothing is laid ready\"}");
    }

    @Test
    void a_message_that_was_given_up_can_be_published_again() {
        configure(",\"requiresAcknowledgement\":\"false\"");
        receiver.next(BROKEN);
        var envelope = send();
        deliver();
        assertThat(log.failures(account)).hasSize(1);

        receiver.next(FINE);
        assertThat(log.republish(account, List.of(envelope.id()))).isEqualTo(1);
        deliver();

        assertThat(receiver.requests()).hasSize(2);
        assertThat(log.failures(account)).isEmpty();
        assertThat(log.logs(account)).extracting(ConnectLog.Entry::state).containsExactly(MessageState.DELIVERED);
    }

    @Test
    void without_acknowledgement_a_failure_holds_up_nobody() {
        configure(",\"requiresAcknowledgement\":\"false\"");
        receiver.next(BROKEN, FINE);

        var first = send();
        var second = send();
        deliver();

        assertThat(told()).containsExactly(first.id().toString(), second.id().toString());
    }

    @Test
    void a_configuration_is_off_until_publishing_is_allowed() {
        var configuration = configurations.create(account, Json.tree("""
                        {"name":"hub","urlToPublishTo":"%s/hook","allUsers":"true","events":["envelope-sent"]}""".formatted(receiver.base())));
        send();
        deliver();
        assertThat(receiver.requests()).isEmpty();

        receiver.next(FINE);
        configurations.update(account, configuration.id(), Json.tree("{\"allowEnvelopePublish\":\"true\"}"));
        send();
        deliver();
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void a_configuration_for_some_users_is_silent_about_others() {
        configurations.create(account, Json.tree("""
                        {"name":"hub","urlToPublishTo":"%s/hook","allUsers":"false","userIds":["%s"],
                         "allowEnvelopePublish":"true","events":["envelope-sent"]}""".formatted(receiver.base(), UUID.randomUUID())));

        send();
        deliver();

        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void what_one_envelope_asked_for_is_forgotten_with_its_last_message() {
        receiver.next(FINE);
        var draft = SigningRig.order(Addressee.signer("1", "Grace Lindqvist", "grace@harborpine.example", 1));
        var envelope = RIG.envelopes()
                .createAndSend(new EnvelopeDraft(
                        account,
                        draft.sender(),
                        draft.subject(),
                        "",
                        draft.documents(),
                        draft.recipients(),
                        List.of(),
                        draft.notification(),
                        null,
                        EventNotifications.checked(
                                Json.tree("{\"url\":\"%s/hook\",\"events\":[\"envelope-sent\"]}"
                                        .formatted(receiver.base())),
                                null)));
        RIG.settle();
        deliver();
        log.forget();
        assertThat(configurationsOf(envelope)).isEqualTo(1);

        RIG.advance(Duration.ofDays(16));
        log.forget();

        assertThat(configurationsOf(envelope)).isZero();
    }

    private static int configurationsOf(Envelope envelope) {
        return RIG.jdbc()
                .sql("select count(*) from connect.configuration where envelope_id = ?")
                .param(envelope.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void who_has_lost_the_lease_neither_prolongs_nor_gives_back_that_of_another() {
        configure("");
        var store = RIG.get(ConfigurationStore.class);
        long id = configurations.list(account).getFirst().id();
        var now = RIG.get(Clock.class).instant();
        long stalled = store.lease(id, now, Duration.ofMinutes(2)).orElseThrow();
        var later = now.plus(Duration.ofMinutes(3));
        assertThat(store.lease(id, later, Duration.ofMinutes(2))).isPresent();

        assertThat(store.prolong(id, stalled, later.plus(Duration.ofHours(1)))).isFalse();
        store.release(id, stalled);

        assertThat(store.lease(id, later, Duration.ofMinutes(2))).isEmpty();
    }

    /// Without the look every second for what was left.
    @Test
    void the_commit_itself_starts_the_delivery() throws InterruptedException {
        var deliverer = RIG.get(Deliverer.class);
        deliverer.listen();
        try {
            configure("");
            receiver.next(FINE);
            send();
            long committed = System.nanoTime();
            while (receiver.requests().isEmpty() && System.nanoTime() - committed < 5_000_000_000L) {
                Thread.sleep(1);
            }
            assertThat(receiver.requests()).hasSize(1);
        } finally {
            deliverer.stop();
        }
    }

    private void configure(String more) {
        configurations.create(account, Json.tree("""
                        {"name":"hub","urlToPublishTo":"%s/hook","allowEnvelopePublish":"true","allUsers":"true",
                         "events":["envelope-sent"],"includeHMAC":"true"%s}""".formatted(receiver.base(), more)));
    }

    private Envelope send() {
        var draft = SigningRig.order(Addressee.signer("1", "Grace Lindqvist", "grace@harborpine.example", 1));
        var envelope = RIG.envelopes()
                .createAndSend(EnvelopeDraft.of(account, draft.sender(), draft.subject())
                        .with(draft.documents(), draft.recipients()));
        RIG.settle();
        return envelope;
    }

    private void attempt(Duration pause) {
        RIG.advance(pause);
        deliver();
    }

    private static void deliver() {
        RIG.get(Deliverer.class).deliverDue();
    }

    private List<String> told() {
        return receiver.requests().stream()
                .map(request -> Json.tree(request.body())
                        .path("data")
                        .path("envelopeId")
                        .asString())
                .toList();
    }

    private static String signature(FakeServer.Request request, String key) {
        return Stream.of(Signatures.headers(request.body(), List.of(key.getBytes(StandardCharsets.UTF_8))))
                .map(headers -> headers.get("X-DocuSign-Signature-1"))
                .findFirst()
                .orElseThrow();
    }
}
