package dev.pactwire.copper;

import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of record on the wire. Values are singular, paths are plural.
public enum RecordType {
    LEAD("lead", "leads"),
    PERSON("person", "people"),
    COMPANY("company", "companies"),
    OPPORTUNITY("opportunity", "opportunities"),
    PROJECT("project", "projects"),
    TASK("task", "tasks");

    private final String singular;
    private final String plural;

    RecordType(String singular, String plural) {
        this.singular = singular;
        this.plural = plural;
    }

    /// The word in values: `{"type":"person"}`.
    public String singular() {
        return singular;
    }

    /// The word in paths: `/people`.
    public String plural() {
        return plural;
    }

    /// Either word, as both occur in answers; empty for another.
    public static Optional<RecordType> parse(String word) {
        return Stream.of(values())
                .filter(type -> type.singular.equals(word) || type.plural.equals(word))
                .findFirst();
    }
}
