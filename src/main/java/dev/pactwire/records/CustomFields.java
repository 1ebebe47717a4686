package dev.pactwire.records;

import dev.pactwire.access.Action;
import dev.pactwire.access.AuditLog;
import dev.pactwire.access.User;
import dev.pactwire.platform.Params;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.CustomField.DataType;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.FieldRules;
import dev.pactwire.recordtypes.RecordRefused;
import dev.pactwire.recordtypes.RecordRefused.Reason;
import dev.pactwire.recordtypes.RecordType;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The fields that this installation has added to records, and what may stand in them.
@Component
public class CustomFields {

    private static final int MAX_PARAGRAPH = 100_000;
    private static final int MAX_OPTIONS = 500;
    private static final int MAX_DIGITS = 15;

    private final JdbcClient jdbc;
    private final AuditLog audit;

    CustomFields(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /// Every definition, by id.
    public List<CustomField> all() {
        Map<Long, List<CustomField.Option>> options = jdbc
                .sql("select custom_field_id, id, name, rank from records.custom_field_option order by rank, id")
                .query((row, index) -> Map.entry(
                        row.getLong("custom_field_id"),
                        new CustomField.Option(row.getLong("id"), row.getString("name"), row.getInt("rank"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql("select * from records.custom_field order by id")
                .query((row, index) -> read(row, options.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    public List<CustomField> on(RecordType type) {
        return all().stream().filter(field -> field.isOn(type)).toList();
    }

    public Optional<CustomField> find(long id) {
        return all().stream().filter(field -> field.id() == id).findFirst();
    }

    Map<Long, CustomField> byId() {
        return all().stream().collect(Collectors.toMap(CustomField::id, Function.identity()));
    }

    /// Adds a field. Options are named in order; only `DROPDOWN` and `MULTI_SELECT` have some, only `CURRENCY` has
    /// one.
    @Transactional
    public CustomField add(
            User by,
            String name,
            DataType dataType,
            Set<RecordType> availableOn,
            @Nullable String currency,
            List<String> options) {
        RecordAccess.require(by, Action.MANAGE_INTEGRATIONS);
        long id = jdbc.sql("""
                        insert into records.custom_field (name, data_type, available_on, filterable, currency)
                        values (:name, :type, :on, :filterable, :currency) returning id""")
                .params(Params.of("name", checkedName(name))
                        .with("type", dataType)
                        .with("on", availableOn.stream().map(Enum::name).toArray(String[]::new))
                        .with("filterable", isFilterable(dataType))
                        .with("currency", currencyOf(dataType, currency)))
                .query(Long.class)
                .single();
        if (dataType.hasOptions()) {
            addOptions(id, name, options, 0);
        }
        audit.record(by, "custom-field.added", name, Map.of("id", id, "type", dataType));
        return find(id).orElseThrow();
    }

    /// Renames a field, says where it is, adds options; what is null or empty stays.
    @Transactional
    public CustomField change(
            User by, long id, @Nullable String name, @Nullable Set<RecordType> availableOn, List<String> moreOptions) {
        RecordAccess.require(by, Action.MANAGE_INTEGRATIONS);
        CustomField before = find(id).orElseThrow(() -> new RecordRefused(Reason.CUSTOM_FIELD_UNKNOWN, id));
        Set<RecordType> on = availableOn == null ? before.availableOn() : availableOn;
        jdbc.sql("update records.custom_field set name = :name, available_on = :on where id = :id")
                .params(Params.of("id", id)
                        .with("name", name == null ? before.name() : checkedName(name))
                        .with("on", on.stream().map(Enum::name).toArray(String[]::new)))
                .update();
        if (before.dataType().hasOptions()) {
            addOptions(id, before.name(), moreOptions, before.options().size());
        }
        audit.record(by, "custom-field.changed", before.name(), Map.of("id", id));
        return find(id).orElseThrow();
    }

    private void addOptions(long id, String field, List<String> options, int existing) {
        if (existing + options.size() > MAX_OPTIONS) {
            throw new RecordRefused(Reason.TOO_MANY_VALUES, field, MAX_OPTIONS);
        }
        for (int i = 0; i < options.size(); i++) {
            jdbc.sql("""
                            insert into records.custom_field_option (custom_field_id, name, rank)
                            values (:field, :name, :rank)""")
                    .params(Params.of("field", id)
                            .with("name", checkedName(options.get(i)))
                            .with("rank", existing + i))
                    .update();
        }
    }

    private static String checkedName(String name) {
        String text = FieldRules.text(Field.NAME, name, FieldRules.MAX_TEXT);
        if (text == null) {
            throw new RecordRefused(Reason.NAME_MISSING, Field.NAME);
        }
        return text;
    }

    private static @Nullable String currencyOf(DataType dataType, @Nullable String currency) {
        if (dataType != DataType.CURRENCY) {
            return null;
        }
        return FieldRules.currency(currency == null ? "USD" : currency);
    }

    /// Free text is not searched by field.
    private static boolean isFilterable(DataType dataType) {
        return switch (dataType) {
            case STRING, TEXT, URL, CONNECT -> false;
            case DROPDOWN, MULTI_SELECT, DATE, CHECKBOX, FLOAT, PERCENTAGE, CURRENCY -> true;
        };
    }

    /// The value as it is stored; null when nothing is left of it.
    static @Nullable Object stored(CustomField field, Object value) {
        return switch (field.dataType()) {
            case STRING -> FieldRules.text(field.name(), require(field, value, String.class), FieldRules.MAX_TEXT);
            case TEXT -> FieldRules.text(field.name(), require(field, value, String.class), MAX_PARAGRAPH);
            case URL -> url(field, require(field, value, String.class));
            case DATE -> date(field, require(field, value, String.class));
            case CHECKBOX -> require(field, value, Boolean.class);
            case FLOAT, PERCENTAGE, CURRENCY -> number(field, require(field, value, BigDecimal.class));
            case CONNECT -> require(field, value, Long.class);
            case DROPDOWN -> option(field, value);
            case MULTI_SELECT -> options(field, require(field, value, List.class));
        };
    }

    private static <T> T require(CustomField field, Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw unsuitable(field);
        }
        return type.cast(value);
    }

    private static @Nullable String url(CustomField field, String value) {
        String text = FieldRules.text(field.name(), value, 2_000);
        try {
            if (text != null && !Set.of("http", "https").contains(String.valueOf(new URI(text).getScheme()))) {
                throw unsuitable(field);
            }
            return text;
        } catch (URISyntaxException malformed) {
            throw unsuitable(field);
        }
    }

    private static String date(CustomField field, String value) {
        try {
            return LocalDate.parse(value).toString();
        } catch (DateTimeParseException malformed) {
            throw unsuitable(field);
        }
    }

    /// At least one decimal, so that a number is not taken for an id when it is read back.
    private static BigDecimal number(CustomField field, BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        if (shortest.precision() > MAX_DIGITS || Math.abs(shortest.scale()) > MAX_DIGITS) {
            throw unsuitable(field);
        }
        return shortest.setScale(Math.max(1, shortest.scale()));
    }

    private static Long option(CustomField field, Object value) {
        Long id = require(field, value, Long.class);
        if (field.options().stream().noneMatch(option -> option.id() == id)) {
            throw unsuitable(field);
        }
        return id;
    }

    private static @Nullable List<Long> options(CustomField field, List<?> values) {
        List<Long> ids = values.stream()
                .map(value -> option(field, require(field, value, Object.class)))
                .distinct()
                .toList();
        return ids.isEmpty() ? null : ids;
    }

    private static RecordRefused unsuitable(CustomField field) {
        return new RecordRefused(Reason.CUSTOM_VALUE_UNSUITABLE, field.name(), field.dataType());
    }

    private static CustomField read(ResultSet row, List<CustomField.Option> options) throws SQLException {
        return new CustomField(
                row.getLong("id"),
                row.getString("name"),
                DataType.valueOf(row.getString("data_type")),
                Arrays.stream((String[]) row.getArray("available_on").getArray())
                        .map(RecordType::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getBoolean("filterable"),
                row.getString("currency"),
                options);
    }
}
