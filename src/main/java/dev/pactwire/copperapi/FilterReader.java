package dev.pactwire.copperapi;

import dev.pactwire.records.Filter;
import dev.pactwire.records.Filter.Place;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the filters of a search, each by the shape that it has on this wire.
final class FilterReader {

    /// In a list of ids: records that have none.
    private static final long NONE = -2;
    private static final int FUZZY_FROM = 7;

    private final RecordType type;
    private final Input input;
    private final Known known;
    private final List<Filter> filters = new ArrayList<>();

    FilterReader(RecordType type, Input input, Known known) {
        this.type = type;
        this.input = input;
        this.known = known;
    }

    List<Filter> filters() {
        return List.copyOf(filters);
    }

    void add(Filter filter) {
        filters.add(filter);
    }

    Integer whole(String key) {
        return (int) Math.clamp(input.number(key).orElseThrow(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    void contains(String key, Field<String> field) {
        input.text(key)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> filters.add(new Filter.Contains(field, text)));
    }

    void assignees() {
        List<Long> numbers = input.numbers("assignee_ids");
        if (!numbers.isEmpty()) {
            filters.add(new Filter.AnyOf(
                    Field.ASSIGNEE,
                    numbers.stream().map(known::user).flatMap(Optional::stream).toList(),
                    numbers.contains(NONE)));
        }
    }

    void anyOf(String key, Field<Long> field) {
        List<Long> ids = input.numbers(key);
        if (!ids.isEmpty()) {
            filters.add(new Filter.AnyOf(field, ids, ids.contains(NONE)));
        }
    }

    void anyOf(Field<?> field, List<?> constants) {
        if (!constants.isEmpty()) {
            filters.add(new Filter.AnyOf(field, constants, false));
        }
    }

    /// `minimum_…` and `maximum_…` of something.
    void between(String name, Field<?> field, Bound bound) {
        Comparable<?> from = bound("minimum_" + name, bound);
        Comparable<?> to = bound("maximum_" + name, bound);
        if (from != null || to != null) {
            filters.add(new Filter.Between(field, from, to));
        }
    }

    private @Nullable Comparable<?> bound(String key, Bound bound) {
        return input.has(key) ? bound.read(key) : null;
    }

    interface Bound {
        Comparable<?> read(String key);
    }

    /// A list of tags, or `{"option":"ANY","value":[…]}`; an empty text means records without any.
    void tags() {
        List<String> tags = input.node("tags").isObject()
                ? Input.within(input.node("tags"), "tags").texts("value")
                : input.texts("tags");
        if (!tags.isEmpty()) {
            filters.add(new Filter.AnyTag(
                    tags.stream().filter(tag -> !tag.isEmpty()).toList(), tags.contains("")));
        }
    }

    void emails() {
        List<String> addresses = input.texts("emails");
        if (!addresses.isEmpty()) {
            filters.add(new Filter.AnyEmail(addresses));
        }
    }

    void place(String key, Place place) {
        List<String> names = input.texts(key);
        if (!names.isEmpty()) {
            filters.add(new Filter.InPlace(
                    place, names.stream().filter(name -> !name.isEmpty()).toList(), names.contains("")));
        }
    }

    /// Digits, or `{"value":"5551234","match":"partial"}`. Short numbers are compared as they are, long ones by the
    /// end.
    void phone(String key) {
        if (!input.has(key)) {
            return;
        }
        JsonNode node = input.node(key);
        boolean chosen = node.isObject();
        String value = chosen
                ? Input.within(node, key).text("value").orElse("")
                : input.text(key).orElse("");
        String digits = value.replaceAll("\\D", "");
        boolean partial =
                chosen && "partial".equals(Input.within(node, key).text("match").orElse(""));
        if (digits.isEmpty()) {
            throw WireError.invalid(key, "must have digits");
        }
        filters.add(new Filter.Phone(digits, !partial && digits.length() >= FUZZY_FROM));
    }

    void customField(Input item) {
        long id = item.number("custom_field_definition_id")
                .orElseThrow(() -> WireError.invalid("custom_fields", "needs custom_field_definition_id"));
        CustomField definition = known.customField(id)
                .filter(field -> field.isOn(type))
                .orElseThrow(() -> WireError.invalid("custom_fields", "there is no definition " + id));
        if (!definition.filterable()) {
            throw WireError.invalid("custom_fields", definition.name() + " cannot be searched");
        }
        boolean orNone = item.flag("allow_empty");
        if (item.has("minimum_value") || item.has("maximum_value")) {
            filters.add(new Filter.CustomBetween(
                    id,
                    customBound(definition, item, "minimum_value"),
                    customBound(definition, item, "maximum_value"),
                    orNone));
        } else {
            List<Object> values = item.each("value", node -> PatchReader.customValue(definition, node)).stream()
                    .flatMap(value -> value instanceof List<?> several ? several.stream() : Stream.of(value))
                    .map(Object.class::cast)
                    .toList();
            filters.add(new Filter.CustomAnyOf(id, match(item), values, orNone));
        }
    }

    private static @Nullable Object customBound(CustomField definition, Input item, String key) {
        return item.has(key) ? PatchReader.customValue(definition, item.node(key)) : null;
    }

    private static Filter.Match match(Input item) {
        return switch (item.text("option").orElse("ANY").toUpperCase(Locale.ROOT)) {
            case "ANY" -> Filter.Match.ANY;
            case "ALL" -> Filter.Match.ALL;
            case "NONE" -> Filter.Match.NONE;
            default -> throw WireError.invalid("option", "must be ANY, ALL or NONE");
        };
    }
}
