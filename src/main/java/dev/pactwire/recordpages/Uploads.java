package dev.pactwire.recordpages;

import dev.pactwire.platform.PactwireSettings;
import dev.pactwire.shell.Texts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// How large a file may be, in bytes and in words.
@Component
class Uploads {

    private final Texts texts;
    private final long max;

    Uploads(Texts texts, PactwireSettings settings) {
        this.texts = texts;
        this.max = settings.maxUpload().toBytes();
    }

    long max() {
        return max;
    }

    String limit(Locale locale) {
        Size size = Size.of(max);
        return texts.say(locale, size.textKey(), size.number());
    }

    String tooLarge(Locale locale) {
        return texts.say(locale, "recordpages.refused.too-large", limit(locale));
    }
}
