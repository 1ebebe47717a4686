package dev.pactwire.esign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The names that the protocol gives to the members of its objects. Ours may be fewer, never others.
final class Shapes {

    private static final JsonNode NAMES = load();

    private Shapes() {}

    private static JsonNode load() {
        try (var in = Shapes.class.getResourceAsStream("/esign/names.json")) {
            return Json.tree(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void fits(String kind, JsonNode object) {
        assertThat(NAMES.has(kind)).as("names of " + kind + " in names.json").isTrue();
        Set<String> known =
                NAMES.get(kind).valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        assertThat(known).as("names of " + kind).containsAll(theirs(object));
    }

    /// Names that are DocuSign's; our own extensions say whose they are.
    private static Set<String> theirs(JsonNode object) {
        var names = new TreeSet<>(object.propertyNames());
        names.removeIf(name -> name.startsWith("pactwire"));
        return names;
    }
}
