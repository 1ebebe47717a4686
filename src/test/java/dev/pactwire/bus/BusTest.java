package dev.pactwire.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.testing.RunsBeside;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RunsBeside
class BusTest extends WithNodes {

    private static final Duration LONGER_THAN_A_TURN = Duration.ofMillis(300);

    @Test
    void what_was_published_is_heard_once_and_leaves_nothing() {
        Node node = hearing();

        node.publish(new Happened("a", 1));
        node.drain();
        node.drain();

        assertThat(heard).containsExactly("a1");
        assertThat(open("event")).isZero();
        assertThat(open("delivery")).isZero();
    }

    @Test
    void what_was_rolled_back_never_happened() {
        Node node = hearing();

        transactions.executeWithoutResult(status -> {
            node.bus.publish(new Happened("a", 1));
            status.setRollbackOnly();
        });
        node.drain();

        assertThat(heard).isEmpty();
    }

    @Test
    void a_handler_that_fails_is_called_again_later_and_nobody_else_waits_for_it() {
        var failures = new CopyOnWriteArrayList<>(List.of("first", "second"));
        Node node = new Node(event -> {
            if (event.key().equals("a") && !failures.isEmpty()) {
                throw new IllegalStateException(failures.removeFirst());
            }
            heard.add(event.key() + event.number());
        });

        node.publish(new Happened("a", 1), new Happened("b", 1));
        node.drain();
        assertThat(heard).containsExactly("b1");

        clock.move(Duration.ofSeconds(1));
        node.drain();
        assertThat(heard).containsExactly("b1");

        clock.move(Duration.ofSeconds(2));
        node.drain();
        assertThat(heard).containsExactly("b1", "a1");
    }

    @Test
    void events_of_a_key_keep_their_order_also_when_the_first_one_fails() {
        var fails = new CopyOnWriteArrayList<>(List.of("once"));
        Node node = new Node(event -> {
            if (event.number() == 1 && !fails.isEmpty()) {
                fails.clear();
                throw new IllegalStateException("not yet");
            }
            heard.add(event.key() + event.number());
        });

        node.publish(new Happened("a", 1), new Happened("a", 2), new Happened("a", 3));
        node.drain();
        assertThat(heard).isEmpty();

        clock.move(Duration.ofSeconds(5));
        node.drain();
        assertThat(heard).containsExactly("a1", "a2", "a3");
    }

    @Test
    void after_days_of_attempts_it_is_set_aside_with_its_reason_and_the_next_ones_go_on() {
        Node node = new Node(event -> {
            if (event.number() == 1) {
                throw new IllegalStateException("never");
            }
            heard.add(event.key() + event.number());
        });
        node.publish(new Happened("a", 1), new Happened("a", 2));

        node.drain();
        jdbc.sql("update bus.delivery set attempts = 398 where attempts > 0").update();
        clock.move(Duration.ofHours(1));
        node.drain();
        assertThat(heard).isEmpty();
        clock.move(Duration.ofHours(1));
        node.drain();

        assertThat(heard).containsExactly("a2");
        assertThat(jdbc.sql("select state || ' ' || attempts || ' ' || last_error from bus.delivery")
                        .query(String.class)
                        .list())
                .containsExactly("DEAD 400 java.lang.IllegalStateException: never");
    }

    @Test
    void two_nodes_share_the_work_and_each_event_is_heard_once() throws InterruptedException {
        var keys = IntStream.range(0, 40)
                .mapToObj(number -> new Happened("key" + number, number))
                .toList();
        var all = new CountDownLatch(keys.size());
        Consumer<Happened> counting = event -> {
            heard.add(event.key());
            all.countDown();
        };
        Node one = new Node(counting);
        Node two = new Node(counting);
        one.publish(keys.toArray(Happened[]::new));

        one.deliveries.start();
        two.deliveries.start();
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        one.deliveries.stop();
        two.deliveries.stop();

        assertThat(heard).hasSize(keys.size()).doesNotHaveDuplicates();
    }

    @Test
    void a_node_that_stops_finishes_what_it_is_at() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Node node = new Node(event -> {
            begun.countDown();
            try {
                goOn.await(3, TimeUnit.SECONDS);
                heard.add(event.key() + event.number());
            } catch (InterruptedException stopped) {
                heard.add("interrupted");
            }
        });
        node.publish(new Happened("a", 1));
        node.deliveries.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        var stopping = Thread.ofVirtual().start(node.deliveries::stop);
        goOn.countDown();
        stopping.join();

