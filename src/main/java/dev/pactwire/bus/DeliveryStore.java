package dev.pactwire.bus;

import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The books of the deliveries: whose each is for now, which are done, and when the others are due again.
@Component
class DeliveryStore {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String MINE = """
            unnest(:events, :handlers, :attempts, cast(:leases as timestamptz[])) as mine (event_id, handler, attempts, lease_until)
            where d.event_id = mine.event_id and d.handler = mine.handler and d.attempts = mine.attempts and d.lease_until = mine.lease_until""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transactions;

    DeliveryStore(JdbcClient jdbc, Clock clock, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = transactions;
    }

    /// A delivery that is ours for a while.
    record Leased(long eventId, String handler, int attempts, Instant leaseUntil, String type, String payload) {}

    /// The oldest open one of each key, found row by row through the index of what is due.
    List<Leased> lease(String[] known, int most) {
        return inTheBooks(() -> jdbc
                .sql("""
                        with next as materialized (
                            select event_id, handler from bus.delivery c
                            where c.state = 'OPEN' and c.due_at <= :now and (c.handler = any(:known)) is true and (c.lease_until is null or c.lease_until < :now)
                              and c.event_id = (select o.event_id from bus.delivery o
                                  where o.handler = c.handler and o.key = c.key and o.state = 'OPEN'
                                  order by o.event_id limit 1)
                            order by c.due_at limit :most for update skip locked)
                        update bus.delivery d set lease_until = :lease, attempts = attempts + 1
                        from next, bus.event e
                        where d.event_id = next.event_id and d.handler = next.handler and e.id = d.event_id
                        returning d.event_id, d.handler, d.attempts, d.lease_until, e.type, e.payload""")
                .params(Params.of("now", clock.instant())
                        .with("lease", clock.instant().plus(LEASE))
                        .with("most", most))
                .param("known", known)
                .query(Rows.of(Leased.class))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Leased::eventId))
                .toList());
    }

    /// The bus's own books. The planner believes these tables to be empty, whatever they hold: they are read
    /// through their indexes only. The commit does not wait for the disk: a lease that a crash of the database
    /// undoes is taken again, and what is handed out again has had its effects, and has them once.
    private <T> T inTheBooks(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("select set_config('synchronous_commit', 'off', true), set_config('enable_seqscan', 'off', true)")
                    .query()
                    .singleRow();
            return work.get();
        }));
    }

    /// The events are locked first, so that of two handlers that finish at once the second one sees that it is
    /// the last.
    void finish(List<Leased> done) {
        if (done.isEmpty()) {
            return;
        }
        Long[] events = done.stream().map(Leased::eventId).toArray(Long[]::new);
        inTheBooks(() -> {
            jdbc.sql("select id from bus.event where id = any(:events) order by id for update")
                    .param("events", events)
                    .query(Long.class)
                    .list();
            jdbc.sql("delete from bus.delivery d using " + MINE)
                    .params(mine(done))
                    .update();
            return jdbc.sql("""
                            delete from bus.event e where e.id = any(:events)
                            and not exists (select 1 from bus.delivery d where d.event_id = e.id)""").param("events", events).update();
        });
    }

    /// What there was no time for is free at once, and was not tried.
    void giveBack(Collection<Leased> left) {
        if (!left.isEmpty()) {
            inTheBooks(() -> jdbc.sql(
                            "update bus.delivery d set lease_until = null, attempts = d.attempts - 1 from " + MINE)
                    .params(mine(left))
                    .update());
        }
    }

    /// Which they are. Attempt and lease tell whether they are still ours: whoever took over what was too slow
    /// counts one more, and after a crash of the database that undid our lease he has a later one.
    private static Map<String, Object> mine(Collection<Leased> deliveries) {
        return Map.of(
                "events", deliveries.stream().map(Leased::eventId).toArray(Long[]::new),
                "handlers", deliveries.stream().map(Leased::handler).toArray(String[]::new),
                "attempts", deliveries.stream().map(Leased::attempts).toArray(Integer[]::new),
                "leases",
                        deliveries.stream()
                                .map(Leased::leaseUntil)
                                .map(Instant::toString)
                                .toArray(String[]::new));
    }

    /// Tried again after a while; at once and as often as at first when somebody has asked for that meanwhile.
    ///
    /// @param dead nobody tries it again by itself
    void postpone(Leased delivery, String failure, Duration pause, boolean dead) {
        jdbc.sql("""
                        update bus.delivery set lease_until = null, last_error = :error, wanted = false,
                            due_at = case when wanted then :now else :due end,
                            attempts = case when wanted then 0 else attempts end,
                            state = case when wanted then 'OPEN' else :state end
                        where event_id = :event and handler = :handler and attempts = :attempts and lease_until = :lease""")
                .params(Params.of("event", delivery.eventId())
                        .with("attempts", delivery.attempts())
                        .with("lease", delivery.leaseUntil())
                        .with("handler", delivery.handler())
                        .with("now", clock.instant())
                        .with("due", clock.instant().plus(pause))
                        .with("error", failure)
                        .with("state", dead ? "DEAD" : "OPEN"))
                .update();
    }
}
