package dev.pactwire.recordtypes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of record of the CRM. Each has ids of its own: a record is named by type and id together.
public enum RecordType {
    LEAD("leads"),
    PERSON("people"),
    COMPANY("companies"),
    OPPORTUNITY("opportunities"),
    TASK("tasks");

    private final String plural;

    RecordType(String plural) {
        this.plural = plural;
    }

    /// `person`: the word for one of them; also the name of its table.
    public String singular() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// `people`: the word for many of them, as it stands in addresses.
    public String plural() {
        return plural;
    }

    public static Optional<RecordType> ofSingular(String word) {
        return Arrays.stream(values())
                .filter(type -> type.singular().equals(word))
                .findFirst();
    }

    public static Optional<RecordType> ofPlural(String word) {
        return Arrays.stream(values()).filter(type -> type.plural.equals(word)).findFirst();
    }

    /// Whether records of these two types may be related; the same both ways.
    public boolean relatesTo(RecordType other) {
        return this == TASK
                ? other != TASK
                : switch (other) {
                    case TASK -> true;
                    case PERSON -> this == COMPANY || this == OPPORTUNITY;
                    case COMPANY -> this == PERSON || this == OPPORTUNITY;
                    case OPPORTUNITY -> this == PERSON || this == COMPANY;
                    case LEAD -> false;
                };
    }
}
