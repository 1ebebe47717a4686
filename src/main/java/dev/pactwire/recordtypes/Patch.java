package dev.pactwire.recordtypes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change of a record: fields that are not named stay, `null` clears.
///
/// `Patch.of(Field.TITLE, "CTO").set(Field.DETAILS, null)`
public final class Patch {

    private final Map<Field<?>, @Nullable Object> fields = new LinkedHashMap<>();
    private final Map<Long, @Nullable Object> custom = new LinkedHashMap<>();

    public static Patch empty() {
        return new Patch();
    }

    public static <T> Patch of(Field<T> field, @Nullable T value) {
        return new Patch().set(field, value);
    }

    public <T> Patch set(Field<T> field, @Nullable T value) {
        put(field, value);
        return this;
    }

    public void put(Field<?> field, @Nullable Object value) {
        fields.put(field, value);
    }

    /// @param value plain, as `Values` describes it; checked against the definition when the patch is applied
    public Patch custom(long definition, @Nullable Object value) {
        custom.put(definition, value);
        return this;
    }

    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Field<T> field) {
        return (T) fields.get(field);
    }

    public boolean has(Field<?> field) {
        return fields.containsKey(field);
    }

    public boolean isEmpty() {
        return fields.isEmpty() && custom.isEmpty();
    }

    public Map<Field<?>, @Nullable Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    public Map<Long, @Nullable Object> customValues() {
        return Collections.unmodifiableMap(custom);
    }
}
