package dev.pactwire.recordtypes;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A postal address; every part may be missing. The country is its ISO 3166 code where it is known.
public record PostalAddress(
        @Nullable String street,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String country) {

    boolean isEmpty() {
        return parts().findAny().isEmpty();
    }

    /// The parts that are known, on one line.
    public String line() {
        return parts().collect(Collectors.joining(", "));
    }

    private Stream<String> parts() {
        return Stream.of(street, city, state, postalCode, country)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(part -> !part.isEmpty());
    }
}
