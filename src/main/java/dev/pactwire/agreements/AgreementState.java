package dev.pactwire.agreements;

/// Where an agreement stands. Only completed, declined and voided are final: a correction may bring back what was sent,
/// and a discarded draft may be sent at the signing service all the same.
public enum AgreementState {
    /// Wanted here, not yet known to the signing service.
    PREPARING,
    DRAFT,
    SENT,
    DELIVERED,
    CORRECTING,
    COMPLETED,
    DECLINED,
    VOIDED,
    /// A draft that was discarded at the signing service or here.
    DISCARDED;

    public boolean isFinal() {
        return switch (this) {
            case COMPLETED, DECLINED, VOIDED -> true;
            case PREPARING, DRAFT, SENT, DELIVERED, CORRECTING, DISCARDED -> false;
        };
    }

    public boolean isUnderWay() {
        return this == SENT || this == DELIVERED || this == CORRECTING;
    }

    /// A class of `app.css` for the pill.
    public String color() {
        return switch (this) {
            case PREPARING, DRAFT, DISCARDED -> "";
            case SENT, DELIVERED -> "blue";
            case CORRECTING -> "amber";
            case COMPLETED -> "green";
            case DECLINED, VOIDED -> "red";
        };
    }

    /// How far along, for news of one and the same moment.
    int rank() {
        return ordinal();
    }

    public boolean isBeforeSending() {
        return this == PREPARING || this == DRAFT || this == DISCARDED;
    }
}
