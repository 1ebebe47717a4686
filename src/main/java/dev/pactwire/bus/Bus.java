package dev.pactwire.bus;

import dev.pactwire.platform.Params;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Publishes events: stored in the publisher's transaction, delivered after it has committed.
@Component
public class Bus {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectProvider<Subscriptions> subscriptions;
    private final ObjectProvider<Deliveries> deliveries;

    Bus(
            JdbcClient jdbc,
            Clock clock,
            ObjectProvider<Subscriptions> subscriptions,
            ObjectProvider<Deliveries> deliveries) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    /// Must be called in the transaction of what it tells.
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(Event event) {
        List<String> handlers = subscriptions.getObject().namesFor(event.getClass());
        if (handlers.isEmpty()) {
            return;
        }
        long id = jdbc.sql("""
                        insert into bus.event (type, key, payload, published_at)
                        values (:type, :key, :payload, :at) returning id""")
                .params(Params.of("type", event.getClass().getName())
                        .with("key", event.key())
                        .json("payload", event)
                        .with("at", clock.instant()))
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into bus.delivery (event_id, handler, key, due_at)
                        select :id, handler, :key, :at from unnest(cast(:handlers as text[])) as handler""")
                .params(Params.of("id", id).with("key", event.key()).with("at", clock.instant()))
                .param("handlers", handlers.toArray(String[]::new))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                deliveries.getObject().wake();
            }
        });
    }

    /// Delivers what is due now on the calling thread, until nothing is left. For tests and for a calm shutdown.
    public void drain() {
        deliveries.getObject().drain();
    }
}
