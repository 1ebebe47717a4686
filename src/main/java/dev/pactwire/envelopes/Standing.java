package dev.pactwire.envelopes;

import java.time.Instant;

/// What somebody who opens an envelope can do with it now.
public enum Standing {
    /// It is his turn.
    READY,
    /// Others come first.
    NOT_YET,
    /// He has finished, others have not.
    FINISHED,
    /// He gets a copy: he reads.
    READER,
    /// Everyone has finished; the documents are sealed or are being sealed.
    COMPLETED,
    DECLINED,
    VOIDED,
    EXPIRED;

    static Standing of(Envelope envelope, Recipient recipient, Instant now) {
        return switch (envelope.status()) {
            case COMPLETED -> COMPLETED;
            case DECLINED -> DECLINED;
            case DISCARDED -> VOIDED;
            case VOIDED -> envelope.voidedReason().equals(Deadlines.EXPIRED) ? EXPIRED : VOIDED;
            case CREATED -> NOT_YET;
            case SENT, DELIVERED -> underWay(envelope, recipient, now);
        };
    }

    private static Standing underWay(Envelope envelope, Recipient recipient, Instant now) {
        if (envelope.sealing().hasBegun()) {
            return COMPLETED;
        }
        if (!recipient.kind().mustAct()) {
            return recipient.status() == RecipientStatus.CREATED ? NOT_YET : READER;
        }
        if (recipient.status() == RecipientStatus.COMPLETED) {
            return FINISHED;
        }
        if (envelope.hasExpired(now)) {
            return EXPIRED;
        }
        return recipient.status() == RecipientStatus.CREATED ? NOT_YET : READY;
    }
}
