package dev.pactwire.platform;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;

/// What a query finds as records: the component `eventId` is read from the column `event_id`.
///
/// `jdbc.sql("select event_id, handler from …").query(Rows.of(Delivery.class)).list()`
///
/// Spring's own mapper looks for a column `eventId` first, in every row, and is told by an exception that there is
/// none: this one looks the columns up once for a query.
public final class Rows {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private Rows() {}

    /// For one query: it remembers where the columns of that query are.
    public static <T extends Record> RowMapper<T> of(Class<T> type) {
        return new Mapper<>(type, SHAPES.get(type));
    }

    private record Shape(Constructor<?> constructor, String[] names, TypeDescriptor[] types) {

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            var classes =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(classes);
                constructor.setAccessible(true);
                var types = new TypeDescriptor[components.length];
                Arrays.setAll(types, i -> new TypeDescriptor(new MethodParameter(constructor, i)));
                return new Shape(
                        constructor,
                        Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new),
                        types);
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static final class Mapper<T> implements RowMapper<T> {

        private final Class<T> type;
        private final Shape shape;
        private int @Nullable [] places;

        Mapper(Class<T> type, Shape shape) {
            this.type = type;
            this.shape = shape;
        }

        @Override
        public T mapRow(ResultSet row, int number) throws SQLException {
            int[] at = places == null ? places = places(row.getMetaData()) : places;
            var values = new @Nullable Object[at.length];
            for (int i = 0; i < at.length; i++) {
                values[i] = value(row, at[i], shape.types()[i]);
            }
            return type.cast(BeanUtils.instantiateClass(shape.constructor(), values));
        }

        private int[] places(ResultSetMetaData columns) throws SQLException {
            var found = new int[shape.names().length];
            for (int i = 0; i < found.length; i++) {
                found[i] = place(columns, shape.names()[i]);
            }
            return found;
        }

        private int place(ResultSetMetaData columns, String component) throws SQLException {
            String column = JdbcUtils.convertPropertyNameToUnderscoreName(component);
            for (int place = 1; place <= columns.getColumnCount(); place++) {
                if (columns.getColumnLabel(place).equals(column)) {
                    return place;
                }
            }
            throw new SQLException("no column " + column + " for " + type.getName());
        }

        private @Nullable Object value(ResultSet row, int place, TypeDescriptor wanted) throws SQLException {
            Class<?> plain = wanted.getType();
            if (plain == Instant.class) {
                OffsetDateTime time = row.getObject(place, OffsetDateTime.class);
                return time == null ? null : time.toInstant();
            }
            if (plain == UUID.class) {
                return row.getObject(place, UUID.class);
            }
            Object value = JdbcUtils.getResultSetValue(row, place, plain);
            boolean fits = plain.isPrimitive() ? value != null : plain.isInstance(value);
            return fits ? value : DefaultConversionService.getSharedInstance().convert(value, wanted);
        }
    }
}
