package dev.pactwire.recordtypes;

import static dev.pactwire.recordtypes.RecordType.COMPANY;
import static dev.pactwire.recordtypes.RecordType.LEAD;
import static dev.pactwire.recordtypes.RecordType.OPPORTUNITY;
import static dev.pactwire.recordtypes.RecordType.PERSON;
import static dev.pactwire.recordtypes.RecordType.TASK;

import dev.pactwire.access.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A standard field of records: its name (also its column), what it holds, which types have it, and whether people
/// write it or Pactwire keeps it. Custom fields are `CustomField`s.
public final class Field<T> {

    private static final Map<String, Field<?>> ALL = new LinkedHashMap<>();

    public static final Field<String> NAME = written("name", FieldKind.TEXT, RecordType.values());
    public static final Field<String> PREFIX = written("prefix", FieldKind.TEXT, PERSON, LEAD);
    public static final Field<String> FIRST_NAME = written("first_name", FieldKind.TEXT, PERSON, LEAD);
    public static final Field<String> MIDDLE_NAME = written("middle_name", FieldKind.TEXT, PERSON, LEAD);
    public static final Field<String> LAST_NAME = written("last_name", FieldKind.TEXT, PERSON, LEAD);
    public static final Field<String> SUFFIX = written("suffix", FieldKind.TEXT, PERSON, LEAD);
    public static final Field<String> TITLE = written("title", FieldKind.TEXT, PERSON, LEAD);
    public static final Field<Labeled> EMAIL = written("email", FieldKind.LABELED, LEAD);
    public static final Field<List<Labeled>> EMAILS = written("emails", FieldKind.LABELED_LIST, PERSON);
    public static final Field<String> EMAIL_DOMAIN = written("email_domain", FieldKind.TEXT, COMPANY);
    public static final Field<List<Labeled>> PHONE_NUMBERS =
            written("phone_numbers", FieldKind.LABELED_LIST, PERSON, LEAD, COMPANY);
    public static final Field<List<Labeled>> SOCIALS =
            written("socials", FieldKind.LABELED_LIST, PERSON, LEAD, COMPANY);
    public static final Field<List<Labeled>> WEBSITES =
            written("websites", FieldKind.LABELED_LIST, PERSON, LEAD, COMPANY);
    public static final Field<PostalAddress> ADDRESS = written("address", FieldKind.ADDRESS, PERSON, LEAD, COMPANY);

    /// The company of a person or opportunity.
    public static final Field<Long> COMPANY_ID = written("company_id", FieldKind.ID, PERSON, OPPORTUNITY);
    /// Free text on a lead; on a person or opportunity the name of its company, which only the company changes.
    public static final Field<String> COMPANY_NAME = written("company_name", FieldKind.TEXT, LEAD, PERSON, OPPORTUNITY);
    /// A person.
    public static final Field<Long> PRIMARY_CONTACT_ID =
            written("primary_contact_id", FieldKind.ID, COMPANY, OPPORTUNITY);

    public static final Field<Long> CONTACT_TYPE_ID = written("contact_type_id", FieldKind.ID, PERSON, COMPANY);
    public static final Field<Long> CUSTOMER_SOURCE_ID = written("customer_source_id", FieldKind.ID, LEAD, OPPORTUNITY);
    public static final Field<Long> LEAD_STATUS_ID = written("lead_status_id", FieldKind.ID, LEAD);

    public static final Field<BigDecimal> MONETARY_VALUE =
            written("monetary_value", FieldKind.MONEY, LEAD, OPPORTUNITY);
    /// The ISO 4217 code of the monetary value.
    public static final Field<String> CURRENCY = written("currency", FieldKind.TEXT, LEAD, OPPORTUNITY);

