package dev.pactwire.copper;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// A record as the CRM tells it: what Pactwire reads by name, and the whole JSON beside it. Absent texts are empty.
public sealed interface CrmRecord permits Person, Lead, Company, Opportunity {

    Basics basics();

    RecordRef ref();

    default long id() {
        return basics().id();
    }

    default String name() {
        return basics().name();
    }

    /// What all kinds have.
    ///
    /// @param customFields values by the id of their definition, as they came: number, text, array, boolean
    /// @param modified in whole seconds, so several records share one
    /// @param raw the answer itself
    record Basics(
            long id,
            String name,
            OptionalLong assigneeId,
            List<String> tags,
            Map<Long, JsonNode> customFields,
            Optional<Instant> created,
            Optional<Instant> modified,
            JsonNode raw) {

        static Basics from(JsonNode node) {
            return new Basics(
                    Lenient.recordId(node),
                    Lenient.text(node, "name"),
                    Lenient.number(node, "assignee_id"),
                    Lenient.items(node, "tags").stream().map(Lenient::text).toList(),
                    customFields(node),
                    Lenient.instant(node, "date_created"),
                    Lenient.instant(node, "date_modified"),
                    node);
        }

        /// Unset ones come as null and are left out.
        private static Map<Long, JsonNode> customFields(JsonNode node) {
            var values = new LinkedHashMap<Long, JsonNode>();
            for (JsonNode field : Lenient.items(node, "custom_fields")) {
                JsonNode value = field.path("value");
                OptionalLong definition = Lenient.number(field, "custom_field_definition_id");
                if (definition.isPresent() && !value.isNull() && !value.isMissingNode()) {
                    values.put(definition.getAsLong(), value);
                }
            }
            return values;
        }
    }
}
