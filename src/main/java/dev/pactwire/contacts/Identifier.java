package dev.pactwire.contacts;

import java.util.Comparator;

/// A value that tells who somebody is, in its normal form.
///
/// @param kind such as `email` or `domain`; a source's own ids are kinds, too
public record Identifier(String kind, String value) implements Comparable<Identifier> {

    private static final Comparator<Identifier> ORDER =
            Comparator.comparing(Identifier::kind).thenComparing(Identifier::value);

    @Override
    public int compareTo(Identifier other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind + ":" + value;
    }
}
