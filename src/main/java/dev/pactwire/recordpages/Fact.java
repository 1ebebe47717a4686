package dev.pactwire.recordpages;

import dev.pactwire.access.UserId;
import dev.pactwire.records.Catalog;
import dev.pactwire.records.CrmRecord;
import dev.pactwire.records.Field;
import dev.pactwire.records.Labeled;
import dev.pactwire.records.Patch;
import dev.pactwire.records.PostalAddress;
import dev.pactwire.records.RecordRef;
import dev.pactwire.records.RecordType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One thing that pages tell of a record and let people change: how it is shown, how it is edited, and what an edit
/// means.
///
/// @param key its place in addresses and forms
record Fact(String key, Label label, Telling telling, Editing editing, Writing writing) {

    interface Telling {
        Shown show(CrmRecord it, Surroundings around);
    }

    interface Editing {
        /// Without a record: for one that is being created.
        Editor edit(@Nullable CrmRecord it, Surroundings around);
    }

    interface Writing {
        void write(Form form, Patch patch);
    }

    private static final List<String> NAME_PARTS =
            List.of("prefix", "first_name", "middle_name", "last_name", "suffix");

    static Fact line(Field<String> field, String inputType) {
        return of(
                field,
                (it, around) -> Shown.text(it.get(field)),
                (it, around) -> new Editor.Line(text(value(it, field)), inputType),
                (form, patch) -> patch.set(field, form.textOrNull(field.name())));
    }

    static Fact paragraph(Field<String> field) {
        return of(
                field,
                (it, around) -> Shown.text(it.get(field)),
                (it, around) -> new Editor.Paragraph(text(value(it, field))),
                (form, patch) -> patch.set(field, form.textOrNull(field.name())));
    }

    static Fact domain() {
        Field<String> field = Field.EMAIL_DOMAIN;
        return of(
                field,
                (it, around) -> Shown.link(it.get(field), "https://" + it.get(field)),
                (it, around) -> new Editor.Line(text(value(it, field)), "text"),
                (form, patch) -> patch.set(field, form.textOrNull(field.name())));
    }

    /// The name in its parts; the whole follows them.
    static Fact name() {
        return of(
                Field.NAME,
                (it, around) -> Shown.text(Stream.of(text(it.get(Field.PREFIX)), it.name())
                        .filter(part -> !part.isEmpty())
                        .reduce((prefix, name) -> prefix + " " + name)
                        .orElse("")),
                (it, around) -> new Editor.Parts(
                        NAME_PARTS.stream().map(part -> namePart(it, part)).toList()),
                (form, patch) -> NAME_PARTS.forEach(part -> patch.set(named(part), form.textOrNull("name." + part))));
    }

    private static Editor.Part namePart(@Nullable CrmRecord it, String part) {
        return new Editor.Part(part, Label.key("records.field." + part), text(value(it, named(part))));
    }

    private static Field<String> named(String part) {
        return switch (part) {
            case "prefix" -> Field.PREFIX;
            case "first_name" -> Field.FIRST_NAME;
            case "middle_name" -> Field.MIDDLE_NAME;
            case "last_name" -> Field.LAST_NAME;
            default -> Field.SUFFIX;
        };
    }

    static Fact address() {
        Field<PostalAddress> field = Field.ADDRESS;
        return of(
                field,
                (it, around) -> {
                    PostalAddress address = it.get(field);
                    return Shown.text(address == null ? null : lines(address));
                },
                (it, around) -> new Editor.Parts(addressParts(value(it, field))),
                (form, patch) -> patch.set(
                        field,
                        new PostalAddress(
                                form.textOrNull("address.street"),
                                form.textOrNull("address.city"),
                                form.textOrNull("address.state"),
                                form.textOrNull("address.postal_code"),
                                form.textOrNull("address.country"))));
    }

    private static List<Editor.Part> addressParts(@Nullable PostalAddress address) {
        PostalAddress known = address == null ? new PostalAddress(null, null, null, null, null) : address;
        return List.of(
                addressPart("street", known.street()),
                addressPart("postal_code", known.postalCode()),
                addressPart("city", known.city()),
                addressPart("state", known.state()),
                addressPart("country", known.country()));
    }

    private static Editor.Part addressPart(String part, @Nullable String value) {
        return new Editor.Part(part, Label.key("recordpages.address." + part), text(value));
    }

    /// Street, then code with city, then the rest.
    private static String lines(PostalAddress address) {
        String town = joined(" ", address.postalCode(), address.city());
        return joined("\n", address.street(), town, joined(", ", address.state(), address.country()));
    }

    private static String joined(String between, @Nullable String... parts) {
        return String.join(
                between,
                Arrays.stream(parts)
                        .flatMap(Stream::ofNullable)
                        .filter(part -> !part.isBlank())
                        .toList());
    }

    /// @param inputType `email`, `tel` or `url`: also how a value becomes a link
    static Fact labeled(Field<List<Labeled>> field, List<String> categories, String inputType) {
        return of(
                field,
                (it, around) -> Shown.links(it.values().list(field).stream()
                        .map(value -> link(value, inputType))
                        .toList()),
                (it, around) ->
                        new Editor.Rows(it == null ? List.of() : it.values().list(field), categories, inputType),
                (form, patch) -> patch.set(field, rows(form, field.name())));
    }

    static Fact leadEmail() {
        Field<Labeled> field = Field.EMAIL;
        return of(
                field,
                (it, around) -> Shown.links(Stream.ofNullable(it.get(field))
                        .map(value -> link(value, "email"))
                        .toList()),
                (it, around) -> new Editor.Line(
                        Optional.ofNullable(value(it, field))
                                .map(Labeled::value)
                                .orElse(""),
                        "email"),
                (form, patch) -> {
                    String address = form.textOrNull(field.name());
                    patch.set(field, address == null ? null : Labeled.work(address));
                });
    }

