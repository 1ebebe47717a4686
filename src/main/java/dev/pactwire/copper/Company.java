package dev.pactwire.copper;

import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// A company of the CRM (Companies).
public record Company(Basics basics, String emailDomain, List<String> phones, OptionalLong primaryContactId)
        implements CrmRecord {

    static Company from(JsonNode node) {
        return new Company(
                Basics.from(node),
                Lenient.text(node, "email_domain"),
                Lenient.texts(node, "phone_numbers", "number"),
                Lenient.number(node, "primary_contact_id"));
    }

    @Override
    public RecordRef ref() {
        return new RecordRef(RecordType.COMPANY, id());
    }
}
