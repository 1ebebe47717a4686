package dev.pactwire.copper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/// Notes and other activities on records (Activities).
public final class ActivityCalls {

    private final Wire wire;

    ActivityCalls(Wire wire) {
        this.wire = wire;
    }

    /// @param writable only types of the category `user` can be written
    public record Type(long id, String name, boolean writable, boolean disabled) {

        /// The type every CRM has.
        public static final Type NOTE = new Type(0, "Note", true, false);

        private static Type from(JsonNode node, boolean writable) {
            return new Type(
                    Lenient.required(node, "id"),
                    Lenient.text(node, "name"),
                    writable,
                    Lenient.flag(node, "is_disabled"));
        }
    }

    /// @param details as plain text: the wire escapes it for HTML
    public record Activity(long id, String details) {

        static Activity from(JsonNode node) {
            return new Activity(Lenient.required(node, "id"), HtmlUtils.htmlUnescape(Lenient.text(node, "details")));
        }
    }

    /// The answer is an object of two arrays, `user` and `system`.
    public CrmReply<List<Type>> types() {
        return wire.get(
                "/activity_types",
                answer -> Stream.concat(
                                Lenient.items(Lenient.object(answer), "user").stream()
                                        .map(node -> Type.from(node, true)),
                                Lenient.items(answer, "system").stream().map(node -> Type.from(node, false)))
                        .toList());
    }

    /// @param at when it happened
    public CrmReply<Activity> create(RecordRef parent, Type type, String details, Instant at) {
        return wire.send(
                "POST",
                "/activities",
                Map.of(
                        "parent", parent.toWire(),
                        "type", Map.of("category", "user", "id", type.id()),
                        "details", details,
                        "activity_date", at.getEpochSecond()),
                Activity::from);
    }
}
