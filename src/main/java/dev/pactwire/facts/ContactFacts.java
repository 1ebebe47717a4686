package dev.pactwire.facts;

import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.PostalAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Facts about how to reach somebody: names in their parts, addresses, numbers, profiles.
public final class ContactFacts {

    private static final List<String> NAME_PARTS =
            List.of("prefix", "first_name", "middle_name", "last_name", "suffix");

    private ContactFacts() {}

    static Fact domain() {
        Field<String> field = Field.EMAIL_DOMAIN;
        return Fact.of(
                field,
                (it, around) -> Shown.link(it.get(field), "https://" + it.get(field)),
                (it, around) -> new Editor.Line(Fact.text(Fact.value(it, field)), "text"),
                (form, patch) -> patch.set(field, form.textOrNull(field.name())));
    }

    /// The name in its parts; the whole follows them.
    static Fact name() {
        return Fact.of(
                Field.NAME,
                (it, around) -> Shown.text(Stream.of(Fact.text(it.get(Field.PREFIX)), it.name())
                        .filter(part -> !part.isEmpty())
                        .reduce((prefix, name) -> prefix + " " + name)
                        .orElse("")),
                (it, around) -> new Editor.Parts(
                        NAME_PARTS.stream().map(part -> namePart(it, part)).toList()),
                (form, patch) -> NAME_PARTS.forEach(part -> patch.set(named(part), form.textOrNull("name." + part))));
    }

    private static Editor.Part namePart(@Nullable CrmRecord it, String part) {
        return new Editor.Part(part, Label.key("records.field." + part), Fact.text(Fact.value(it, named(part))));
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
        return Fact.of(
                field,
                (it, around) -> {
                    PostalAddress address = it.get(field);
                    return Shown.text(address == null ? null : lines(address));
                },
                (it, around) -> new Editor.Parts(addressParts(Fact.value(it, field))),
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
        return new Editor.Part(part, Label.key("recordpages.address." + part), Fact.text(value));
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
        return Fact.of(
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
        return Fact.of(
                field,
                (it, around) -> Shown.links(Stream.ofNullable(it.get(field))
                        .map(value -> link(value, "email"))
                        .toList()),
                (it, around) -> new Editor.Line(
                        Optional.ofNullable(Fact.value(it, field))
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

    public static Shown.Link link(Labeled labeled, String inputType) {
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
}
