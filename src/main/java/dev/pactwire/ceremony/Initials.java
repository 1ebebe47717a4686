package dev.pactwire.ceremony;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The first letters of a name, of any script.
final class Initials {

    private static final int MOST = 2;

    private Initials() {}

    static String of(String name) {
        return Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }
}
