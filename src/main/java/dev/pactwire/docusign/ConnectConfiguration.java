package dev.pactwire.docusign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A webhook of a whole signing account: every envelope of every user, signed with the account's HMAC keys
/// (REST: ConnectConfigurations; the keys differ from those of [EventNotification]).
///
/// @param id empty before it is created
/// @param url where the service publishes to
/// @param enabled a configuration publishes nothing until it is
public record ConnectConfiguration(String id, String name, String url, List<String> events, boolean enabled) {

    static ConnectConfiguration from(JsonNode node) {
        return new ConnectConfiguration(
                Lenient.required(node, "connectId"),
                Lenient.text(node, "name"),
                Lenient.text(node, "urlToPublishTo"),
                Lenient.items(node, "events").stream()
                        .map(event -> event.asString(""))
                        .toList(),
                Lenient.flag(node, "allowEnvelopePublish"));
    }

    Map<String, Object> toWire() {
        var wire = new LinkedHashMap<String, Object>();
        if (!id.isEmpty()) {
            wire.put("connectId", id);
        }
        wire.put("configurationType", "custom");
        wire.put("name", name);
        wire.put("urlToPublishTo", url);
        wire.put("allowEnvelopePublish", String.valueOf(enabled));
        wire.put("allUsers", "true");
        wire.put("requiresAcknowledgement", "true");
        wire.put("enableLog", "true");
        wire.put("deliveryMode", "SIM");
        wire.put("events", events);
        wire.put("eventData", EventNotification.eventData());
        wire.put("includeHMAC", "true");
        wire.put("includeEnvelopeVoidReason", "true");
        return wire;
    }
}
