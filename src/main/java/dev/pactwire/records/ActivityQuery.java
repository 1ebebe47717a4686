package dev.pactwire.records;

import dev.pactwire.access.UserId;
import dev.pactwire.recordtypes.RecordRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question for activities, newest first. What is empty or null does not restrict.
///
/// @param page from 1
/// @param size of a page, 1 to `RecordQuery.MAX_PAGE`
public record ActivityQuery(
        @Nullable RecordRef parent,
        List<Activity.Type> types,
        List<UserId> users,
        @Nullable Instant from,
        @Nullable Instant to,
        int page,
        int size) {

    public ActivityQuery {
        if (page < 1 || size < 1 || size > RecordQuery.MAX_PAGE) {
            throw new IllegalArgumentException("page " + page + " of " + size);
        }
    }

    /// Everything that happened, everywhere.
    public static ActivityQuery latest(int size) {
        return new ActivityQuery(null, List.of(), List.of(), null, null, 1, size);
    }

    public static ActivityQuery of(RecordRef parent, int page, int size) {
        return new ActivityQuery(parent, List.of(), List.of(), null, null, page, size);
    }
}
