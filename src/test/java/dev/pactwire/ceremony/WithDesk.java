package dev.pactwire.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.RecipientStatus;
import dev.pactwire.tabs.Tab;
import dev.pactwire.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Ada sits at her desk and sends order forms to Grace, who visits them over HTTP.
abstract class WithDesk {

    static final Map<String, Object> TYPED = Map.of(
            "signature", Map.of("kind", "typed", "text", "Grace Lindqvist"),
            "initials", Map.of("kind", "typed", "text", "GL"));

    @Autowired
    ApplicationContext program;

    @Autowired
    MovableClock clock;

    @LocalServerPort
    int port;

    final String grace = Desk.grace();
    Desk desk;

    @BeforeEach
    void ada_sits_at_her_desk() {
        desk = new Desk(program);
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    Visitor visitor() {
        return new Visitor(port);
    }

    Envelope orderForm(Tab... tabs) {
        return desk.sent(Desk.signer("1", "Grace Lindqvist", grace, 1, tabs));
    }

    /// Grace signs first; the other's turn comes after hers.
    Envelope oneAfterTheOther(Tab first, String name, String email, Tab second) {
        return desk.sent(
                Desk.signer("1", "Grace Lindqvist", grace, 1, first), Desk.signer("2", name, email, 2, second));
    }

    Visitor signed(String link, Tab signature) {
        var visitor = filledIn(link, signature);
        assertThat(visitor.post("finish").status()).isEqualTo(200);
        return visitor;
    }

    /// All but the last button.
    Visitor filledIn(String link, Tab signature) {
        var visitor = visitor().open(link);
        visitor.post("consent");
        visitor.put("adoption", TYPED);
        visitor.put("values", value(signature, "signed"));
        return visitor;
    }

    RecipientStatus statusOf(Envelope envelope, String recipientId) {
        return desk.read(envelope.id()).recipient(recipientId).orElseThrow().status();
    }

    static Map<String, Object> value(Tab tab, String value) {
        return Map.of("values", List.of(Map.of("id", tab.id().value().toString(), "value", value)));
    }

    static void await(BooleanSupplier condition) {
        for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
