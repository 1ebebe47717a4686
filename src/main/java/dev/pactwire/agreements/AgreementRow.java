package dev.pactwire.agreements;

import dev.pactwire.access.UserId;
import dev.pactwire.integrations.ConnectionId;
import dev.pactwire.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes an agreement of its row and of what the other tables have about it.
final class AgreementRow {

    static final String SELECT = """
            select a.*,
                   (select jsonb_agg(jsonb_build_object('wireId', wire_id, 'role', role, 'name', name, 'email', email, 'order', signing_order,
                       'status', status, 'statusAt', status_at, 'reason', reason) order by position)
                    from agreements.recipient r where r.agreement_id = a.id) as recipients,
                   (select e.reason from agreements.errand e where e.agreement_id = a.id and e.verb = 'CANCEL' and e.state = 'WANTED'
                    limit 1) as voiding,
                   (select array_agg(name order by position) from agreements.document d where d.agreement_id = a.id) as documents,
                   (select array_agg(name order by position) from agreements.signed_document s
                    where s.agreement_id = a.id and s.kind = 'content') as signed
            from agreements.agreement a
            """;

    private AgreementRow() {}

    static Agreement read(ResultSet row, int index) throws SQLException {
        String recipients = row.getString("recipients");
        return new Agreement(
                new AgreementId(row.getObject("id", UUID.class)),
                new RecordLink(row.getString("record_type"), row.getLong("record_id")),
                row.getString("record_name"),
                row.getString("crm"),
                new ConnectionId(row.getObject("connection_id", UUID.class)),
                row.getObject("transaction_id", UUID.class),
                Optional.ofNullable(row.getObject("envelope_id", UUID.class)),
                row.getString("subject"),
                row.getString("message"),
                new Days(row.getInt("expires_after"), row.getInt("first_reminder"), row.getInt("every_reminder")),
                new UserId(row.getObject("created_by", UUID.class)),
                AgreementState.valueOf(row.getString("state")),
                row.getString("failure"),
                row.getString("failure_detail"),
                row.getString("reason"),
                row.getString("voiding"),
                instant(row, "as_of"),
                instant(row, "sending_hint"),
                instant(row, "sent_at"),
                instant(row, "completed_at"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Agreement.Filing.valueOf(row.getString("filing")),
                row.getString("filing_error"),
                recipients == null ? List.of() : List.of(Json.read(recipients, Recipient[].class)),
                texts(row, "documents"),
                texts(row, "signed"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        var texts = row.getArray(column);
        return texts == null ? List.of() : List.of((String[]) texts.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
