package dev.pactwire.connect;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Optional parts of an envelope's summary. Document bytes are not among them: they are downloaded, never pushed.
public enum Include {
    RECIPIENTS,
    CUSTOM_FIELDS,
    TABS,
    DOCUMENTS;

    /// By its name on the wire; parts that our envelopes do not have are nothing.
    public static Optional<Include> named(String name) {
        return Stream.of(values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equalsIgnoreCase(name.strip()))
                .findFirst();
    }
}
