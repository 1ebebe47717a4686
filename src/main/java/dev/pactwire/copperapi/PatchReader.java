package dev.pactwire.copperapi;

import dev.pactwire.records.Catalog;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.FieldKind;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.PostalAddress;
import dev.pactwire.recordtypes.Priority;
import dev.pactwire.recordtypes.RecordType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what is to be written on a record: absent keys stay, `null` clears, keys that nobody may write are ignored.
final class PatchReader {

    private static final DateTimeFormatter MONTH_FIRST = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);

    /// Not on this wire.
    private static final Set<Field<?>> UNKNOWN = Set.of(Field.VISIBILITY);

    /// What every record has: `null` does not clear it.
    private static final Set<Field<?>> ALWAYS_SET = Set.of(
            Field.CURRENCY,
            Field.LEAD_STATUS_ID,
            Field.STATUS,
            Field.PIPELINE_ID,
            Field.PIPELINE_STAGE_ID,
            Field.PRIORITY);

    private final RecordType type;
    private final Input input;
    private final Known known;
    private final Patch patch = Patch.empty();

    private PatchReader(RecordType type, Input input, Known known) {
        this.type = type;
        this.input = input;
        this.known = known;
    }

    static Patch creating(RecordType type, Input input, Known known) {
        return new PatchReader(type, input, known).read(Set.of());
    }

    /// A person's company is changed through related items only.
    static Patch updating(RecordType type, Input input, Known known) {
        return new PatchReader(type, input, known)
                .read(type == RecordType.PERSON ? Set.of(Field.COMPANY_ID) : Set.of());
    }

    private Patch read(Set<Field<?>> readOnly) {
        Field.of(type).stream()
                .filter(field -> !field.isKept(type) && !UNKNOWN.contains(field) && !readOnly.contains(field))
                .forEach(this::read);
        leadStatusByName();
        statusByNumber();
        input.each("custom_fields", node -> Input.within(node, "custom_fields")).forEach(this::customField);
        return patch;
    }

    private <T> void read(Field<T> field) {
        String key = WireNames.of(field);
        JsonNode node = input.node(key);
        if (node.isMissingNode() || node.isNull() && ALWAYS_SET.contains(field)) {
            return;
        }
        @SuppressWarnings("unchecked")
        T value = node.isNull() ? null : (T) value(field, key, node);
        patch.set(field, value);
    }

    private @Nullable Object value(Field<?> field, String key, JsonNode node) {
        FieldKind<?> kind = field.kind();
        if (kind == FieldKind.TEXT || kind == FieldKind.PARAGRAPH) {
            return Input.text(key, node);
        } else if (kind == FieldKind.ID) {
            return Input.number(key, node);
        } else if (kind == FieldKind.COUNT) {
            return Math.clamp(Input.number(key, node), Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (kind == FieldKind.MONEY) {
            return Input.decimal(key, node);
        } else if (kind == FieldKind.DATE) {
            return date(key, node);
        } else if (kind == FieldKind.USER) {
            return known.user(Input.number(key, node))
                    .orElseThrow(() -> WireError.invalid(key, "there is no user with the id " + node));
        } else if (kind == FieldKind.TAGS) {
            return input.texts(key);
        } else if (kind == FieldKind.LABELED) {
            return labeled(field, key, node);
        } else if (kind == FieldKind.LABELED_LIST) {
            return input.each(key, item -> labeled(field, key, item));
        } else if (kind == FieldKind.ADDRESS) {
            return address(Input.within(node, key));
        }
        return constant(field, key, node);
    }

    private static Labeled labeled(Field<?> field, String key, JsonNode node) {
        if (node.isValueNode()) {
            return Labeled.work(Input.text(key, node));
        }
        Input item = Input.within(node, key);
        String category = item.text("category").orElse(field == Field.SOCIALS ? "other" : "work");
        return new Labeled(item.text(valueKey(field)).orElse(""), category);
    }

    private static String valueKey(Field<?> field) {
        if (field == Field.EMAIL || field == Field.EMAILS) {
            return "email";
        }
        return field == Field.PHONE_NUMBERS ? "number" : "url";
    }

    private static PostalAddress address(Input address) {
        return new PostalAddress(
                address.text("street").orElse(null),
                address.text("city").orElse(null),
                address.text("state").orElse(null),
                address.text("postal_code").orElse(null),
                address.text("country").orElse(null));
    }

    static Object constant(Field<?> field, String key, JsonNode node) {
        String word = Input.text(key, node).toUpperCase(Locale.ROOT);
        return Arrays.stream(field.kind().valueClass().getEnumConstants())
                .filter(constant -> constant.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> Input.wrong(key, node, "must be one of the words for it"));
    }

    /// A close date is `1/14/2020`; Unix seconds are understood too.
    static LocalDate date(String key, JsonNode node) {
        String text = Input.text(key, node).strip();
        try {
            return text.contains("/")
                    ? LocalDate.parse(text, MONTH_FIRST)
                    : Input.instant(key, node).atZone(ZoneOffset.UTC).toLocalDate();
        } catch (DateTimeParseException malformed) {
            throw Input.wrong(key, node, "must be a date like 1/14/2020");
        }
    }

    /// The status of a lead can be said by its name as well.
    private void leadStatusByName() {
        if (type == RecordType.LEAD && !input.has("status_id") && input.has("status")) {
            String name = input.text("status").orElse("");
            patch.set(
                    Field.LEAD_STATUS_ID,
                    known.choices().of(Catalog.Kind.LEAD_STATUS).stream()
                            .filter(choice -> choice.name().equalsIgnoreCase(name))
                            .map(Catalog.Choice::id)
                            .findFirst()
                            .orElseThrow(() -> WireError.invalid("status", "there is no lead status " + name)));
        }
    }

    private void statusByNumber() {
        if (type == RecordType.OPPORTUNITY && input.has("status_id") && !input.has("status")) {
            patch.set(
                    Field.STATUS, status("status_id", input.number("status_id").orElse(-1)));
        }
    }

    /// 0 Open, 1 Won, 2 Lost, 3 Abandoned.
    static Opportunity.Status status(String key, long number) {
        return numbered(Opportunity.Status.values(), key, number);
    }

    /// 0 None, 1 Low, 2 Medium, 3 High.
    static Priority priority(String key, long number) {
        return numbered(Priority.values(), key, number);
    }

    private static <E> E numbered(E[] constants, String key, long number) {
        if (number < 0 || number >= constants.length) {
            throw WireError.invalid(key, "must be a number from 0 to " + (constants.length - 1));
        }
        return constants[(int) number];
    }

    private void customField(Input item) {
        long id = item.number("custom_field_definition_id")
                .orElseThrow(() -> WireError.invalid("custom_fields", "needs custom_field_definition_id"));
        CustomField definition = known.customField(id)
                .orElseThrow(() -> WireError.invalid("custom_fields", "there is no definition " + id));
        patch.custom(id, item.has("value") ? customValue(definition, item.node("value")) : null);
    }

    /// A custom value in the records' own form.
    static Object customValue(CustomField definition, JsonNode node) {
        String key = definition.name();
        return switch (definition.dataType()) {
            case STRING, TEXT, URL -> Input.text(key, node);
            case DROPDOWN, CONNECT -> Input.number(key, node);
            case MULTI_SELECT ->
                node.isArray()
                        ? StreamSupport.stream(node.spliterator(), false)
                                .map(option -> Input.number(key, option))
                                .toList()
                        : List.of(Input.number(key, node));
            case DATE -> date(key, node).toString();
            case CHECKBOX -> Input.flag(key, node);
            case FLOAT, PERCENTAGE, CURRENCY -> Input.decimal(key, node);
        };
    }
}
