package dev.pactwire.bus;

import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

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
        publishAll(List.of(event));
    }

    /// Many of one type at once, in that order.
    @Transactional(propagation = Propagation.MANDATORY)
    public <E extends Event> void publishAll(List<E> events) {
        List<String> handlers = events.isEmpty()
                ? List.of()
                : subscriptions.getObject().namesFor(events.getFirst().getClass());
        if (handlers.isEmpty()) {
            return;
        }
        requireOneType(events);
        store(events, handlers);
        deliveries.getObject().wakeAfterCommit();
    }

    private static void requireOneType(List<? extends Event> events) {
        if (events.stream().map(Object::getClass).distinct().count() > 1) {
            throw new IllegalArgumentException("events of several types must be published one by one");
        }
    }

    private <E extends Event> void store(List<E> events, List<String> handlers) {
        jdbc.sql("""
                        with told as (
                            insert into bus.event (type, key, payload, published_at)
                            select :type, event.key, cast(event.payload as jsonb), :at
                            from unnest(:keys, :payloads) with ordinality as event (key, payload, place) order by place
                            returning id, key)
                        insert into bus.delivery (event_id, handler, key, due_at)
                        select told.id, handler, told.key, :at from told cross join unnest(:handlers) as handler""")
                .params(Params.of("type", events.getFirst().getClass().getName())
                        .with("at", clock.instant()))
                .param("keys", events.stream().map(Event::key).toArray(String[]::new))
                .param("payloads", events.stream().map(Json::write).toArray(String[]::new))
                .param("handlers", handlers.toArray(String[]::new))
                .update();
    }

    /// Whether more is due than those who deliver could take when they looked last. Who has much to publish waits
    /// while it is.
    public boolean isBehind() {
        return deliveries.getObject().isBehind();
    }

    /// Delivers what is due now on the calling thread, until nothing is left. For tests and for a calm shutdown.
    public void drain() {
        deliveries.getObject().drain();
    }
}
