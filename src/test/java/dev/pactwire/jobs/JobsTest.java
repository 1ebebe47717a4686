package dev.pactwire.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.RunsBeside;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RunsBeside
class JobsTest {

    private static final String KIND = "test.work";
    private static final long PATIENCE_SECONDS = 60;

    private final TestDatabase database = TestPostgres.fresh();
    private final DataSource dataSource = database.dataSource();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final MovableClock clock = new MovableClock();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<Jobs> nodes = new ArrayList<>();

    private Jobs node(Consumer<String> work, RecurringJob... recurring) {
        var node = new Jobs(dataSource, clock, List.of(recurring), List.of(new JobKind(KIND, work)));
        nodes.add(node);
        return node;
    }

    @AfterEach
    void all_nodes_stop() {
        nodes.forEach(Jobs::stop);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private long waiting() {
        return jdbc.sql("select count(*) from jobs.task where task_name = 'test.work'")
                .query(Long.class)
                .single();
    }

    private void eventually(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 20 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void work_that_is_due_runs_once_and_is_gone() throws InterruptedException {
        var ran = new CountDownLatch(1);
        Jobs node = node(id -> {
            done.add(id);
            ran.countDown();
        });
        node.onReady();

        node.schedule(KIND, "mail 1", clock.instant());

        await(ran);
        eventually(() -> waiting() == 0);
        assertThat(done).containsExactly("mail 1");
    }

    @Test
    void what_a_killed_process_was_at_is_taken_over_within_a_minute() throws InterruptedException {
        var ran = new CountDownLatch(1);
        Jobs node = node(id -> ran.countDown());
        node.schedule(KIND, "mail 1", clock.instant());
        jdbc.sql(
                        "update jobs.task set picked = true, picked_by = 'pactwire-0', last_heartbeat = now() - interval '50 s'")
                .update();

        node.onReady();

        await(ran);
    }

    @Test
    void the_same_work_is_scheduled_once() {
        Jobs node = node(done::add);

        node.schedule(KIND, "mail 1", clock.instant().plus(Duration.ofHours(1)));
        node.schedule(KIND, "mail 1", clock.instant().plus(Duration.ofHours(2)));

        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void work_that_rests_after_a_failure_is_done_at_once_when_somebody_asks_for_it() throws InterruptedException {
        var ran = new CountDownLatch(1);
        Jobs node = node(id -> ran.countDown());
        node.schedule(KIND, "seal 1", clock.instant().plus(Duration.ofMinutes(15)));

        node.schedule(KIND, "seal 1", clock.instant());
        node.onReady();

        await(ran);
    }

    @Test
    void work_of_a_transaction_that_is_rolled_back_is_never_done() {
        Jobs node = node(done::add);

        transactions.executeWithoutResult(status -> {
            node.schedule(KIND, "mail 1", clock.instant());
            status.setRollbackOnly();
        });

        assertThat(waiting()).isZero();
    }

    @Test
    void work_that_fails_is_done_again() throws InterruptedException {
        var tries = new CountDownLatch(3);
        Jobs node = node(id -> {
            tries.countDown();
            if (tries.getCount() > 0) {
                throw new IllegalStateException("the mail server is away");
            }
            done.add(id);
        });
        node.onReady();
        node.schedule(KIND, "mail 1", clock.instant());

        eventually(() -> failures() == 1);
        clock.advance(Duration.ofMinutes(1));
        eventually(() -> failures() == 2);
        clock.advance(Duration.ofMinutes(1));
        await(tries);

        eventually(() -> waiting() == 0);
        assertThat(done).containsExactly("mail 1");
    }

    @Test
    void two_nodes_do_a_piece_of_work_once() throws InterruptedException {
        var all = new CountDownLatch(20);
        Consumer<String> work = id -> {
            done.add(id);
            all.countDown();
        };
        Jobs one = node(work);
        Jobs two = node(work);
        one.onReady();
        two.onReady();

        for (int i = 0; i < 20; i++) {
            (i % 2 == 0 ? one : two).schedule(KIND, "mail " + i, clock.instant());
        }

        await(all);
        eventually(() -> waiting() == 0);
        assertThat(done).hasSize(20).doesNotHaveDuplicates();
    }

    /// As after a crash: picked by a node whose heart has stopped.
    @Test
    void the_work_of_a_node_that_died_is_taken_over() throws InterruptedException {
        var ran = new CountDownLatch(1);
        Jobs survivor = node(id -> {
            done.add(id);
            ran.countDown();
        });
        survivor.schedule(KIND, "mail 1", clock.instant());
        jdbc.sql("""
                        update jobs.task set picked = true, picked_by = 'pactwire-dead', version = version + 1,
                            last_heartbeat = now() - interval '1 day', execution_time = now() - interval '1 day'""").update();

        survivor.onReady();

        await(ran);
        assertThat(done).containsExactly("mail 1");
    }

    @Test
    void recurring_work_comes_again_and_a_failure_does_not_end_it() throws InterruptedException {
        var runs = new CountDownLatch(3);
        Jobs node = node(done::add, new RecurringJob("test.sweep", Duration.ofHours(1), () -> {
            runs.countDown();
            throw new IllegalStateException("one bad day");
        }));
        node.onReady();

        eventually(() -> failures() == 1);
        clock.advance(Duration.ofMinutes(61));
        eventually(() -> failures() == 2);
        clock.advance(Duration.ofMinutes(61));
        await(runs);
    }

    private int failures() {
        return jdbc.sql("select coalesce(sum(consecutive_failures), 0) from jobs.task")
                .query(Integer.class)
                .single();
    }

    @Test
    void work_of_an_unknown_kind_is_a_mistake_that_is_named() {
        assertThatThrownBy(() -> node(done::add).schedule("test.unknown", "x", clock.instant()))
                .hasMessageContaining("test.unknown");
    }
}
