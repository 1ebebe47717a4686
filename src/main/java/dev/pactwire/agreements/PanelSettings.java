package dev.pactwire.agreements;

import java.util.List;

/// What an admin sets for agreements.
///
/// @param enabled whether the panel is offered at all
/// @param recordTypes the types of records that show the panel
/// @param fileOn the types of records that get the signed documents as files
/// @param defaults who is there when the send dialog opens
public record PanelSettings(
        boolean enabled, List<String> recordTypes, List<String> fileOn, List<DefaultRecipient> defaults) {

    private static final int MAX_DEFAULTS = 10;

    public PanelSettings {
        recordTypes = List.copyOf(recordTypes);
        fileOn = List.copyOf(fileOn);
        defaults = List.copyOf(defaults);
        if (!RecordLink.TYPES.containsAll(recordTypes) || !RecordLink.TYPES.containsAll(fileOn)) {
            throw new AgreementRefused(AgreementRefused.Reason.RECORD_UNKNOWN, recordTypes + " " + fileOn);
        }
        if (defaults.size() > MAX_DEFAULTS) {
            throw new AgreementRefused(AgreementRefused.Reason.TOO_MANY_RECIPIENTS, MAX_DEFAULTS);
        }
    }

    static PanelSettings fresh() {
        return new PanelSettings(
                false,
                List.of(),
                RecordLink.TYPES,
                List.of(new DefaultRecipient(Source.PRIMARY_CONTACT, RecipientRole.SIGNER, 1, "", "")));
    }

    /// Where a default recipient comes from.
    public enum Source {
        /// The record itself when it is a person or a lead, else its primary contact.
        PRIMARY_CONTACT,
        RELATED_PEOPLE,
        /// Whoever sends.
        SENDER,
        FIXED
    }

    /// @param name and email only for FIXED
    public record DefaultRecipient(Source source, RecipientRole role, int order, String name, String email) {}

    public boolean shownOn(String type) {
        return enabled && recordTypes.contains(type);
    }
}