    static List<Labeled> rows(Form form, String key) {
        List<String> values = form.all(key + ".value");
        List<String> categories = form.all(key + ".category");
        return IntStream.range(0, Math.min(values.size(), categories.size()))
                .filter(at -> !values.get(at).isBlank())
                .mapToObj(at -> new Labeled(values.get(at).strip(), categories.get(at)))
                .toList();
    }

    static Shown.Link link(Labeled labeled, String inputType) {
        String value = labeled.value();
        String href = switch (inputType) {
            case "email" -> "mailto:" + value;
            case "tel" -> "tel:" + value.replaceAll("[^+\\d]", "");
            default -> web(value);
        };
        return new Shown.Link(value, href, Label.key("recordpages.category." + labeled.category()));
    }

    /// An address on the web, or nothing: no other scheme becomes a link.
    static String web(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return value;
        }
        return value.matches("[\\w.-]+\\.[a-zA-Z]{2,}(/\\S*)?") ? "https://" + value : "";
    }

    static Fact money() {
        return of(
                Field.MONETARY_VALUE,
                (it, around) -> Shown.money(it.get(Field.MONETARY_VALUE), it.get(Field.CURRENCY)),
                (it, around) -> {
                    String currency = value(it, Field.CURRENCY);
                    String known = currency == null ? around.choices().currency() : currency;
                    return new Editor.Money(
                            Form.written(value(it, Field.MONETARY_VALUE), around.locale()), known, currencies(known));
                },
                (form, patch) -> {
                    patch.set(Field.MONETARY_VALUE, form.number("monetary_value"));
                    String currency = form.textOrNull("monetary_value.currency");
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
        return of(
                field,
                (it, around) -> {
                    Integer value = it.get(field);
                    return value == null ? Shown.NOTHING : new Shown.Figure(BigDecimal.valueOf(value), "%");
                },
                (it, around) -> {
                    Integer value = value(it, field);
                    return new Editor.Figure(value == null ? "" : String.valueOf(value), "%");
                },
                (form, patch) -> patch.set(field, form.percent(field.name())));
    }

    static Fact day(Field<LocalDate> field) {
        return of(
                field,
                (it, around) -> Shown.day(it.get(field)),
                (it, around) -> {
                    LocalDate date = value(it, field);
                    return new Editor.Day(date == null ? "" : date.toString());
                },
                (form, patch) -> patch.set(field, form.date(field.name())));
    }

    static Fact choice(Field<Long> field, Catalog.Kind kind, boolean optional) {
        return of(
                field,
                (it, around) -> Shown.text(around.choiceName(kind, it.get(field))),
                (it, around) -> {
                    var options = new ArrayList<Editor.Option>(none(optional));
                    around.choices().of(kind).forEach(each -> options.add(option(each.id(), each.name(), null)));
                    return new Editor.Choice(options, selected(value(it, field)));
                },
                (form, patch) -> patch.set(field, form.id(field.name())));
    }

    /// Pipeline and stage as one choice: a stage knows its pipeline.
    static Fact stage() {
        Field<Long> field = Field.PIPELINE_STAGE_ID;
        return of(
                field,
                (it, around) -> Shown.text(around.stageName(it.get(field))),
                (it, around) -> {
                    boolean several = around.choices().pipelines().size() > 1;
                    List<Editor.Option> options = around.choices().pipelines().stream()
                            .flatMap(pipeline -> pipeline.stages().stream()
                                    .map(stage -> option(stage.id(), stage.name(), several ? pipeline.name() : null)))
                            .toList();
                    return new Editor.Choice(options, selected(value(it, field)));
                },
                (form, patch) -> {
                    Long stage = form.id(field.name());
                    if (stage != null) {
                        patch.set(field, stage);
                    }
                });
    }

    static <E extends Enum<E>> Fact constant(Field<E> field, Class<E> type, E otherwise) {
        return of(
                field,
                (it, around) -> new Shown.Word(Label.of(it.values().require(field))),
                (it, around) -> {
                    E value = value(it, field);
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
        return of(
                field,
                (it, around) -> around.avatar(it.get(field)),
                (it, around) -> {
                    UserId owner = value(it, field);
                    var options = new ArrayList<Editor.Option>(none(true));
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
        return of(
                field,
                (it, around) -> {
                    Long id = it.get(field);
                    String name = id == null ? "" : around.name(new RecordRef(type, id));
                    return name.isEmpty() ? Shown.NOTHING : Shown.link(name, "/" + type.plural() + "/" + id);
                },
                (it, around) -> {
                    Long id = value(it, field);
                    return new Editor.Picker(
                            type, selected(id), id == null ? "" : around.name(new RecordRef(type, id)));
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
        return of(
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

    private static Fact of(Field<?> field, Telling telling, Editing editing, Writing writing) {
        return new Fact(field.name(), Label.key("records.field." + field.name()), telling, editing, writing);
    }

    static List<Editor.Option> none(boolean optional) {
        return optional ? List.of(new Editor.Option("", Label.key("recordpages.none"), null)) : List.of();
    }

    static Editor.Option option(long id, String name, @Nullable String group) {
        return new Editor.Option(String.valueOf(id), Label.words(name), group);
    }

    private static <T> @Nullable T value(@Nullable CrmRecord it, Field<T> field) {
        return it == null ? null : it.get(field);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static String selected(@Nullable Long id) {
        return id == null ? "" : String.valueOf(id);
    }
}
