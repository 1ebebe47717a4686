package dev.pactwire.envelopes;

import dev.pactwire.access.UserId;
import dev.pactwire.documents.FileId;
import dev.pactwire.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes an envelope of its row and of what the other tables have about it.
final class EnvelopeRow {

    private EnvelopeRow() {}

    static Envelope read(ResultSet row, List<EnvelopeDocument> documents, List<Recipient> recipients)
            throws SQLException {
        return new Envelope(
                new EnvelopeId(row.getObject("id", UUID.class)),
                row.getObject("account_id", UUID.class),
                sender(row),
                EnvelopeStatus.valueOf(row.getString("status")),
                sealing(row),
                row.getString("subject"),
                row.getString("blurb"),
                row.getString("transaction_id"),
                Json.read(row.getString("notification"), Notification.class),
                List.of(Json.read(row.getString("custom_fields"), CustomField[].class)),
                row.getString("event_notifications"),
                times(row),
                row.getString("voided_reason"),
                row.getObject("certificate_id", UUID.class),
                Optional.ofNullable(row.getObject("certificate_file", UUID.class))
                        .map(FileId::new),
                documents,
                recipients);
    }

    private static Sender sender(ResultSet row) throws SQLException {
        return new Sender(
                new UserId(row.getObject("sender_id", UUID.class)),
                row.getString("sender_name"),
                row.getString("sender_email"),
                Locale.forLanguageTag(row.getString("sender_language")),
                row.getString("sender_address"));
    }

    private static Sealing sealing(ResultSet row) throws SQLException {
        return switch (SealingStore.State.valueOf(row.getString("sealing"))) {
            case NOT_DUE -> new Sealing.NotDue();
            case PENDING -> new Sealing.Pending();
            case FAILED ->
                new Sealing.Failed(
                        row.getString("sealing_reason"), row.getInt("sealing_attempts"), required(row, "sealing_next"));
            case DONE -> new Sealing.Done();
        };
    }

    private static EnvelopeTimes times(ResultSet row) throws SQLException {
        return new EnvelopeTimes(
                required(row, "created_at"),
                required(row, "changed_at"),
                required(row, "status_changed_at"),
                instant(row, "sent_at"),
                instant(row, "delivered_at"),
                instant(row, "completed_at"),
                instant(row, "declined_at"),
                instant(row, "voided_at"),
                instant(row, "expires_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
