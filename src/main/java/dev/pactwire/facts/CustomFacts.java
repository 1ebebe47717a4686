package dev.pactwire.facts;

import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.Patch;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The facts of fields that this installation has added.
final class CustomFacts {

    private static final String PREFIX = "custom-";

    private CustomFacts() {}

    static Fact of(CustomField field) {
        String key = PREFIX + field.id();
        return new Fact(
                key,
                Label.words(field.name()),
                (it, around) -> shown(field, it.values().custom(field.id())),
                (it, around) -> editor(field, value(it, field), around),
                (form, patch) -> write(field, form, key, patch));
    }

    private static @Nullable Object value(@Nullable CrmRecord it, CustomField field) {
        return it == null ? null : it.values().custom(field.id());
    }

    /// A stored value of that field, also one that stands in an activity as JSON has it.
    static Shown shown(CustomField field, @Nullable Object value) {
        if (value == null) {
            return Shown.NOTHING;
        }
        return switch (field.dataType()) {
            case STRING, TEXT -> new Shown.Text(String.valueOf(value));
            case URL -> Shown.link(String.valueOf(value), ContactFacts.web(String.valueOf(value)));
            case DATE -> Shown.day(LocalDate.parse(String.valueOf(value)));
            case CHECKBOX ->
                new Shown.Word(Label.key(Boolean.TRUE.equals(value) ? "recordpages.yes" : "recordpages.no"));
            case FLOAT -> new Shown.Figure(decimal(value), "");
            case PERCENTAGE -> new Shown.Figure(decimal(value), "%");
            case CURRENCY -> Shown.money(decimal(value), field.currency());
            case DROPDOWN -> Shown.text(optionName(field, value));
            case MULTI_SELECT ->
                new Shown.Pills(
                        ids(value).stream().map(id -> optionName(field, id)).toList());
            case CONNECT -> new Shown.Text("#" + value);
        };
    }

    private static Editor editor(CustomField field, @Nullable Object value, Surroundings around) {
        String text = value == null ? "" : String.valueOf(value);
        return switch (field.dataType()) {
            case STRING, CONNECT -> new Editor.Line(text, "text");
            case TEXT -> new Editor.Paragraph(text);
            case URL -> new Editor.Line(text, "url");
            case DATE -> new Editor.Day(text);
            case CHECKBOX -> yesNo(value);
            case FLOAT -> new Editor.Figure(written(value, around), "");
            case PERCENTAGE -> new Editor.Figure(written(value, around), "%");
            case CURRENCY -> new Editor.Figure(written(value, around), Fact.text(field.currency()));
            case DROPDOWN -> new Editor.Choice(options(field, true), text);
            case MULTI_SELECT ->
                new Editor.Checks(
                        options(field, false),
                        value == null
                                ? Set.of()
                                : ids(value).stream().map(String::valueOf).collect(Collectors.toSet()));
        };
    }

    private static Editor yesNo(@Nullable Object value) {
        return new Editor.Choice(
                List.of(
                        new Editor.Option("true", Label.key("recordpages.yes"), null),
                        new Editor.Option("", Label.key("recordpages.no"), null)),
                Boolean.TRUE.equals(value) ? "true" : "");
    }

    private static void write(CustomField field, Form form, String key, Patch patch) {
        patch.custom(
                field.id(),
                switch (field.dataType()) {
                    case STRING, TEXT, URL -> form.textOrNull(key);
                    case DATE -> {
                        LocalDate date = form.date(key);
                        yield date == null ? null : date.toString();
                    }
                    case CHECKBOX -> form.text(key).equals("true") ? true : null;
                    case FLOAT, PERCENTAGE -> form.number(key);
                    case CURRENCY -> form.amount(key, Fact.text(field.currency()));
                    case DROPDOWN, CONNECT -> form.id(key);
                    case MULTI_SELECT -> chosen(form, key);
                });
    }

    private static @Nullable List<Long> chosen(Form form, String key) {
        try {
            List<Long> ids = form.all(key).stream()
                    .filter(id -> !id.isEmpty())
                    .map(Long::valueOf)
                    .toList();
            return ids.isEmpty() ? null : ids;
        } catch (NumberFormatException none) {
            throw new PageRefused("choice", form.all(key).toString());
        }
    }

    private static List<Editor.Option> options(CustomField field, boolean optional) {
        var options = new ArrayList<Editor.Option>(Fact.none(optional));
        field.options().forEach(each -> options.add(Fact.option(each.id(), each.name(), null)));
        return options;
    }

    private static String optionName(CustomField field, Object id) {
        return field.options().stream()
                .filter(option -> String.valueOf(option.id()).equals(String.valueOf(id)))
                .map(CustomField.Option::name)
                .findFirst()
                .orElse("#" + id);
    }

    private static List<Object> ids(Object value) {
        return value instanceof List<?> list ? List.copyOf(list) : List.of(value);
    }

    private static String written(@Nullable Object value, Surroundings around) {
        return Form.written(value == null ? null : decimal(value), around.locale());
    }

    private static BigDecimal decimal(Object value) {
        return new BigDecimal(String.valueOf(value));
    }
}
