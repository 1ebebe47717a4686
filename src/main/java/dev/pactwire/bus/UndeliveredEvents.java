package dev.pactwire.bus;

import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the bus tries in vain, for who administers: each failed delivery, until its handler takes it.
@Component
public class UndeliveredEvents {

    /// Fewer failures than these are nobody's business: most pass by themselves.
    private static final int ATTEMPTS = 5;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectProvider<Deliveries> deliveries;

    UndeliveredEvents(JdbcClient jdbc, Clock clock, ObjectProvider<Deliveries> deliveries) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.deliveries = deliveries;
    }

    /// @param handler the name of the subscription
    /// @param type the event's class
    /// @param since when it happened
    /// @param setAside whether it is not tried any more
    public record Undelivered(
            long eventId,
            String handler,
            String type,
            int attempts,
            Instant since,
            boolean setAside,
            @Nullable String lastError) {

        /// The class without its package.
        public String event() {
            return type.substring(type.lastIndexOf('.') + 1);
        }
    }

    /// Oldest first, those that are set aside before the others.
    public List<Undelivered> list(int limit) {
        return jdbc.sql("""
                        select d.event_id, d.handler, e.type, d.attempts, e.published_at as since, d.state = 'DEAD' as set_aside,
                            d.last_error
                        from bus.delivery d join bus.event e on e.id = d.event_id
                        where d.last_error is not null and (d.state = 'DEAD' or d.attempts >= :attempts)
                        order by d.state = 'DEAD' desc, d.event_id limit :limit""")
                .params(Params.of("attempts", ATTEMPTS).with("limit", limit))
                .query(Rows.of(Undelivered.class))
                .list();
    }

    /// Has it tried at once and, should it fail, as often as a new one; what is being tried at this moment, as soon as
    /// that has failed. False when it is not there any more.
    public boolean tryAgain(long eventId, String handler) {
        boolean found = jdbc.sql("""
                        update bus.delivery set state = 'OPEN', due_at = :now, wanted = coalesce(lease_until >= :now, false),
                            attempts = case when lease_until >= :now then attempts else 0 end,
                            lease_until = case when lease_until >= :now then lease_until end
                        where event_id = :event and handler = :handler""")
                        .params(Params.of("event", eventId)
                                .with("handler", handler)
                                .with("now", clock.instant()))
                        .update()
                == 1;
        deliveries.ifAvailable(Deliveries::wakeAfterCommit);
        return found;
    }
}
