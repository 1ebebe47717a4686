package dev.pactwire.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.pactwire.platform.Params;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Schedules work. Work scheduled in a transaction exists only if the transaction commits.
@Component
public class Jobs implements SmartLifecycle {

    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LAST_RETRY = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 9;
    private static final int WORKERS = 8;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /// So many missed, and what a process was at belongs to the next.
    private static final int MISSED_HEARTBEATS = 4;

    private final Scheduler scheduler;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, OneTimeTask<Void>> kinds;
    private volatile boolean running;

    Jobs(DataSource dataSource, Clock clock, List<RecurringJob> recurring, List<JobKind> kinds) {
        this.clock = clock;
        this.jdbc = JdbcClient.create(dataSource);
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(JobKind::name, Jobs::oneTime));
        List<RecurringTask<Void>> again =
                recurring.stream().map(Jobs::recurring).toList();
        this.scheduler = Scheduler.create(
                        new TransactionAwareDataSourceProxy(dataSource), List.<Task<?>>copyOf(this.kinds.values()))
                .startTasks(again)
                .tableName("jobs.task")
                .schedulerName(() -> "pactwire-" + ProcessHandle.current().pid())
                .executorService(
                        Executors.newFixedThreadPool(WORKERS, Thread.ofVirtual().factory()))
                .threads(WORKERS)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .enableImmediateExecution()
                .clock(clock::instant)
                .build();
    }

    private static OneTimeTask<Void> oneTime(JobKind kind) {
        return Tasks.oneTime(kind.name())
                .onFailure((complete, operations) -> operations.reschedule(
                        complete, complete.getTimeDone().plus(rest(complete.getExecution().consecutiveFailures))))
                .execute((instance, context) -> kind.work().accept(instance.getId()));
    }

    /// Doubles with each failure, up to a quarter of an hour: an outage of a night is made good soon after it ends.
    static Duration rest(int failuresBefore) {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failuresBefore, DOUBLINGS));
        return doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
    }

    private static RecurringTask<Void> recurring(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                .execute((instance, context) -> job.work().run());
    }

    /// Runs work of a kind once, at or soon after a time. The same kind and id again, before it has run,
    /// only brings it forward: what rests after a failure need not rest on. While it runs nothing is changed: what
    /// must follow then needs an id of its own.
    public void schedule(String kind, String id, Instant at) {
        var task = kinds.get(kind);
        if (task == null) {
            throw new IllegalArgumentException("no JobKind bean named " + kind);
        }
        if (!scheduler.scheduleIfNotExists(task.instance(id), at)) {
            bringForward(kind, id, at);
        }
        if (!at.isAfter(clock.instant())) {
            afterCommit(scheduler::triggerCheckForDueExecutions);
        }
    }

    private void bringForward(String kind, String id, Instant at) {
        jdbc.sql("""
                        update jobs.task set execution_time = :at, version = version + 1
                        where task_name = :kind and task_instance = :id and not picked and execution_time > :at""")
                .params(Params.of("at", at).with("kind", kind).with("id", id))
                .update();
    }

    private static void afterCommit(Runnable wake) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake.run();
            }
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        running = true;
        scheduler.start();
    }

    @Override
    public void start() {
        // starts with onReady: jobs call this installation over HTTP, so the web server comes first
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
