package dev.pactwire.recordtypes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands in a record's fields. Immutable; a field without a value is absent, and so is an empty list.
///
/// Custom values are plain: text, `BigDecimal`, `Boolean`, a `Long` (the id of an option or of a linked record), a
/// list of option ids, or a date written `2026-11-22`; the definition says which.
public final class Values {

    private static final String CUSTOM = "custom:";

    public static final Values NONE = new Values(Map.of(), Map.of());

    private final Map<Field<?>, Object> fields;
    private final Map<Long, Object> custom;

    private Values(Map<Field<?>, Object> fields, Map<Long, Object> custom) {
        this.fields = fields;
        this.custom = custom;
    }

    public static Values of(Map<Field<?>, Object> fields, Map<Long, Object> custom) {
        var values = new HashMap<Field<?>, Object>();
        fields.forEach((field, value) -> put(values, field, value));
        return new Values(values, Map.copyOf(custom));
    }

    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Field<T> field) {
        return (T) fields.get(field);
    }

    /// A field that every record of its type has.
    public <T> T require(Field<T> field) {
        return Objects.requireNonNull(get(field), () -> "a record without " + field);
    }

    /// A field of several values: empty when nothing is set.
    public <T> List<T> list(Field<List<T>> field) {
        List<T> values = get(field);
        return values == null ? List.of() : values;
    }

    /// Set custom values by the id of their definition.
    public Map<Long, Object> custom() {
        return custom;
    }

    public @Nullable Object custom(long definition) {
        return custom.get(definition);
    }

    public <T> Values with(Field<T> field, @Nullable T value) {
        return with(Patch.of(field, value));
    }

    /// These values with a patch over them.
    public Values with(Patch patch) {
        var changed = new HashMap<>(fields);
        patch.fields().forEach((field, value) -> put(changed, field, value));
        if (patch.customValues().isEmpty()) {
            return new Values(changed, custom);
        }
        var changedCustom = new HashMap<>(custom);
        patch.customValues().forEach((definition, value) -> put(changedCustom, definition, value));
        return new Values(changed, Map.copyOf(changedCustom));
    }

    private static <K> void put(Map<K, Object> map, K key, @Nullable Object value) {
        if (value == null || List.of().equals(value)) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    /// The names of the fields (`custom:12` for custom ones) that differ.
    public List<String> differences(Values other) {
        Stream<String> standard = union(fields, other.fields)
                .filter(field -> !Objects.equals(fields.get(field), other.fields.get(field)))
                .map(Field::name);
        Stream<String> own = union(custom, other.custom)
                .filter(id -> !Objects.equals(custom.get(id), other.custom.get(id)))
                .map(id -> CUSTOM + id);
        return Stream.concat(standard, own).sorted().toList();
    }

    /// The value under a name that `differences` answers, as JSON has it.
    @Nullable
    public Object written(String name) {
        return name.startsWith(CUSTOM)
                ? custom.get(Long.valueOf(name.substring(CUSTOM.length())))
                : Field.named(name).map(this::written).orElse(null);
    }

    private <T> @Nullable Object written(Field<T> field) {
        T value = get(field);
        return value == null ? null : field.kind().write(value);
    }

    private static <K> Stream<K> union(Map<K, Object> one, Map<K, Object> other) {
        return Stream.concat(one.keySet().stream(), other.keySet().stream()).distinct();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Values values && fields.equals(values.fields) && custom.equals(values.custom);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fields, custom);
    }

    @Override
    public String toString() {
        return fields.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining(", ", "{", "} " + custom));
    }
}
