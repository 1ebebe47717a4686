package dev.pactwire.esign;

import dev.pactwire.connect.WireTime;
import dev.pactwire.envelopes.AuditEntry;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeEvent.What;
import dev.pactwire.envelopes.Recipient;
import dev.pactwire.platform.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry of the audit trail on the wire: a list of named fields.
record AuditEventWire(List<Field> eventFields) {

    record Field(String name, String value) {}

    static AuditEventWire toWire(Envelope envelope, AuditEntry entry) {
        return new AuditEventWire(List.of(
                new Field("logTime", WireTime.of(entry.at())),
                new Field("Source", "api"),
                new Field("UserName", entry.actor().name()),
                new Field("UserEmail", entry.actor().email()),
                new Field("Action", action(entry.what())),
                new Field("Message", message(envelope, entry)),
                new Field("ClientIPAddress", entry.actor().address()),
                new Field("Information", entry.details().isEmpty() ? "" : Json.write(entry.details())),
                new Field("Sequence", String.valueOf(entry.sequence())),
                new Field("Hash", entry.hash())));
    }

    private static String message(Envelope envelope, AuditEntry entry) {
        String whom = about(envelope, entry);
        return action(entry.what()) + (whom == null ? "" : ": " + whom);
    }

    private static @Nullable String about(Envelope envelope, AuditEntry entry) {
        return entry.recipient() == null
                ? null
                : envelope.find(entry.recipient()).map(Recipient::name).orElse(null);
    }

    private static String action(What what) {
        return switch (what) {
            case ENVELOPE_CREATED -> "Registered";
            case ENVELOPE_EDITED -> "Edited";
            case ENVELOPE_SENT -> "Sent";
            case ENVELOPE_RESENT -> "Resent";
            case ENVELOPE_CORRECTED -> "Corrected";
            case ENVELOPE_DELIVERED -> "Delivered";
            case ENVELOPE_COMPLETED -> "Completed";
            case ENVELOPE_DECLINED -> "Declined";
            case ENVELOPE_VOIDED -> "Voided";
            case ENVELOPE_DISCARDED -> "Discarded";
            case RECIPIENT_SENT -> "Sent Invitation";
            case RECIPIENT_RESENT -> "Resent Invitation";
            case RECIPIENT_REMINDED -> "Sent Reminder";
            case RECIPIENT_CONSENTED -> "Accepted Electronic Records";
            case RECIPIENT_DELIVERED -> "Viewed";
            case RECIPIENT_ADOPTED -> "Adopted Signature";
            case RECIPIENT_SAVED -> "Saved for Later";
            case RECIPIENT_COMPLETED -> "Finished";
            case RECIPIENT_DECLINED -> "Declined to Sign";
            case SIGNING_FINISHED -> "Began Sealing";
            case SEALING_FAILED -> "Sealing Failed";
            case SEALING_RESUMED -> "Resumed Sealing";
        };
    }
}
