package dev.pactwire.recordtypes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that somebody has to do, about one other record at most.
public record Task(long id, Values values) implements CrmRecord {

    public enum Status {
        OPEN,
        COMPLETED
    }

    @Override
    public RecordType type() {
        return RecordType.TASK;
    }

    public Status status() {
        return values.require(Field.TASK_STATUS);
    }

    public Priority priority() {
        return values.require(Field.PRIORITY);
    }

    public @Nullable Instant due() {
        return get(Field.DUE_DATE);
    }

    public @Nullable RecordRef about() {
        return get(Field.RELATED_RECORD);
    }
}
