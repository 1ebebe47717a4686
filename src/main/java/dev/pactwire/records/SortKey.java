package dev.pactwire.records;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What kind of value records are sorted by, and how an address carries it.
enum SortKey {
    TEXT("[^\\x00]*"),
    MOMENT("[0-9]{4}-[-0-9T:.]+Z"),
    DAY("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    NUMBER("-?[0-9]{1,40}([.][0-9]{1,40})?"),
    USER("[-0-9a-f]{36}");

    private final Pattern form;

    SortKey(String form) {
        this.form = Pattern.compile(form);
    }

    @Nullable
    String read(ResultSet row, String column) throws SQLException {
        return switch (this) {
            case TEXT, USER -> row.getString(column);
            case MOMENT -> {
                OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
                yield at == null ? null : at.toInstant().toString();
            }
            case DAY -> {
                LocalDate day = row.getObject(column, LocalDate.class);
                yield day == null ? null : day.toString();
            }
            case NUMBER -> {
                BigDecimal number = row.getBigDecimal(column);
                yield number == null ? null : number.toPlainString();
            }
        };
    }

    /// The value to compare with.
    ///
    /// @throws RuntimeException when the text is no such value
    Object value(String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("not " + this + ": " + text);
        }
        return switch (this) {
            case TEXT -> text;
            case MOMENT -> Instant.parse(text);
            case DAY -> LocalDate.parse(text);
            case NUMBER -> new BigDecimal(text);
            case USER -> UUID.fromString(text);
        };
    }
}
