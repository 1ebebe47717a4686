package dev.pactwire.facts;

import dev.pactwire.recordtypes.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Facts that are typed: text, amounts, percentages, days.
final class PlainFacts {

    private PlainFacts() {}

    static Fact line(Field<String> field, String inputType) {
        return Fact.of(
                field,
                (it, around) -> Shown.text(it.get(field)),
                (it, around) -> new Editor.Line(Fact.text(Fact.value(it, field)), inputType),
                (form, patch) -> patch.set(field, form.textOrNull(field.name())));
    }

    static Fact paragraph(Field<String> field) {
        return Fact.of(
                field,
                (it, around) -> Shown.text(it.get(field)),
                (it, around) -> new Editor.Paragraph(Fact.text(Fact.value(it, field))),
                (form, patch) -> patch.set(field, form.textOrNull(field.name())));
    }

    static Fact money() {
        return Fact.of(
                Field.MONETARY_VALUE,
                (it, around) -> Shown.money(it.get(Field.MONETARY_VALUE), it.get(Field.CURRENCY)),
                (it, around) -> {
                    String currency = Fact.value(it, Field.CURRENCY);
                    String known = currency == null ? around.choices().currency() : currency;
                    return new Editor.Money(
                            Form.written(Fact.value(it, Field.MONETARY_VALUE), around.locale()),
                            known,
                            currencies(known));
                },
                (form, patch) -> {
                    String currency = form.textOrNull("monetary_value.currency");
                    patch.set(Field.MONETARY_VALUE, form.amount("monetary_value", Fact.text(currency)));
                    if (currency != null) {
                        patch.set(Field.CURRENCY, currency);
                    }
                });
    }

    static List<String> currencies(String known) {
        return Stream.concat(
                        Stream.of(known),
                        Stream.of("EUR", "USD", "GBP", "CHF", "CAD", "AUD", "JPY", "SEK", "PLN", "BRL"))
                .distinct()
                .toList();
    }

    static Fact percent(Field<Integer> field) {
        return Fact.of(
                field,
                (it, around) -> {
                    Integer value = it.get(field);
                    return value == null ? Shown.NOTHING : new Shown.Figure(BigDecimal.valueOf(value), "%");
                },
                (it, around) -> {
                    Integer value = Fact.value(it, field);
                    return new Editor.Figure(value == null ? "" : String.valueOf(value), "%");
                },
                (form, patch) -> patch.set(field, form.percent(field.name())));
    }

    static Fact day(Field<LocalDate> field) {
        return Fact.of(
                field,
                (it, around) -> Shown.day(it.get(field)),
                (it, around) -> {
                    LocalDate date = Fact.value(it, field);
                    return new Editor.Day(date == null ? "" : date.toString());
                },
                (form, patch) -> patch.set(field, form.date(field.name())));
    }
}
