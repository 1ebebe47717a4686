package dev.pactwire.integrations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The keys with which webhooks are signed, remembered for some seconds: each message would otherwise open the vault. A
/// key that was taken away is accepted no longer than that; one that was added is looked for at once.
@Component
class HookKeys {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final SigningConnections connections;
    private final Clock clock;
    private final Map<ConnectionId, Known> known = new ConcurrentHashMap<>();

    HookKeys(SigningConnections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    private record Known(List<String> keys, Instant asOf) {}

    /// None for a connection that does not exist.
    List<String> of(ConnectionId connection) {
        Known remembered = known.get(connection);
        return remembered != null && !isOld(remembered) ? remembered.keys() : look(connection);
    }

    private boolean isOld(Known remembered) {
        return remembered.asOf().plus(REMEMBERED).isBefore(clock.instant());
    }

    /// What the vault says now, the newest first.
    List<String> look(ConnectionId connection) {
        List<String> keys = connections.hmacKeys(connection).reversed();
        if (keys.isEmpty()) {
            known.remove(connection);
        } else {
            known.put(connection, new Known(keys, clock.instant()));
        }
        return keys;
    }
}
