package dev.pactwire.recordtypes;

import dev.pactwire.access.UserId;
import dev.pactwire.platform.Json;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What kind of value a field holds, and how such a value is read from and written to its column.
public final class FieldKind<T> {

    /// One line of text.
    public static final FieldKind<String> TEXT = new FieldKind<>(String.class, ResultSet::getString, text -> text);
    /// Text of several lines.
    public static final FieldKind<String> PARAGRAPH = new FieldKind<>(String.class, ResultSet::getString, text -> text);
    /// The id of a record, a stage or a choice: which one, the field's name says.
    public static final FieldKind<Long> ID =
            new FieldKind<>(Long.class, (row, column) -> row.getObject(column, Long.class), id -> id);

    public static final FieldKind<Integer> COUNT =
            new FieldKind<>(Integer.class, (row, column) -> row.getObject(column, Integer.class), count -> count);
    /// An amount; its currency stands in `Field.CURRENCY`.
    public static final FieldKind<BigDecimal> MONEY =
            new FieldKind<>(BigDecimal.class, ResultSet::getBigDecimal, BigDecimal::toPlainString);

    public static final FieldKind<LocalDate> DATE = new FieldKind<>(
            LocalDate.class, (row, column) -> row.getObject(column, LocalDate.class), LocalDate::toString);
    public static final FieldKind<Instant> INSTANT =
            new FieldKind<>(Instant.class, FieldKind::instant, Instant::toString);
    public static final FieldKind<UserId> USER =
            new FieldKind<>(UserId.class, FieldKind::user, user -> user.value().toString());
    /// A record of any type.
    public static final FieldKind<RecordRef> RECORD = new FieldKind<>(
            RecordRef.class, (row, column) -> parsed(row.getString(column), RecordRef::parse), RecordRef::toString);

    public static final FieldKind<List<String>> TAGS = new FieldKind<>(List.class, FieldKind::tags, tags -> tags);
    public static final FieldKind<Labeled> LABELED = new FieldKind<>(
            Labeled.class,
            (row, column) -> parsed(row.getString(column), json -> Json.read(json, Labeled.class)),
            value -> value);
    public static final FieldKind<List<Labeled>> LABELED_LIST =
            new FieldKind<>(List.class, FieldKind::labeledList, list -> list);
    public static final FieldKind<PostalAddress> ADDRESS = new FieldKind<>(
            PostalAddress.class,
            (row, column) -> parsed(row.getString(column), json -> Json.read(json, PostalAddress.class)),
            value -> value);

    /// One constant of an enum.
    static <E extends Enum<E>> FieldKind<E> choice(Class<E> choices) {
        return new FieldKind<>(
                choices,
                (row, column) -> parsed(row.getString(column), name -> Enum.valueOf(choices, name)),
                Enum::name);
    }

    private final Class<?> valueClass;
    private final Reader<T> reader;
    private final Function<T, Object> writer;

    private FieldKind(Class<?> valueClass, Reader<T> reader, Function<T, Object> writer) {
        this.valueClass = valueClass;
        this.reader = reader;
        this.writer = writer;
    }

    public Class<?> valueClass() {
        return valueClass;
    }

    public boolean isList() {
        return valueClass == List.class;
    }

    @Nullable
    public T read(ResultSet row, String column) throws SQLException {
        return reader.read(row, column);
    }

    public Object write(T value) {
        return writer.apply(value);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable UserId user(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new UserId(id);
    }

    private static List<String> tags(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }

    private static List<Labeled> labeledList(ResultSet row, String column) throws SQLException {
        return List.of(Json.read(row.getString(column), Labeled[].class));
    }

    private static <T> @Nullable T parsed(@Nullable String stored, Function<String, T> parse) {
        return stored == null ? null : parse.apply(stored);
    }

    private interface Reader<T> {
        @Nullable
        T read(ResultSet row, String column) throws SQLException;
    }
}
