package dev.pactwire.ceremony;

import dev.pactwire.shell.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What the scripts of our pages say.
final class ScriptTexts {

    private static final String PREFIX = "ceremony.js.";

    private ScriptTexts() {}

    /// By the key that the scripts use.
    static Map<String, String> of(Texts texts, Locale locale) {
        return texts.startingWith(locale, PREFIX).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().substring(PREFIX.length()), Map.Entry::getValue));
    }
}
