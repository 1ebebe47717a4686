package dev.pactwire.connect;

import dev.pactwire.access.UserId;
import dev.pactwire.envelopes.EnvelopeId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Who is told what: a configuration of an account, or an `eventNotification` of one envelope. The two say the
/// same with different names; this is where the names end.
///
/// @param envelope null: of the whole account
/// @param acknowledged a message that is not answered with 2xx is tried again and holds back the later ones
/// @param publishing whether it is on; an envelope's always is
/// @param users whose envelopes are told, unless `allUsers`
/// @param wire the JSON that the caller gave
public record ConnectConfiguration(
        long id,
        UUID accountId,
        @Nullable EnvelopeId envelope,
        String name,
        String url,
        Set<ConnectEvent> events,
        Set<Include> includes,
        boolean signed,
        boolean acknowledged,
        boolean logged,
        boolean publishing,
        boolean allUsers,
        Set<UserId> users,
        JsonNode wire) {

    static ConnectConfiguration ofAccount(long id, UUID account, JsonNode wire) {
        return new ConnectConfiguration(
                id,
                account,
                null,
                wire.path("name").asString(""),
                wire.path("urlToPublishTo").asString(""),
                events(wire),
                includes(wire),
                flag(wire, "includeHMAC", false),
                flag(wire, "requiresAcknowledgement", true),
                flag(wire, "enableLog", true),
                flag(wire, "allowEnvelopePublish", false),
                flag(wire, "allUsers", false),
                users(wire),
                wire);
    }

    static ConnectConfiguration ofEnvelope(long id, UUID account, EnvelopeId envelope, JsonNode wire) {
        return new ConnectConfiguration(
                id,
                account,
                envelope,
                "",
                wire.path("url").asString(""),
                events(wire),
                includes(wire),
                flag(wire, "includeHMAC", false),
                flag(wire, "requireAcknowledgment", true),
                flag(wire, "loggingEnabled", true),
                true,
                true,
                Set.of(),
                wire);
    }

    boolean wants(ConnectEvent event, UserId sender) {
        return publishing && events.contains(event) && (allUsers || users.contains(sender));
    }

    private static Set<ConnectEvent> events(JsonNode wire) {
        var events = EnumSet.noneOf(ConnectEvent.class);
        strings(wire.path("events")).forEach(name -> ConnectEvent.named(name).ifPresent(events::add));
        legacy(wire, "envelope", events);
        legacy(wire, "recipient", events);
        return events;
    }

    /// `envelopeEvents: ["Completed"]` of an account, `[{"envelopeEventStatusCode":"Completed"}]` of an envelope.
    private static void legacy(JsonNode wire, String scope, Set<ConnectEvent> events) {
        for (JsonNode entry : wire.path(scope + "Events")) {
            var name = entry.isObject() ? entry.path(scope + "EventStatusCode") : entry;
            ConnectEvent.legacy(scope, name.asString("")).ifPresent(events::add);
        }
    }

    private static Set<Include> includes(JsonNode wire) {
        return strings(wire.path("eventData").path("includeData")).stream()
                .flatMap(name -> Include.named(name).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Include.class)));
    }

    private static Set<UserId> users(JsonNode wire) {
        return strings(wire.path("userIds")).stream()
                .flatMap(ConnectConfiguration::user)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<UserId> user(String text) {
        try {
            return Stream.of(UserId.parse(text));
        } catch (IllegalArgumentException notOurs) {
            return Stream.empty();
        }
    }

    private static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        array.forEach(entry -> strings.add(entry.asString("")));
        return strings;
    }

    private static boolean flag(JsonNode wire, String name, boolean otherwise) {
        var value = wire.path(name);
        return value.isMissingNode() || value.isNull() ? otherwise : "true".equalsIgnoreCase(value.asString(""));
    }
}
