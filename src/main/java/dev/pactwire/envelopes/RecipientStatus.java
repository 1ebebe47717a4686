package dev.pactwire.envelopes;

/// Where one recipient stands.
public enum RecipientStatus {
    /// Not yet his turn.
    CREATED,
    SENT,
    /// He has opened the documents.
    DELIVERED,
    COMPLETED,
    DECLINED;

    public boolean canBecome(RecipientStatus next) {
        return switch (this) {
            case CREATED -> next == SENT;
            case SENT -> next == DELIVERED || next == COMPLETED || next == DECLINED;
            case DELIVERED -> next == COMPLETED || next == DECLINED;
            case COMPLETED, DECLINED -> false;
        };
    }

    /// It is his turn and he has not finished.
    public boolean isActive() {
        return this == SENT || this == DELIVERED;
    }

    public boolean isFinal() {
        return this == COMPLETED || this == DECLINED;
    }
}
