package dev.pactwire.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.platform.Params;
import dev.pactwire.testing.FakeEnvelope;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.PactwireTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PactwireTest
class HookTest {

    private static final String KEY = TestConnections.HMAC_KEY;
    private static final String NEWER_KEY = "YSBuZXdlciBrZXkgb2YgTHVtZW4=";
    private static final int EIGHT_MEGABYTES = 8 * 1024 * 1024;

    @Autowired
    SigningConnections connections;

    @Autowired
    RefusedMessages refused;

    @Autowired
    Inbox inbox;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private ConnectionId connection = new ConnectionId(UUID.randomUUID());
    private byte[] body = {};

    @BeforeEach
    void a_service_is_connected() {
        connection = connections
                .add("The signing service", URI.create("https://account.example"), "key-1", "s3cret", KEY)
                .id();
        body = new FakeEnvelope("tx-1", "NDA").message("envelope-sent", Instant.parse("2026-11-22T10:00:00Z"));
    }

    @AfterEach
    void it_is_gone() {
        jdbc.sql("delete from integrations.connection where id = :id")
                .params(Params.of("id", connection))
                .update();
    }

    private int deliver(byte[] bytes, String... signatures) {
        return deliver(connection, HttpRequest.BodyPublishers.ofByteArray(bytes), signatures);
    }

    private int deliver(ConnectionId to, HttpRequest.BodyPublisher bytes, String... signatures) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks/docusign/" + to.value()))
                .header("Content-Type", "application/json; charset=utf-8")
                .timeout(Duration.ofSeconds(30))
                .POST(bytes);
        for (int i = 0; i < signatures.length; i++) {
            request.header("X-DocuSign-Signature-" + (i + 1), signatures[i]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String signed(byte[] bytes) {
        return TestConnections.signature(bytes, KEY);
    }

    private List<byte[]> stored() {
        return jdbc.sql("select body from integrations.message where connection_id = :id order by id")
                .params(Params.of("id", connection))
                .query(byte[].class)
                .list();
    }

    private long waiting() {
        return jdbc.sql("""
                        select count(*) from integrations.unpublished u
                        join integrations.message m on m.id = u.message_id where m.connection_id = :id""")
                .params(Params.of("id", connection))
                .query(Long.class)
                .single();
    }

    @Test
    void a_signed_message_is_stored_byte_for_byte_and_acknowledged() {
        byte[] odd = ("\uFEFF" + new String(body, StandardCharsets.UTF_8) + " \r\n").getBytes(StandardCharsets.UTF_8);

        assertThat(deliver(odd, signed(odd))).isEqualTo(200);

        assertThat(stored()).containsExactly(odd);
    }

    @Test
    void what_is_stored_is_published() throws InterruptedException {
        deliver(body, signed(body));

        inbox.drain();
        for (int i = 0; i < 200 && waiting() > 0; i++) {
            Thread.sleep(10);
        }
        assertThat(waiting()).isZero();
    }

    @Test
    void a_message_with_a_wrong_signature_is_refused_counted_and_not_stored() {
        byte[] changed = new String(body, StandardCharsets.UTF_8)
                .replace("created", "completed")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(deliver(changed, signed(body))).isEqualTo(401);
        assertThat(deliver(body, TestConnections.signature(body, "another key of somebody")))
                .isEqualTo(401);
        assertThat(deliver(body)).isEqualTo(401);

        assertThat(stored()).isEmpty();
        assertThat(refused.recent(connection)).isEqualTo(3);
    }

    @Test
    void nothing_is_read_of_a_message_before_its_signature() {
        byte[] noJson = "<xml/>".getBytes(StandardCharsets.UTF_8);

        assertThat(deliver(noJson)).isEqualTo(401);
        assertThat(deliver(noJson, signed(noJson))).isEqualTo(200);
    }

    @Test
    void a_replayed_message_is_acknowledged_and_stored_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> delivery = () -> deliver(body, signed(body));
            List<Callable<Integer>> twenty = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                twenty.add(delivery);
            }
            for (Future<Integer> status : threads.invokeAll(twenty)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }

        assertThat(stored()).hasSize(1);
    }

