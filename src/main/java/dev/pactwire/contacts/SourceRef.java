package dev.pactwire.contacts;

import java.util.Comparator;

/// A record of a source, by which everything that is kept of it is found.
///
/// @param source whose record it is, such as a connection's id
/// @param type such as `person`; ids are unique within one type of one source only
/// @param id as the source writes it
public record SourceRef(String source, String type, String id) implements Comparable<SourceRef> {

    private static final Comparator<SourceRef> ORDER = Comparator.comparing(SourceRef::source)
            .thenComparing(SourceRef::type)
            .thenComparing(ref -> ref.id().length())
            .thenComparing(SourceRef::id);

    /// Numbers sort by their value.
    @Override
    public int compareTo(SourceRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return source + "/" + type + "/" + id;
    }
}
