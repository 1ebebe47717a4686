package dev.pactwire.recordtypes;

import dev.pactwire.platform.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the CRM does not accept, and why.
public final class RecordRefused extends Refusal {

    /// The text of a reason stands under `records.refused.<reason>`, its arguments beside it.
    public enum Reason {
        /// the user's role does not allow it
        NOT_ALLOWED(Kind.FORBIDDEN),
        /// the record, activity or file does not exist or may not be seen
        NOT_FOUND(Kind.ABSENT),
        NAME_MISSING,
        /// field, longest length
        TEXT_TOO_LONG,
        /// field, most entries
        TOO_MANY_VALUES,
        /// field: control characters
        TEXT_UNREADABLE,
        /// the address
        EMAIL_MALFORMED,
        /// the address
        EMAIL_TAKEN,
        /// the domain
        DOMAIN_MALFORMED,
        /// the domain
        DOMAIN_TAKEN,
        /// field, category, those allowed
        CATEGORY_UNKNOWN,
        /// field, type
        FIELD_UNKNOWN,
        /// field
        FIELD_KEPT,
        /// field, value: there is no such user, record, stage or choice
        REFERENCE_UNKNOWN,
        /// field: must have a value
        VALUE_MISSING,
        /// field, lowest, highest
        NUMBER_OUT_OF_RANGE,
        /// the code
        CURRENCY_UNKNOWN,
        STAGE_OF_OTHER_PIPELINE,
        /// the id of the definition
        CUSTOM_FIELD_UNKNOWN,
        /// name of the custom field, its data type
        CUSTOM_VALUE_UNSUITABLE,
        /// the two types
        RELATION_NOT_ALLOWED,
        /// field: a person has one company, a task one relation
        RELATION_TAKEN,
        /// the activity type
        ACTIVITY_TYPE_UNKNOWN,
        FILE_EMPTY,
        /// largest size in megabytes
        FILE_TOO_LARGE(Kind.TOO_LARGE),
        FILE_NAME_MISSING,
        /// field of an embedded app
        APP_UNSUITABLE;

        private final Kind kind;

        Reason() {
            this(Kind.UNSUITABLE);
        }

        Reason(Kind kind) {
            this.kind = kind;
        }

        public String textKey() {
            return "records.refused." + word(this);
        }

        /// How every page and wire must treat it.
        public Kind kind() {
            return kind;
        }
    }

    public enum Kind {
        FORBIDDEN,
        ABSENT,
        TOO_LARGE,
        /// a value that cannot be taken
        UNSUITABLE
    }

    private final Reason reason;
    private final @Nullable Field<?> field;

    public RecordRefused(Reason reason, Object... arguments) {
        super(
                reason.textKey(),
                Arrays.stream(arguments).map(RecordRefused::term).toArray());
        this.reason = reason;
        this.field = arguments.length > 0 && arguments[0] instanceof Field<?> named ? named : null;
    }

    private static Object term(Object argument) {
        return switch (argument) {
            case Field<?> field -> new Term("records.field." + field);
            case RecordType type -> new Term("records.type." + type.singular());
            case CustomField.DataType type -> new Term("records.data-type." + word(type));
            case Long number -> String.valueOf(number);
            default -> argument;
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static RecordRefused notFound() {
        return new RecordRefused(Reason.NOT_FOUND);
    }

    public Reason reason() {
        return reason;
    }

    /// The field that it is about, if it is about one.
    public Optional<Field<?>> field() {
        return Optional.ofNullable(field);
    }
}
