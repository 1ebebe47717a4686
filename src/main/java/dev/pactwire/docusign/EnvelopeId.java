package dev.pactwire.docusign;

import java.util.Optional;
import java.util.UUID;

/// An envelope's GUID on the wire.
public record EnvelopeId(UUID value) {

    private static final int LENGTH = 36;

    /// Empty when the text is no GUID.
    public static Optional<EnvelopeId> parse(String text) {
        try {
            return text.length() == LENGTH ? Optional.of(new EnvelopeId(UUID.fromString(text))) : Optional.empty();
        } catch (IllegalArgumentException noGuid) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
