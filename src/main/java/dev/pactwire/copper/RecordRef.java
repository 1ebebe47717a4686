package dev.pactwire.copper;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One record of the CRM. Ids are unique within their type only.
public record RecordRef(RecordType type, long id) {

    public RecordRef {
        if (id <= 0) {
            throw new IllegalArgumentException("a record's id is a positive number, not " + id);
        }
    }

    /// Empty for a type or id that this client does not know.
    static Optional<RecordRef> from(JsonNode node) {
        return RecordType.parse(Lenient.text(node, "type")).flatMap(type -> {
            long id = Lenient.number(node, "id").orElse(0);
            return id > 0 ? Optional.of(new RecordRef(type, id)) : Optional.empty();
        });
    }

    Map<String, Object> toWire() {
        return Map.of("id", id, "type", type.singular());
    }

    String path() {
        return "/" + type.plural() + "/" + id;
    }
}
