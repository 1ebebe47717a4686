package dev.pactwire.contacts;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the observations of one being come to. It follows from them alone, in whatever order they arrived.
///
/// @param attributes by full name; cleared ones are absent
record Derived(String name, String email, Map<String, JsonNode> attributes) {

    static final String NAME = "name";

    /// The latest first; of the same moment the record that sorts last.
    private static final Comparator<Observation> LATEST = Comparator.comparing(Observation::asOf)
            .thenComparing(Observation::ref)
            .reversed();

    static Derived of(Collection<Observation> observations) {
        List<Observation> latest = observations.stream().sorted(LATEST).toList();
        var attributes = new TreeMap<String, JsonNode>();
        latest.stream()
                .flatMap(observation -> observation.attributes().keySet().stream())
                .distinct()
                .forEach(name -> value(name, latest).ifPresent(value -> attributes.put(name, value)));
        return new Derived(text(attributes.get(NAME)), email(latest), attributes);
    }

    private static Optional<JsonNode> value(String name, List<Observation> latest) {
        List<Said> said = latest.stream()
                .flatMap(observation ->
                        Stream.ofNullable(observation.attributes().get(name)))
                .toList();
        Optional<Said> overwriting = said.stream().filter(Said::overwrites).findFirst();
        return overwriting
                .or(() -> said.reversed().stream()
                        .filter(each -> !each.value().isNull())
                        .findFirst())
                .map(Said::value)
                .filter(value -> !value.isNull());
    }

    private static String text(@Nullable JsonNode value) {
        return value != null && value.isString() ? value.asString() : "";
    }

    /// The one that the latest observation with any has.
    private static String email(List<Observation> latest) {
        return latest.stream()
                .flatMap(observation -> observation.identifiers().stream())
                .filter(identifier -> identifier.kind().equals(Identifiers.EMAIL))
                .map(Identifier::value)
                .findFirst()
                .orElse("");
    }
}