    @Test
    void keys_change_without_a_gap() {
        connections.addHmacKey(connection, NEWER_KEY);
        byte[] other = new FakeEnvelope("tx-2", "NDA").message("envelope-sent", Instant.EPOCH);

        assertThat(deliver(body, signed(body))).isEqualTo(200);
        assertThat(deliver(other, "bm9uc2Vuc2U=", TestConnections.signature(other, NEWER_KEY)))
                .isEqualTo(200);

        connections.forgetOlderHmacKeys(connection);
        assertThat(deliver(other, TestConnections.signature(other, NEWER_KEY))).isEqualTo(200);
    }

    @Test
    void a_key_that_was_taken_away_is_refused_some_seconds_later_on_every_node() {
        var clock = new MovableClock();
        var keys = new HookKeys(connections, clock);
        connections.addHmacKey(connection, NEWER_KEY);
        assertThat(keys.of(connection)).as("the newest first").containsExactly(NEWER_KEY, KEY);

        connections.forgetOlderHmacKeys(connection);
        clock.advance(Duration.ofSeconds(6));

        assertThat(keys.of(connection)).containsExactly(NEWER_KEY);
    }

    @Test
    void nobody_can_deliver_to_a_connection_that_does_not_exist() {
        var unknown = new ConnectionId(UUID.randomUUID());

        assertThat(deliver(unknown, HttpRequest.BodyPublishers.ofByteArray(body), signed(body)))
                .isEqualTo(404);
    }

    @Test
    void a_body_beyond_the_limit_is_refused_also_without_a_length() {
        byte[] large = new byte[EIGHT_MEGABYTES + 1];

        assertThat(deliver(large, signed(large))).isEqualTo(413);
        assertThat(deliver(
                        connection,
                        HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
                        signed(large)))
                .isEqualTo(413);
        byte[] largest = new byte[EIGHT_MEGABYTES];
        assertThat(deliver(largest, signed(largest))).isEqualTo(200);
    }

    @Test
    void a_hundred_messages_at_once_are_each_durable_before_they_are_acknowledged() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var deliveries = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 100; i++) {
                byte[] one = new FakeEnvelope("tx-" + i, "NDA").message("envelope-sent", Instant.EPOCH);
                deliveries.add(() -> deliver(one, signed(one)) == 200 && isStored(one));
            }
            for (Future<Boolean> delivery : threads.invokeAll(deliveries)) {
                assertThat(delivery.get()).isTrue();
            }
        }
    }

    private boolean isStored(byte[] message) {
        return jdbc.sql("select count(*) from integrations.message where connection_id = :id and body = :body")
                        .params(Params.of("id", connection).with("body", message))
                        .query(Long.class)
                        .single()
                == 1;
    }

    @Test
    void a_message_that_cannot_be_stored_takes_no_other_with_it_and_is_not_acknowledged() throws Exception {
        byte[] poison = new FakeEnvelope("tx-poison", "Poison").message("envelope-sent", Instant.EPOCH);
        jdbc.sql("""
                create function integrations.no_poison() returns trigger language plpgsql as
                $$ begin if position('Poison' in convert_from(new.body, 'UTF8')) > 0 then raise 'poison'; end if;
                return new; end $$""").update();
        jdbc.sql("create trigger poison before insert on integrations.message for each row"
                        + " execute function integrations.no_poison()")
                .update();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> bad = threads.submit(() -> deliver(poison, signed(poison)));
            var good = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 50; i++) {
                byte[] one = new FakeEnvelope("tx-" + i, "NDA").message("envelope-sent", Instant.EPOCH);
                good.add(threads.submit(() -> deliver(one, signed(one))));
            }

            assertThat(bad.get()).isEqualTo(503);
            for (Future<Integer> each : good) {
                assertThat(each.get()).isEqualTo(200);
            }
            assertThat(stored()).hasSize(50);
        } finally {
            jdbc.sql("drop trigger poison on integrations.message").update();
            jdbc.sql("drop function integrations.no_poison").update();
        }
    }

    @Test
    void while_the_keys_cannot_be_read_the_sender_is_told_to_come_again() {
        jdbc.sql("alter table vault.secret rename to secret_away").update();
        try {
            assertThat(deliver(body, signed(body))).isEqualTo(503);
        } finally {
            jdbc.sql("alter table vault.secret_away rename to secret").update();
        }

        assertThat(deliver(body, signed(body))).isEqualTo(200);
    }
}
