package dev.pactwire.copper;

import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// A lead of the CRM (Leads).
///
/// @param email a lead has one
/// @param convertedPersonId present once the lead became a person; such leads come only when asked for
public record Lead(
        Basics basics,
        String firstName,
        String lastName,
        String title,
        String email,
        List<String> phones,
        String companyName,
        String status,
        OptionalLong statusId,
        OptionalLong convertedPersonId,
        OptionalLong convertedOpportunityId)
        implements CrmRecord {

    static Lead from(JsonNode node) {
        return new Lead(
                Basics.from(node),
                Lenient.text(node, "first_name"),
                Lenient.text(node, "last_name"),
                Lenient.text(node, "title"),
                Lenient.text(node.path("email"), "email"),
                Lenient.texts(node, "phone_numbers", "number"),
                Lenient.text(node, "company_name"),
                Lenient.text(node, "status"),
                Lenient.number(node, "status_id"),
                Lenient.number(node, "converted_contact_id"),
                Lenient.number(node, "converted_opportunity_id"));
    }

    @Override
    public RecordRef ref() {
        return new RecordRef(RecordType.LEAD, id());
    }
}
