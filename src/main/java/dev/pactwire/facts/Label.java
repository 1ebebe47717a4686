package dev.pactwire.facts;

import dev.pactwire.shell.Frame;
import dev.pactwire.shell.Texts;
import java.util.Locale;

/// A text on a page: a key of the translations, or words that people chose and nobody translates.
public record Label(String text, boolean isKey) {

    public static Label key(String key) {
        return new Label(key, true);
    }

    public static Label words(String words) {
        return new Label(words, false);
    }

    public static Label of(Enum<?> constant) {
        return key("recordpages." + constant.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT) + "."
                + constant.name().toLowerCase(Locale.ROOT));
    }

    public String in(Frame frame) {
        return isKey ? frame.t(text) : text;
    }

    String in(Texts texts, Locale locale) {
        return isKey ? texts.say(locale, text) : text;
    }
}
