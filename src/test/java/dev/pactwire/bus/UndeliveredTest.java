package dev.pactwire.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.MovedClock;
import dev.pactwire.testing.RunsBeside;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What an admin sees of a handler that fails, and what comes of *Try again*.
@RunsBeside
class UndeliveredTest {

    private final TestDatabase database = TestPostgres.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final List<String> heard = new ArrayList<>();
    private boolean broken = true;
    private Runnable meanwhile = () -> {};

    private final Subscriptions subscriptions =
            new Subscriptions(List.of(new Subscription<>("test.listens", Happened.class, this::hear)));
    private final TransactionTemplate transactions =
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    private final Deliveries deliveries = new Deliveries(new DeliveryStore(jdbc, clock, transactions), subscriptions);
    private final StaticListableBeanFactory beans =
            new StaticListableBeanFactory(Map.of("subscriptions", subscriptions, "deliveries", deliveries));
    private final Bus bus =
            new Bus(jdbc, clock, beans.getBeanProvider(Subscriptions.class), beans.getBeanProvider(Deliveries.class));
    private final UndeliveredEvents undelivered =
            new UndeliveredEvents(jdbc, clock, beans.getBeanProvider(Deliveries.class));

    /// Something happened to a key.
    record Happened(String key) implements Event {}

    private void hear(Happened event) {
        boolean fails = broken;
        meanwhile.run();
        if (fails) {
            throw new IllegalStateException("the ear is out of order");
        }
        heard.add(event.key());
    }

    private void publish() {
        transactions.executeWithoutResult(status -> bus.publish(new Happened("a")));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            deliveries.drain();
            clock.move(Duration.ofHours(1));
        }
    }

    @Test
    void what_fails_again_and_again_is_told_with_its_reason_and_goes_through_once_the_fault_is_mended() {
        publish();
        fail(4);
        assertThat(undelivered.list(10)).isEmpty();

        fail(1);
        assertThat(undelivered.list(10)).singleElement().satisfies(event -> {
            assertThat(event.handler()).isEqualTo("test.listens");
            assertThat(event.attempts()).isEqualTo(5);
            assertThat(event.setAside()).isFalse();
            assertThat(event.lastError()).contains("out of order");
        });

        broken = false;
        long event = undelivered.list(10).getFirst().eventId();
        assertThat(undelivered.tryAgain(event, "test.listens")).isTrue();
        deliveries.drain();

        assertThat(heard).containsExactly("a");
        assertThat(undelivered.list(10)).isEmpty();
        assertThat(undelivered.tryAgain(event, "test.listens")).isFalse();
    }

    /// Somebody presses *Try again* while a worker is at it.
    private void askMeanwhile(Runnable alsoThen) {
        long event = undelivered.list(10).getFirst().eventId();
        meanwhile = () -> {
            meanwhile = () -> {};
            clock.move(Duration.ofSeconds(5));
            alsoThen.run();
            assertThat(undelivered.tryAgain(event, "test.listens")).isTrue();
        };
    }

    @Test
    void a_try_that_was_asked_for_while_another_failed_follows_at_once() {
        publish();
        fail(5);
        askMeanwhile(() -> broken = false);

        deliveries.drain();

        assertThat(heard).containsExactly("a");
    }

    @Test
    void a_try_that_was_asked_for_during_the_last_one_follows_and_counts_anew() {
        publish();
        fail(5);
        jdbc.sql("update bus.delivery set attempts = 399").update();
        askMeanwhile(() -> {});

        deliveries.drain();

        assertThat(jdbc.sql("select state || ' ' || attempts from bus.delivery")
                        .query(String.class)
                        .single())
                .isEqualTo("OPEN 1");
    }

    @Test
    void what_was_heard_while_somebody_asked_for_it_is_not_heard_twice() {
        publish();
        fail(5);
        broken = false;
        askMeanwhile(() -> {});

        deliveries.drain();

        assertThat(heard).containsExactly("a");
        assertThat(undelivered.list(10)).isEmpty();
    }

    @Test
    void what_was_set_aside_is_heard_after_all() {
        publish();
        fail(1);
        jdbc.sql("update bus.delivery set state = 'DEAD'").update();
        broken = false;
        deliveries.drain();
        assertThat(heard).isEmpty();

        undelivered.tryAgain(undelivered.list(10).getFirst().eventId(), "test.listens");
        deliveries.drain();

        assertThat(heard).containsExactly("a");
    }
}
