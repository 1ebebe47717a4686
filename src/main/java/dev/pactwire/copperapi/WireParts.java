package dev.pactwire.copperapi;

import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.PostalAddress;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What several shapes of this wire have in common.
final class WireParts {

    private WireParts() {}

    static Map<String, @Nullable Object> start(CrmRecord crmRecord) {
        var wire = new LinkedHashMap<String, @Nullable Object>();
        wire.put("id", crmRecord.id());
        wire.put("name", crmRecord.name());
        return wire;
    }

    static void names(Map<String, @Nullable Object> wire, CrmRecord crmRecord) {
        for (Field<String> part :
                List.of(Field.PREFIX, Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME, Field.SUFFIX)) {
            wire.put(part.name(), crmRecord.get(part));
        }
    }

    static void dates(Map<String, @Nullable Object> wire, CrmRecord crmRecord) {
        wire.put("date_created", seconds(crmRecord.created()));
        wire.put("date_modified", seconds(crmRecord.modified()));
    }

    /// Leads are never converted here, so nothing comes from one.
    static void neverConverted(Map<String, @Nullable Object> wire) {
        wire.put("leads_converted_from", List.of());
        wire.put("date_lead_created", null);
    }

    /// The amount is a number, the same converted is text. There are no exchange rates: it stays in its currency.
    static void money(Map<String, @Nullable Object> wire, CrmRecord crmRecord) {
        BigDecimal value = crmRecord.get(Field.MONETARY_VALUE);
        wire.put("monetary_unit", crmRecord.get(Field.CURRENCY));
        wire.put("monetary_value", value);
        wire.put("converted_unit", crmRecord.get(Field.CURRENCY));
        wire.put(
                "converted_value",
                value == null
                        ? null
                        : value.setScale(Math.max(1, value.scale())).toPlainString());
    }

    static @Nullable Map<String, @Nullable Object> address(CrmRecord crmRecord) {
        PostalAddress address = crmRecord.get(Field.ADDRESS);
        if (address == null) {
            return null;
        }
        var wire = new LinkedHashMap<String, @Nullable Object>();
        wire.put("street", address.street());
        wire.put("city", address.city());
        wire.put("state", address.state());
        wire.put("postal_code", address.postalCode());
        wire.put("country", address.country());
        return wire;
    }

    static List<Map<String, Object>> labeled(List<Labeled> values, String key) {
        return values.stream().map(value -> labeled(value, key)).toList();
    }

    private static Map<String, Object> labeled(Labeled value, String key) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put(key, value.value());
        wire.put("category", value.category());
        return wire;
    }

    static Map<String, @Nullable Object> customField(CustomField field, @Nullable Object value) {
        var wire = new LinkedHashMap<String, @Nullable Object>();
        wire.put("custom_field_definition_id", field.id());
        wire.put("value", value == null ? unset(field) : customValue(field, value));
        return wire;
    }

    private static @Nullable Object unset(CustomField field) {
        return switch (field.dataType()) {
            case MULTI_SELECT -> List.of();
            case CHECKBOX -> false;
            case STRING, TEXT, DROPDOWN, DATE, FLOAT, PERCENTAGE, CURRENCY, URL, CONNECT -> null;
        };
    }

    private static Object customValue(CustomField field, Object value) {
        return field.dataType() == CustomField.DataType.DATE
                ? LocalDate.parse(String.valueOf(value)).atStartOfDay().toEpochSecond(ZoneOffset.UTC)
                : value;
    }

    static @Nullable Long seconds(@Nullable Instant instant) {
        return instant == null ? null : instant.getEpochSecond();
    }

    /// `1/14/2020`, without leading zeros (Conventions).
    static @Nullable String closeDate(@Nullable LocalDate date) {
        return date == null ? null : date.getMonthValue() + "/" + date.getDayOfMonth() + "/" + date.getYear();
    }

    /// `OPEN` is `Open` here.
    static String word(Enum<?> constant) {
        return constant.name().charAt(0) + constant.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
