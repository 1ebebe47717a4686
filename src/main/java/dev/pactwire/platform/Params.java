package dev.pactwire.platform;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/// Named SQL parameters from domain values: ids that are records of one value, instants, enums and JSON.
///
/// `jdbc.sql("… where id = :id").params(Params.of("id", envelopeId))`
public final class Params extends LinkedHashMap<String, @Nullable Object> {

    /// Remembered, because the JVM makes a new method with a new accessor each time it is asked.
    private static final ClassValue<Method> ONLY_COMPONENT = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> id) {
            RecordComponent[] components = id.getRecordComponents();
            if (components.length != 1) {
                throw new IllegalArgumentException("not an id of one value: " + id);
            }
            Method accessor = components[0].getAccessor();
            accessor.setAccessible(true);
            return accessor;
        }
    };

    public static Params of(String name, @Nullable Object value) {
        return new Params().with(name, value);
    }

    public Params with(String name, @Nullable Object value) {
        put(name, bindable(value));
        return this;
    }

    /// A `jsonb` parameter: write `:name` in the SQL, no cast is needed.
    public Params json(String name, @Nullable Object value) {
        put(name, new SqlParameterValue(Types.OTHER, value == null ? null : Json.write(value)));
        return this;
    }

    /// A `jsonb` parameter that is JSON text already.
    public Params jsonText(String name, @Nullable String json) {
        put(name, new SqlParameterValue(Types.OTHER, json));
        return this;
    }

    private static @Nullable Object bindable(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> constant -> constant.name();
            case Record id -> onlyComponent(id);
            case Collection<?> many -> many.stream().map(Params::bindable).toList();
            case Map<?, ?> map -> throw new IllegalArgumentException("bind a map with json(): " + map.keySet());
            default -> value;
        };
    }

    private static @Nullable Object onlyComponent(Record id) {
        try {
            return bindable(ONLY_COMPONENT.get(id.getClass()).invoke(id));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
