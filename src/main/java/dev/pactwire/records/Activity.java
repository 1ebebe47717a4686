package dev.pactwire.records;

import dev.pactwire.access.UserId;
import dev.pactwire.recordtypes.RecordRef;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened with a record: what people note, and what Pactwire itself has seen change.
///
/// @param user null when Pactwire itself acted
/// @param oldValues of a change: by field name, the values before it, as JSON has them
/// @param newValues of a change: by field name, the values after it
/// @param deleted a deleted activity keeps its id and nothing else
public record Activity(
        long id,
        RecordRef parent,
        Type type,
        @Nullable UserId user,
        String details,
        Instant at,
        Map<String, Object> oldValues,
        Map<String, Object> newValues,
        Instant created,
        boolean deleted) {

    /// Names a type of activity; ids are unique within their category only.
    public record Type(Category category, long id) {

        public static final Type NOTE = new Type(Category.USER, 0);
        static final Type PROPERTY_CHANGED = new Type(Category.SYSTEM, 1);
        static final Type USER_ASSIGNED = new Type(Category.SYSTEM, 2);
        static final Type STAGE_CHANGED = new Type(Category.SYSTEM, 3);
        static final Type CREATED = new Type(Category.SYSTEM, 8);
    }

    public enum Category {
        /// what people write
        USER,
        /// what Pactwire writes
        SYSTEM
    }

    /// @param interaction whether it counts as contact with the customer
    public record TypeInfo(Type type, String name, boolean disabled, boolean interaction) {}
}
