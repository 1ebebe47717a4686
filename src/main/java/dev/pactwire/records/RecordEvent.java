package dev.pactwire.records;

import dev.pactwire.access.UserId;
import dev.pactwire.bus.Event;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a record. Events of one record arrive in order.
public sealed interface RecordEvent extends Event {

    RecordType type();

    long id();

    @Override
    default String key() {
        return new RecordRef(type(), id()).toString();
    }

    /// @param by null when Pactwire itself acted
    record RecordCreated(RecordType type, long id, @Nullable UserId by) implements RecordEvent {}

    /// @param fields names of the fields that have other values now; `custom:12` is a custom field
    record RecordChanged(RecordType type, long id, @Nullable UserId by, List<String> fields) implements RecordEvent {}

    record RecordDeleted(RecordType type, long id, @Nullable UserId by) implements RecordEvent {}

    /// Both ends of a relation tell it, each of itself.
    record RelationChanged(RecordType type, long id, RecordRef other, boolean related) implements RecordEvent {}

    record ActivityAdded(RecordType type, long id, long activity) implements RecordEvent {}

    record FileAdded(RecordType type, long id, long file) implements RecordEvent {}

    /// Many records were loaded at once; there is no `RecordCreated` for each.
    ///
    /// @param id the first of them
    record RecordsLoaded(RecordType type, long id, int count) implements RecordEvent {}
}
