package dev.pactwire.facts;

import dev.pactwire.access.UserId;
import dev.pactwire.records.Catalog;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Facts that are chosen: from lists of this installation, from constants, from users and from other records.
final class ChoiceFacts {

    private ChoiceFacts() {}

    static Fact choice(Field<Long> field, Catalog.Kind kind, boolean optional) {
        return Fact.of(
                field,
                (it, around) -> Shown.text(around.choiceName(kind, it.get(field))),
                (it, around) -> {
                    var options = new ArrayList<Editor.Option>(Fact.none(optional));
                    around.choices().of(kind).forEach(each -> options.add(Fact.option(each.id(), each.name(), null)));
                    return new Editor.Choice(options, Fact.selected(Fact.value(it, field)));
                },
                (form, patch) -> patch.set(field, form.id(field.name())));
    }

    /// Pipeline and stage as one choice: a stage knows its pipeline.
    static Fact stage() {
        Field<Long> field = Field.PIPELINE_STAGE_ID;
        return Fact.of(
                field,
                (it, around) -> Shown.text(around.stageName(it.get(field))),
                (it, around) -> {
                    boolean several = around.choices().pipelines().size() > 1;
                    List<Editor.Option> options = around.choices().pipelines().stream()
                            .flatMap(pipeline -> pipeline.stages().stream()
                                    .map(stage ->
                                            Fact.option(stage.id(), stage.name(), several ? pipeline.name() : null)))
                            .toList();
                    return new Editor.Choice(options, Fact.selected(Fact.value(it, field)));
                },
                (form, patch) -> {
                    Long stage = form.id(field.name());
                    if (stage != null) {
                        patch.set(field, stage);
                    }
                });
    }

    static <E extends Enum<E>> Fact constant(Field<E> field, Class<E> type, E otherwise) {
        return Fact.of(
                field,
                (it, around) -> new Shown.Word(Label.of(it.values().require(field))),
                (it, around) -> {
                    E value = Fact.value(it, field);
                    return new Editor.Choice(
                            Arrays.stream(type.getEnumConstants())
                                    .map(each -> new Editor.Option(each.name(), Label.of(each), null))
                                    .toList(),
                            (value == null ? otherwise : value).name());
                },
                (form, patch) ->
                        patch.set(field, form.constant(field.name(), type).orElse(otherwise)));
    }

    static Fact owner() {
        Field<UserId> field = Field.ASSIGNEE;
        return Fact.of(
                field,
                (it, around) -> around.avatar(it.get(field)),
                (it, around) -> {
                    UserId owner = Fact.value(it, field);
                    var options = new ArrayList<Editor.Option>(Fact.none(true));
                    around.users().values().stream()
                            .filter(user -> user.active() || user.id().equals(owner))
                            .forEach(user -> options.add(
                                    new Editor.Option(user.id().value().toString(), Label.words(user.name()), null)));
                    return new Editor.Choice(
                            options, owner == null ? "" : owner.value().toString());
                },
                (form, patch) -> patch.set(field, user(form, field.name())));
    }

    private static @Nullable UserId user(Form form, String name) {
        String text = form.text(name);
        return text.isEmpty() ? null : Form.user(text).orElseThrow(() -> new PageRefused("choice", text));
    }

    /// A field that names another record.
    static Fact named(Field<Long> field, RecordType type) {
        return Fact.of(
                field,
                (it, around) -> {
                    Long id = it.get(field);
                    String name = id == null ? "" : around.name(new RecordRef(type, id));
                    return name.isEmpty() ? Shown.NOTHING : Shown.link(name, "/" + type.plural() + "/" + id);
                },
                (it, around) -> {
                    Long id = Fact.value(it, field);
                    return new Editor.Picker(
                            type, Fact.selected(id), id == null ? "" : around.name(new RecordRef(type, id)));
                },
                (form, patch) -> {
                    Long id = form.id(field.name());
                    if (id == null && !form.text(field.name() + ".name").isEmpty()) {
                        throw new PageRefused("nothing-chosen");
                    }
                    patch.set(field, id);
                });
    }

    static Fact tags() {
        return Fact.of(
                Field.TAGS,
                (it, around) -> it.tags().isEmpty() ? Shown.NOTHING : new Shown.Pills(it.tags()),
                (it, around) -> new Editor.Tags(it == null ? List.of() : it.tags()),
                (form, patch) -> patch.set(
                        Field.TAGS,
                        form.all("tag").stream()
                                .map(String::strip)
                                .filter(tag -> !tag.isEmpty())
                                .distinct()
                                .toList()));
    }
}
