package dev.pactwire.shell;

import dev.pactwire.platform.Refusal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Every text that a person sees, in English and French, from `texts/<module>_<language>.properties`.
@Component
public class Texts {

    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

    private final Map<String, Map<String, String>> byLanguage = new LinkedHashMap<>();

    Texts() {
        for (Locale locale : LANGUAGES) {
            byLanguage.put(locale.getLanguage(), load(locale.getLanguage()));
        }
    }

    /// The text in that language, its `{0}` filled by MessageFormat; a text without arguments is taken as it stands.
    public String say(Locale locale, String key, Object... arguments) {
        Map<String, String> texts = byLanguage.getOrDefault(locale.getLanguage(), byLanguage.get("en"));
        String text = texts == null ? null : texts.get(key);
        if (text == null) {
            return key;
        }
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    public String say(Locale locale, Refusal refusal) {
        return say(
                locale,
                refusal.textKey(),
                refusal.arguments().stream()
                        .map(argument -> argument instanceof Refusal.Term term ? say(locale, term.textKey()) : argument)
                        .toArray());
    }

    /// Whether both languages have the key.
    public boolean knows(String key) {
        return byLanguage.values().stream().allMatch(texts -> texts.containsKey(key));
    }

    /// Every text of one language that begins with a prefix, the prefix kept: for pages whose scripts speak.
    public Map<String, String> startingWith(Locale locale, String prefix) {
        var found = new LinkedHashMap<String, String>();
        byLanguage.getOrDefault(locale.getLanguage(), Map.of()).forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                found.put(key, text);
            }
        });
        return found;
    }

    static Locale nearest(Locale wanted) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static Map<String, String> load(String language) {
        var texts = new LinkedHashMap<String, String>();
        try {
            var pattern = "classpath*:texts/*_" + language + ".properties";
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
