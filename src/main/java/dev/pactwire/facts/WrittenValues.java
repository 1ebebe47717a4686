package dev.pactwire.facts;

import dev.pactwire.access.UserId;
import dev.pactwire.records.Catalog.Kind;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.FieldKind;
import dev.pactwire.recordtypes.Pipeline;
import dev.pactwire.recordtypes.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values as the activities of a change hold them: by field name, as JSON has them.
///
/// @param names of the companies and people that are named in them
public record WrittenValues(Surroundings around, CrmRecord it, Map<RecordRef, String> names) {

    private static final String CUSTOM = "custom:";
    private static final int LONGEST = 160;

    public Label label(String name) {
        return custom(name).map(field -> Label.words(field.name())).orElse(Label.key("records.field." + name));
    }

    public Shown shown(String name, @Nullable Object value) {
        if (value == null || value.equals("") || value.equals(List.of())) {
            return Shown.NOTHING;
        }
        try {
            return custom(name)
                    .map(field -> CustomFacts.shown(field, value))
                    .orElseGet(() -> Field.named(name)
                            .map(field -> standard(field, value))
                            .orElse(Shown.NOTHING));
        } catch (RuntimeException ofAnotherTime) {
            return new Shown.Text(shortened(String.valueOf(value)));
        }
    }

    private Optional<CustomField> custom(String name) {
        return name.startsWith(CUSTOM)
                ? around.customFields().stream()
                        .filter(field -> name.equals(CUSTOM + field.id()))
                        .findFirst()
                : Optional.empty();
    }

    private Shown standard(Field<?> field, Object value) {
        String text = String.valueOf(value);
        FieldKind<?> kind = field.kind();
        if (kind == FieldKind.ID) {
            return new Shown.Text(chosen(field, Long.parseLong(text)));
        } else if (kind == FieldKind.USER) {
            return new Shown.Text(around.userName(new UserId(UUID.fromString(text))));
        } else if (kind == FieldKind.MONEY) {
            return Shown.money(new BigDecimal(text), it.get(Field.CURRENCY));
        } else if (kind == FieldKind.DATE) {
            return Shown.day(LocalDate.parse(text));
        } else if (kind == FieldKind.INSTANT) {
            return Shown.moment(Instant.parse(text));
        } else if (kind == FieldKind.COUNT) {
            return new Shown.Figure(new BigDecimal(text), field == Field.WIN_PROBABILITY ? "%" : "");
        } else if (kind.valueClass().isEnum()) {
            return new Shown.Word(
                    Label.key("recordpages." + kind.valueClass().getSimpleName().toLowerCase(Locale.ROOT) + "."
                            + text.toLowerCase(Locale.ROOT)));
        }
        return new Shown.Text(shortened(flat(value)));
    }

    private String chosen(Field<?> field, long id) {
        String name = switch (field.name()) {
            case "pipeline_stage_id" -> around.stageName(id);
            case "pipeline_id" ->
                around.choices().pipeline(id).map(Pipeline::name).orElse("");
            case "contact_type_id" -> around.choiceName(Kind.CONTACT_TYPE, id);
            case "customer_source_id" -> around.choiceName(Kind.CUSTOMER_SOURCE, id);
            case "lead_status_id" -> around.choiceName(Kind.LEAD_STATUS, id);
            case "loss_reason_id" -> around.choiceName(Kind.LOSS_REASON, id);
            case "company_id" -> names.getOrDefault(RecordRef.company(id), "");
            case "primary_contact_id" -> names.getOrDefault(RecordRef.person(id), "");
            default -> "";
        };
        return name.isEmpty() ? "#" + id : name;
    }

    /// The values that a person reads in a nested value: `{"value": "a@b.example", "category": "work"}` is an address.
    private static String flat(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(WrittenValues::flat).collect(Collectors.joining(", "));
            case Map<?, ?> map when map.containsKey("category") -> String.valueOf(map.get("value"));
            case Map<?, ?> map ->
                map.values().stream()
                        .filter(part -> part != null && !part.equals(""))
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
            default -> String.valueOf(value);
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
