package dev.pactwire.connect;

import dev.pactwire.connect.ConnectRefusal.Code;
import dev.pactwire.envelopes.Envelope;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The Connect configurations of an account. They are off until `allowEnvelopePublish` is `"true"`.
@Component
public class ConnectConfigurations {

    private static final int MAX = 20;

    private final ConfigurationStore store;
    private final Clock clock;

    ConnectConfigurations(ConfigurationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// @param wire the body of `POST /connect`
    @Transactional
    public ConnectConfiguration create(UUID account, JsonNode wire) {
        if (list(account).size() >= MAX) {
            throw new ConnectRefusal(Code.TOO_MANY_CONFIGURATIONS, MAX);
        }
        ConfigurationChecks.ofAccount(ConnectConfiguration.ofAccount(0, account, object(wire)));
        return get(account, store.insert(account, wire, clock.instant()));
    }

    /// Changes what the body names and leaves the rest.
    ///
    /// @param wire the body of `PUT /connect`
    @Transactional
    public ConnectConfiguration update(UUID account, long id, JsonNode wire) {
        ObjectNode merged = object(get(account, id).wire()).deepCopy();
        merged.setAll(object(wire));
        ConfigurationChecks.ofAccount(ConnectConfiguration.ofAccount(id, account, merged));
        store.update(id, merged);
        return get(account, id);
    }

    @Transactional
    public void delete(UUID account, long id) {
        get(account, id);
        store.delete(id);
    }

    public List<ConnectConfiguration> list(UUID account) {
        return store.ofAccount(account);
    }

    /// @throws ConnectRefusal UNKNOWN_CONFIGURATION
    public ConnectConfiguration get(UUID account, long id) {
        return find(account, id).orElseThrow(() -> new ConnectRefusal(Code.UNKNOWN_CONFIGURATION, String.valueOf(id)));
    }

    private Optional<ConnectConfiguration> find(UUID account, long id) {
        return list(account).stream().filter(one -> one.id() == id).findFirst();
    }

    /// What is to be told of this envelope: the account's configurations and the envelope's own.
    List<ConnectConfiguration> of(Envelope envelope) {
        var own = EventNotifications.read(envelope.eventNotifications());
        for (int i = 0; i < own.size(); i++) {
            store.keepOfEnvelope(envelope.accountId(), envelope.id(), i, own.get(i), clock.instant());
        }
        return store.telling(envelope.accountId(), envelope.id(), own.size());
    }

    private static ObjectNode object(JsonNode wire) {
        if (wire instanceof ObjectNode object) {
            return object;
        }
        throw new ConnectRefusal(Code.MALFORMED);
    }
}
