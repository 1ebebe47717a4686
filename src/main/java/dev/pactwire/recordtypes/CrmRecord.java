package dev.pactwire.recordtypes;

import dev.pactwire.access.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of the CRM. The kinds are views that name what stands in the record's fields.
public sealed interface CrmRecord permits Lead, Person, Company, Opportunity, Task {

    long id();

    Values values();

    RecordType type();

    static CrmRecord of(RecordType type, long id, Values values) {
        return switch (type) {
            case LEAD -> new Lead(id, values);
            case PERSON -> new Person(id, values);
            case COMPANY -> new Company(id, values);
            case OPPORTUNITY -> new Opportunity(id, values);
            case TASK -> new Task(id, values);
        };
    }

    default RecordRef ref() {
        return new RecordRef(type(), id());
    }

    default <T> @Nullable T get(Field<T> field) {
        return values().get(field);
    }

    default String name() {
        return values().require(Field.NAME);
    }

    default @Nullable UserId assignee() {
        return get(Field.ASSIGNEE);
    }

    default @Nullable UserId createdBy() {
        return get(Field.CREATED_BY);
    }

    default Visibility visibility() {
        return values().require(Field.VISIBILITY);
    }

    default List<String> tags() {
        return values().list(Field.TAGS);
    }

    default @Nullable String details() {
        return get(Field.DETAILS);
    }

    default Instant created() {
        return values().require(Field.DATE_CREATED);
    }

    default Instant modified() {
        return values().require(Field.DATE_MODIFIED);
    }
}
