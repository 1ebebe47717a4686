package dev.pactwire.shell;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// How well a title answers what was typed; the best comes first. Accents and capitals make no difference.
enum Match {
    WHOLE,
    BEGINNING,
    /// everything typed begins a word of the title
    WORDS,
    PARTS,
    /// found by something else, such as an address
    ELSEWHERE;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static Match of(String title, String typed) {
        String text = folded(title);
        String wanted = folded(typed);
        if (text.equals(wanted)) {
            return WHOLE;
        } else if (text.startsWith(wanted)) {
            return BEGINNING;
        }
        String[] words = BETWEEN_WORDS.split(text);
        String[] parts = wanted.split("\\s+");
        if (Arrays.stream(parts).allMatch(part -> Arrays.stream(words).anyMatch(word -> word.startsWith(part)))) {
            return WORDS;
        }
        return Arrays.stream(parts).allMatch(text::contains) ? PARTS : ELSEWHERE;
    }

    private static String folded(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return plain.toLowerCase(Locale.ROOT).strip();
    }
}
