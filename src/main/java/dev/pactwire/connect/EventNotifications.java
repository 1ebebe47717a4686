package dev.pactwire.connect;

import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The `eventNotification` and `eventNotifications` of an envelope: checked here, kept by the envelope as they are.
public final class EventNotifications {

    private static final int MAX = 20;
    private static final UUID NOBODY = new UUID(0, 0);

    private EventNotifications() {}

    /// What to give to the envelope's draft.
    ///
    /// @param single `eventNotification`, or null
    /// @param several `eventNotifications`, or null
    /// @return a JSON array
    /// @throws ConnectRefusal when one of them cannot be delivered
    public static String checked(@Nullable JsonNode single, @Nullable JsonNode several) {
        var all = new ArrayList<JsonNode>();
        if (single != null && single.isObject()) {
            all.add(single);
        }
        if (several != null) {
            several.forEach(all::add);
        }
        if (all.size() > MAX) {
            throw new ConnectRefusal(ConnectRefusal.Code.TOO_MANY_CONFIGURATIONS, MAX);
        }
        all.forEach(EventNotifications::check);
        return Json.write(all);
    }

    private static void check(JsonNode notification) {
        ConfigurationChecks.deliverable(
                ConnectConfiguration.ofEnvelope(0, NOBODY, new EnvelopeId(NOBODY), notification));
    }

    static List<JsonNode> read(String json) {
        var all = new ArrayList<JsonNode>();
        Json.tree(json).forEach(all::add);
        return all;
    }
}
