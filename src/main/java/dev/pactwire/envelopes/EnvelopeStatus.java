package dev.pactwire.envelopes;

/// Where an envelope stands. While its documents are being sealed it keeps its status; see [Sealing].
public enum EnvelopeStatus {
    /// A draft.
    CREATED,
    SENT,
    /// Everyone who has to act has opened it.
    DELIVERED,
    COMPLETED,
    DECLINED,
    VOIDED;

    public boolean canBecome(EnvelopeStatus next) {
        return switch (this) {
            case CREATED -> next == SENT;
            case SENT -> next == DELIVERED || next.isFinal();
            case DELIVERED -> next.isFinal();
            case COMPLETED, DECLINED, VOIDED -> false;
        };
    }

    /// With its recipients: neither a draft nor over.
    public boolean isUnderWay() {
        return this == SENT || this == DELIVERED;
    }

    public boolean isFinal() {
        return this == COMPLETED || this == DECLINED || this == VOIDED;
    }
}
