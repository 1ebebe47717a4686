package dev.pactwire.envelopes;

import dev.pactwire.access.UserId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which envelopes of an account to list. Empty sets and nulls do not restrict.
///
/// @param moment which time `from` and `to` are about, and by which the list is sorted
/// @param from inclusive
/// @param to exclusive
/// @param text a part of the subject, or of a recipient's name or e-mail
/// @param tabs whether the recipients come with their tabs, which may be many
/// @param start how many to leave out, for paging
public record EnvelopeQuery(
        UUID account,
        Moment moment,
        @Nullable Instant from,
        @Nullable Instant to,
        Set<EnvelopeStatus> statuses,
        Set<EnvelopeId> ids,
        Set<String> transactionIds,
        @Nullable UserId sender,
        String text,
        @Nullable CustomFieldValue customField,
        boolean newestFirst,
        boolean tabs,
        int start,
        int count) {

    public static final int MAX_COUNT = 1000;

    public enum Moment {
        CHANGED("status_changed_at"),
        CREATED("created_at"),
        SENT("sent_at"),
        DELIVERED("delivered_at"),
        COMPLETED("completed_at"),
        DECLINED("declined_at"),
        VOIDED("voided_at"),
        DISCARDED("discarded_at");

        final String column;

        Moment(String column) {
            this.column = column;
        }
    }

    /// Envelopes with a custom field of that name and value.
    public record CustomFieldValue(String name, String value) {}

    public EnvelopeQuery {
        statuses = Set.copyOf(statuses);
        ids = Set.copyOf(ids);
        transactionIds = Set.copyOf(transactionIds);
        start = Math.max(0, start);
        count = Math.clamp(count, 0, MAX_COUNT);
    }

    /// Everything of an account, newest change first.
    public static EnvelopeQuery of(UUID account) {
        return new EnvelopeQuery(
                account,
                Moment.CHANGED,
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                "",
                null,
                true,
                false,
                0,
                MAX_COUNT);
    }
}
