package dev.pactwire.records;

import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The name of a person or lead, whole and in parts: either side follows the other.
record PersonName(
        @Nullable String prefix,
        @Nullable String first,
        @Nullable String middle,
        @Nullable String last,
        @Nullable String suffix) {

    private static final Set<String> PREFIXES = Set.of("mr", "mrs", "ms", "mx", "dr", "prof");
    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv", "phd", "md");

    static PersonName split(String whole) {
        var words = new ArrayList<>(List.of(whole.strip().split("\\s+")));
        String prefix = words.size() > 1 && PREFIXES.contains(plain(words.getFirst())) ? words.removeFirst() : null;
        String suffix = words.size() > 2 && SUFFIXES.contains(plain(words.getLast())) ? words.removeLast() : null;
        String first = words.removeFirst();
        String last = words.isEmpty() ? null : words.removeLast();
        String middle = words.isEmpty() ? null : String.join(" ", words);
        return new PersonName(prefix, first, middle, last, suffix);
    }

    static PersonName of(Values values) {
        return new PersonName(
                values.get(Field.PREFIX),
                values.get(Field.FIRST_NAME),
                values.get(Field.MIDDLE_NAME),
                values.get(Field.LAST_NAME),
                values.get(Field.SUFFIX));
    }

    /// The name as people say it: without the prefix.
    String whole() {
        return Stream.of(first, middle, last, suffix).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    Values into(Values values) {
        return values.with(Patch.of(Field.PREFIX, prefix)
                .set(Field.FIRST_NAME, first)
                .set(Field.MIDDLE_NAME, middle)
                .set(Field.LAST_NAME, last)
                .set(Field.SUFFIX, suffix));
    }

    private static String plain(String word) {
        return SearchText.fold(word).replaceAll("\\.", "");
    }
}
