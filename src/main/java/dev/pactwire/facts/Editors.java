package dev.pactwire.facts;

import java.util.Set;

/// Editors with what somebody has typed instead of what is stored, so that a refusal loses nothing.
public final class Editors {

    private Editors() {}

    public static Editor filled(Editor editor, Form form, String key) {
        return switch (editor) {
            case Editor.Line line -> new Editor.Line(typed(form, key, line.value()), line.type());
            case Editor.Paragraph paragraph -> new Editor.Paragraph(typed(form, key, paragraph.value()));
            case Editor.Figure figure -> new Editor.Figure(typed(form, key, figure.value()), figure.unit());
            case Editor.Day day -> new Editor.Day(typed(form, key, day.value()));
            case Editor.Choice choice -> new Editor.Choice(choice.options(), typed(form, key, choice.selected()));
            case Editor.Money money ->
                new Editor.Money(
                        typed(form, key, money.amount()),
                        typed(form, key + ".currency", money.currency()),
                        money.currencies());
            case Editor.Checks checks ->
                form.has(key) ? new Editor.Checks(checks.options(), Set.copyOf(form.all(key))) : checks;
            case Editor.Rows rows ->
                form.has(key + ".value")
                        ? new Editor.Rows(ContactFacts.rows(form, key), rows.categories(), rows.type())
                        : rows;
            case Editor.Parts parts ->
                new Editor.Parts(parts.parts().stream()
                        .map(part -> new Editor.Part(
                                part.name(), part.label(), typed(form, key + "." + part.name(), part.value())))
                        .toList());
            case Editor.Picker picker ->
                new Editor.Picker(
                        picker.type(), typed(form, key, picker.id()), typed(form, key + ".name", picker.name()));
            case Editor.Tags tags -> form.has("tag") ? new Editor.Tags(form.all("tag")) : tags;
        };
    }

    private static String typed(Form form, String name, String otherwise) {
        return form.has(name) ? form.text(name) : otherwise;
    }
}
