package dev.pactwire.panelhost;

import dev.pactwire.recordtypes.RecordType;
import java.util.List;
import java.util.stream.Stream;

/// The fields of a record that an embedded app may write, by their names on the CRM's wire.
final class WireFields {

    private static final List<String> OF_ALL = List.of("name", "assignee_id", "details", "tags", "custom_fields");
    private static final List<String> OF_NAMES =
            List.of("prefix", "first_name", "middle_name", "last_name", "suffix", "title");
    private static final List<String> OF_CONTACTS = List.of("phone_numbers", "socials", "websites", "address");

    private WireFields() {}

    static List<String> editable(RecordType type) {
        return switch (type) {
            case PERSON -> all(OF_ALL, OF_NAMES, OF_CONTACTS, List.of("emails", "contact_type_id"));
            case LEAD ->
                all(
                        OF_ALL,
                        OF_NAMES,
                        OF_CONTACTS,
                        List.of("email", "company_name", "customer_source_id", "monetary_value", "status_id"));
            case COMPANY -> all(OF_ALL, OF_CONTACTS, List.of("email_domain", "contact_type_id", "primary_contact_id"));
            case OPPORTUNITY ->
                all(
                        OF_ALL,
                        List.of(
                                "company_id",
                                "primary_contact_id",
                                "customer_source_id",
                                "monetary_value",
                                "pipeline_id",
                                "pipeline_stage_id",
                                "status",
                                "loss_reason_id",
                                "priority",
                                "win_probability",
                                "close_date"));
            case TASK -> OF_ALL;
        };
    }

    @SafeVarargs
    private static List<String> all(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }
}
