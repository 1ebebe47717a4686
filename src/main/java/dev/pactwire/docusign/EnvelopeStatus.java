package dev.pactwire.docusign;

import java.util.Locale;

/// An envelope's state on the wire (REST: Envelopes). Only completed, declined and voided are final.
public enum EnvelopeStatus {
    CREATED,
    SENT,
    DELIVERED,
    SIGNED,
    PROCESSING,
    CORRECT,
    COMPLETED,
    DECLINED,
    VOIDED,
    DELETED,
    TIMEDOUT,
    TEMPLATE,
    /// A word that this client does not know, or none.
    UNKNOWN;

    static EnvelopeStatus from(String text) {
        for (EnvelopeStatus status : values()) {
            if (status.name().equalsIgnoreCase(text.strip())) {
                return status;
            }
        }
        return UNKNOWN;
    }

    public boolean isFinal() {
        return this == COMPLETED || this == DECLINED || this == VOIDED;
    }

    String toWire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
