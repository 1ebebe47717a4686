package dev.pactwire.docusign;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where and of what the service tells one envelope's news: a Connect webhook at the envelope itself, one message an
/// event, acknowledged and signed with the account's HMAC keys (Connect).
public record EventNotification(URI url, List<String> events) {

    /// Everything that changes what a person sees of an agreement.
    public static final List<String> ALL_EVENTS = List.of(
            "envelope-created",
            "envelope-sent",
            "envelope-resent",
            "envelope-delivered",
            "envelope-completed",
            "envelope-declined",
            "envelope-voided",
            "envelope-corrected",
            "envelope-deleted",
            "envelope-discard",
            "envelope-purge",
            "recipient-sent",
            "recipient-resent",
            "recipient-autoresponded",
            "recipient-delivered",
            "recipient-completed",
            "recipient-declined",
            "recipient-authenticationfailed",
            "recipient-reassign",
            "recipient-delegate",
            "recipient-finish-later");

    private static final String SEALING_FAILED = "pactwire-sealing-failed";

    public EventNotification {
        events = List.copyOf(events);
    }

    public static EventNotification ofEverything(URI url) {
        return new EventNotification(url, ALL_EVENTS);
    }

    /// Also what only a Pactwire tells: DocuSign refuses an event that it does not know.
    public EventNotification withSealing() {
        return new EventNotification(
                url, Stream.concat(events.stream(), Stream.of(SEALING_FAILED)).toList());
    }

    Map<String, Object> toWire() {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("url", url.toString());
        wire.put("requireAcknowledgment", "true");
        wire.put("loggingEnabled", "true");
        wire.put("deliveryMode", "SIM");
        wire.put("events", events);
        wire.put("eventData", eventData());
        wire.put("includeHMAC", "true");
        wire.put("includeEnvelopeVoidReason", "true");
        return wire;
    }

    /// Never documents: they are read after completion. Without any of these a message has no summary at all.
    static Map<String, Object> eventData() {
        return Map.of(
                "version", "restv2.1",
                "format", "json",
                "includeData", List.of("recipients", "custom_fields"));
    }
}