    public static final Field<Long> PIPELINE_ID = written("pipeline_id", FieldKind.ID, OPPORTUNITY);
    public static final Field<Long> PIPELINE_STAGE_ID = written("pipeline_stage_id", FieldKind.ID, OPPORTUNITY);
    public static final Field<Opportunity.Status> STATUS =
            written("status", FieldKind.choice(Opportunity.Status.class), OPPORTUNITY);
    public static final Field<Long> LOSS_REASON_ID = written("loss_reason_id", FieldKind.ID, OPPORTUNITY);
    /// Percent, 0 to 100; the stage's unless set.
    public static final Field<Integer> WIN_PROBABILITY = written("win_probability", FieldKind.COUNT, OPPORTUNITY);
    public static final Field<LocalDate> CLOSE_DATE = written("close_date", FieldKind.DATE, OPPORTUNITY);
    public static final Field<Priority> PRIORITY =
            written("priority", FieldKind.choice(Priority.class), OPPORTUNITY, TASK);

    public static final Field<Task.Status> TASK_STATUS =
            written("task_status", FieldKind.choice(Task.Status.class), TASK);
    public static final Field<Instant> DUE_DATE = written("due_date", FieldKind.INSTANT, TASK);
    public static final Field<Instant> REMINDER_DATE = written("reminder_date", FieldKind.INSTANT, TASK);
    /// What the task is about: a task has one relation in all.
    public static final Field<RecordRef> RELATED_RECORD = written("related_record", FieldKind.RECORD, TASK);

    public static final Field<UserId> ASSIGNEE = written("assignee", FieldKind.USER, RecordType.values());
    public static final Field<Visibility> VISIBILITY =
            written("visibility", FieldKind.choice(Visibility.class), RecordType.values());
    public static final Field<List<String>> TAGS = written("tags", FieldKind.TAGS, RecordType.values());
    public static final Field<String> DETAILS = written("details", FieldKind.PARAGRAPH, RecordType.values());

    public static final Field<UserId> CREATED_BY = kept("created_by", FieldKind.USER, RecordType.values());
    public static final Field<Instant> DATE_CREATED = kept("date_created", FieldKind.INSTANT, RecordType.values());
    public static final Field<Instant> DATE_MODIFIED = kept("date_modified", FieldKind.INSTANT, RecordType.values());
    public static final Field<Integer> INTERACTION_COUNT =
            kept("interaction_count", FieldKind.COUNT, PERSON, LEAD, COMPANY, OPPORTUNITY);
    public static final Field<Instant> DATE_LAST_CONTACTED =
            kept("date_last_contacted", FieldKind.INSTANT, PERSON, LEAD, COMPANY, OPPORTUNITY);
    public static final Field<Instant> DATE_STAGE_CHANGED = kept("date_stage_changed", FieldKind.INSTANT, OPPORTUNITY);
    public static final Field<Instant> COMPLETED_DATE = kept("completed_date", FieldKind.INSTANT, TASK);

    private final String name;
    private final FieldKind<T> kind;
    private final Set<RecordType> types;
    private final boolean kept;

    private Field(String name, FieldKind<T> kind, Set<RecordType> types, boolean kept) {
        this.name = name;
        this.kind = kind;
        this.types = types;
        this.kept = kept;
        ALL.put(name, this);
    }

    private static <T> Field<T> written(String name, FieldKind<T> kind, RecordType... types) {
        return new Field<>(name, kind, Set.of(types), false);
    }

    private static <T> Field<T> kept(String name, FieldKind<T> kind, RecordType... types) {
        return new Field<>(name, kind, Set.of(types), true);
    }

    /// The fields of a type, in the order in which a page shows them.
    public static List<Field<?>> of(RecordType type) {
        return ALL.values().stream().filter(field -> field.isOf(type)).toList();
    }

    /// The field of that name, such as `first_name`.
    public static Optional<Field<?>> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    public String name() {
        return name;
    }

    public FieldKind<T> kind() {
        return kind;
    }

    public boolean isOf(RecordType type) {
        return types.contains(type);
    }

    /// Whether only Pactwire sets it.
    public boolean isKept(RecordType type) {
        return kept || this == COMPANY_NAME && type != LEAD;
    }

    @Override
    public String toString() {
        return name;
    }
}
