package dev.pactwire.records;

import dev.pactwire.platform.Json;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/// Records as rows: what is read from columns, what is written to them, and what is derived for sorting and finding.
final class RecordRows {

    private static final ObjectReader CUSTOM = Json.mapper()
            .readerFor(new TypeReference<Map<Long, Object>>() {})
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .with(DeserializationFeature.USE_LONG_FOR_INTS);

    private RecordRows() {}

    static RowMapper<CrmRecord> reading(RecordType type) {
        List<Field<?>> fields = Field.of(type);
        return (row, index) -> CrmRecord.of(type, row.getLong("id"), values(row, fields));
    }

    private static Values values(ResultSet row, List<Field<?>> fields) throws SQLException {
        var values = new HashMap<Field<?>, Object>();
        for (Field<?> field : fields) {
            Object value = field.kind().read(row, field.name());
            if (value != null) {
                values.put(field, value);
            }
        }
        return Values.of(values, CUSTOM.readValue(row.getString("custom_fields")));
    }

    static Map<String, @Nullable Object> row(CrmRecord each) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", each.id());
        Field.of(each.type()).forEach(field -> row.put(field.name(), column(field, each.values())));
        row.put("custom_fields", each.values().custom());
        row.putAll(derivedColumns(each));
        return row;
    }

    private static <T> @Nullable Object column(Field<T> field, Values values) {
        T value = values.get(field);
        return value != null ? field.kind().write(value) : field.kind().isList() ? List.of() : null;
    }

    static Map<String, @Nullable Object> derivedColumns(CrmRecord each) {
        var derived = new LinkedHashMap<String, @Nullable Object>();
        derived.put("name_key", SearchText.fold(each.name()));
        derived.put("search_text", SearchText.of(each.type(), each.values()));
        if (Field.COMPANY_NAME.isOf(each.type())) {
            String company = each.get(Field.COMPANY_NAME);
            derived.put("company_key", company == null ? null : SearchText.fold(company));
        }
        return derived;
    }
}
