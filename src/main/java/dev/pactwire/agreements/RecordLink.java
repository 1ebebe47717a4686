package dev.pactwire.agreements;

import java.util.List;

/// The CRM record that an agreement stands on.
///
/// @param type as the CRM's wire says it in the singular: `lead`, `person`, `company`, `opportunity`
public record RecordLink(String type, long id) {

    public static final List<String> TYPES = List.of("lead", "person", "company", "opportunity");

    public RecordLink {
        if (!TYPES.contains(type) || id <= 0) {
            throw new AgreementRefused(AgreementRefused.Reason.RECORD_UNKNOWN, type + " " + id);
        }
    }

    /// The id in live messages.
    String topicId() {
        return type + ":" + id;
    }
}
