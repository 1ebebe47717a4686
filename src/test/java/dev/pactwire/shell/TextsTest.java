package dev.pactwire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern USED = Pattern.compile("frame\\.t\\(\"([a-z][a-z0-9.-]*[a-z0-9])\"");
    private final Texts texts = new Texts();

    @Test
    void english_and_french_have_the_same_keys() {
        assertThat(texts.startingWith(Locale.FRENCH, "").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        texts.startingWith(Locale.ENGLISH, "").keySet());
    }

    @Test
    void every_text_is_a_message_format_with_as_many_arguments_in_both_languages() {
        texts.startingWith(Locale.ENGLISH, "").forEach((key, english) -> {
            String french = texts.startingWith(Locale.FRENCH, "").getOrDefault(key, "");
            assertThat(new MessageFormat(french).getFormatsByArgumentIndex())
                    .as(key)
                    .hasSameSizeAs(new MessageFormat(english).getFormatsByArgumentIndex());
        });
    }

    @Test
    void every_key_that_a_template_names_exists() throws IOException {
        assertThat(namedInTemplates()).allMatch(texts::knows, "known in both languages");
    }

    private static Set<String> namedInTemplates() throws IOException {
        var keys = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var matcher = USED.matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            }
        }
        return keys;
    }
}
