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
    VOIDED,
    /// A draft that was thrown away: it is there only until everyone has been told.
    DISCARDED;

    public boolean canBecome(EnvelopeStatus next) {
        return switch (this) {
            case CREATED -> next == SENT || next == DISCARDED;
            case SENT -> next == DELIVERED || next.isOutcome();
            case DELIVERED -> next.isOutcome();
            case COMPLETED, DECLINED, VOIDED, DISCARDED -> false;
        };
    }

    /// With its recipients: neither a draft nor over.
    public boolean isUnderWay() {
        return this == SENT || this == DELIVERED;
    }

    public boolean isFinal() {
        return isOutcome() || this == DISCARDED;
    }

    private boolean isOutcome() {
        return this == COMPLETED || this == DECLINED || this == VOIDED;
    }
}
