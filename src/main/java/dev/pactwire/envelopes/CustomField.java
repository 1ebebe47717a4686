package dev.pactwire.envelopes;

import java.util.List;

/// A value that the sender hangs on an envelope, for himself or his programs.
///
/// @param fieldId unique within the envelope
/// @param show whether recipients may see it
/// @param choices the allowed values of a list field; empty for a text field
public record CustomField(
        String fieldId, String name, String value, boolean show, boolean required, List<String> choices) {

    public CustomField {
        choices = List.copyOf(choices);
    }

    public static CustomField text(String fieldId, String name, String value, boolean show) {
        return new CustomField(fieldId, name, value, show, false, List.of());
    }

    public boolean isList() {
        return !choices.isEmpty();
    }
}
