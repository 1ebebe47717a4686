package dev.pactwire.ceremony;

import dev.pactwire.shell.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Languages as they come in addresses: `fr`, `fr_CA`, `en-GB`.
final class Languages {

    private Languages() {}

    /// The language if we speak it.
    static @Nullable Locale known(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String language = Locale.forLanguageTag(name.replace('_', '-')).getLanguage();
        return Texts.LANGUAGES.stream()
                .filter(one -> one.getLanguage().equals(language))
                .findFirst()
                .orElse(null);
    }
}
