package dev.pactwire.copper;

import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// A person of the CRM (People).
///
/// @param emails in the CRM's order, the first is the main one
/// @param companyId read-only: changed through [RelationCalls]
/// @param convertedFrom ids of the leads that became this person
public record Person(
        Basics basics,
        String firstName,
        String lastName,
        String title,
        List<String> emails,
        List<String> phones,
        OptionalLong companyId,
        String companyName,
        List<Long> convertedFrom)
        implements CrmRecord {

    static Person from(JsonNode node) {
        return new Person(
                Basics.from(node),
                Lenient.text(node, "first_name"),
                Lenient.text(node, "last_name"),
                Lenient.text(node, "title"),
                Lenient.texts(node, "emails", "email"),
                Lenient.texts(node, "phone_numbers", "number"),
                Lenient.number(node, "company_id"),
                Lenient.text(node, "company_name"),
                convertedFrom(node));
    }

    /// Bare ids; some clients were seen to expect objects with a `lead_id`.
    private static List<Long> convertedFrom(JsonNode node) {
        return Lenient.items(node, "leads_converted_from").stream()
                .map(item -> item.isObject() ? item.path("lead_id") : item)
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::longValue)
                .toList();
    }

    @Override
    public RecordRef ref() {
        return new RecordRef(RecordType.PERSON, id());
    }
}