        assertThat(heard).containsExactly("a1");
        assertThat(open("delivery")).isZero();
    }

    @Test
    void what_nobody_listens_to_is_not_stored() {
        var nobody = new Subscriptions(List.of());
        var deliveries = new Deliveries(new DeliveryStore(jdbc, clock, transactions), nobody);
        var beans = new StaticListableBeanFactory(Map.of("s", nobody, "d", deliveries));
        var bus = new Bus(
                jdbc, clock, beans.getBeanProvider(Subscriptions.class), beans.getBeanProvider(Deliveries.class));

        transactions.executeWithoutResult(status -> bus.publish(new Happened("a", 1)));

        assertThat(open("event")).isZero();
    }

    @Test
    void many_are_told_at_once_in_their_order() {
        Node node = hearing();

        transactions.executeWithoutResult(status -> node.bus.publishAll(IntStream.range(0, 100)
                .mapToObj(number -> new Happened("a", number))
                .toList()));
        node.drain();

        assertThat(heard).hasSize(100).startsWith("a0", "a1", "a2").endsWith("a98", "a99");
        assertThat(open("event")).isZero();
    }

    /// Something else happened to a key.
    record Ended(String key) implements Event {}

    @Test
    void what_is_of_several_types_is_not_told_as_if_it_were_of_one() {
        Node node = hearing();

        assertThatThrownBy(() -> transactions.executeWithoutResult(
                        status -> node.bus.publishAll(List.of(new Happened("a", 1), new Ended("a")))))
                .hasMessageContaining("one by one");
        assertThat(open("event")).isZero();
    }

    @Test
    void a_node_that_stops_gives_back_what_it_has_not_begun() {
        var node = new Node[1];
        node[0] = new Node(event -> {
            heard.add(event.key() + event.number());
            if (heard.size() == 2) {
                node[0].deliveries.stop();
            }
        });
        node[0].publish(new Happened("a", 1), new Happened("b", 1), new Happened("c", 1));
        node[0].drain();
        assertThat(heard).as("the first alone, then two together").hasSize(2);

        hearing().drain();

        assertThat(heard).containsExactlyInAnyOrder("a1", "b1", "c1");
    }

    @Test
    void of_handlers_that_finish_at_the_same_moment_the_last_one_takes_the_event_away() throws InterruptedException {
        var node = new Node(List.of("test.listens", "test.too", "test.three"), event -> heard.add(event.key()));
        node.deliveries.start();
        for (int i = 0; i < 200; i++) {
            node.publish(new Happened("key" + i, i));
        }
        long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (open("delivery") > 0 && System.nanoTime() < patience) {
            Thread.sleep(20);
        }
        node.deliveries.stop();

        assertThat(heard).hasSize(600);
        assertThat(open("event")).isZero();
    }

    @Test
    void a_node_is_behind_until_what_is_due_is_being_delivered() throws InterruptedException {
        var goOn = new CountDownLatch(1);
        Node node = new Node(event -> await(goOn));
        node.deliveries.start();

        IntStream.range(0, 50).forEach(i -> node.publish(new Happened("deal " + i, i)));
        assertThat(node.bus.isBehind()).isTrue();
        LockSupport.parkNanos(LONGER_THAN_A_TURN.toNanos());
        assertThat(node.bus.isBehind()).as("all who deliver are at work").isTrue();

        goOn.countDown();
        for (int i = 0; i < 1000 && (node.bus.isBehind() || open("delivery") > 0); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        assertThat(open("delivery")).isZero();
        assertThat(node.bus.isBehind()).isFalse();
        node.deliveries.stop();
    }

    @Test
    void what_is_slow_holds_up_nobody_else() throws InterruptedException {
        var slow = new CountDownLatch(1);
        var node = new Node(event -> {
            if (event.key().equals("slow")) {
                await(slow);
            }
            heard.add(event.key());
        });
        node.deliveries.start();
        node.publish(new Happened("slow", 1), new Happened("b", 1), new Happened("c", 1), new Happened("d", 1));
        long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (heard.size() < 3 && System.nanoTime() < patience) {
            Thread.sleep(20);
        }
        List<String> meanwhile = List.copyOf(heard);
        slow.countDown();
        node.deliveries.stop();

        assertThat(meanwhile).containsExactlyInAnyOrder("b", "c", "d");
    }

    @Test
    void after_something_slow_as_many_are_taken_together_as_a_turn_had_time_for() {
        var together = new ArrayList<Long>();
        var afterwards = new CompletableFuture<Long>();
        var ofFour = new AtomicInteger();
        Node node = new Node(event -> {
            long leased = jdbc.sql("select count(*) from bus.delivery where lease_until is not null")
                    .query(Long.class)
                    .single();
            together.add(leased);
            if (ofFour.get() == 2) {
                afterwards.complete(leased);
            }
            if (leased == 4 && ofFour.incrementAndGet() == 2) {
                LockSupport.parkNanos(LONGER_THAN_A_TURN.toNanos());
            }
        });
        node.publish(IntStream.range(0, 20)
                .mapToObj(number -> new Happened("key" + number, number))
                .toArray(Happened[]::new));

        node.drain();

        assertThat(together).startsWith(1L, 2L, 2L, 4L, 4L).hasSize(20);
        assertThat(afterwards).isCompletedWithValue(2L);
        assertThat(open("delivery")).isZero();
    }

    @Test
    void every_other_commit_on_its_connection_waits_for_the_disk() {
        try (var connection =
                new SingleConnectionDataSource(database.url(), database.user(), database.password(), true)) {
            var alone = new JdbcTransactionManager(connection);
            var store = new DeliveryStore(JdbcClient.create(connection), clock, new TransactionTemplate(alone));
            var deliveries = new Deliveries(store, hearing().subscriptions);
            hearing().publish(new Happened("a", 1));

            deliveries.drain();

            assertThat(heard).containsExactly("a1");
            assertThat(JdbcClient.create(connection)
                            .sql(
                                    "select current_setting('synchronous_commit') || ' ' || current_setting('enable_seqscan')")
                            .query(String.class)
                            .single())
                    .isEqualTo("on on");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
