package dev.pactwire.ceremony;

import dev.pactwire.shell.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Languages as they come in addresses: `fr`, `fr_CA`, `en-GB`.
final class Languages {

    private Languages() {}

    /// The language that a page asks for, if we speak it.
    static Optional<Locale> chosen(HttpServletRequest request) throws IOException {
        return Optional.ofNullable(known(Body.text(Body.read(request), "language")));
    }

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
