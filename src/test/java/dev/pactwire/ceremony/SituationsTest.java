package dev.pactwire.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.shell.Texts;
import dev.pactwire.testing.PactwireTest;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@PactwireTest
class SituationsTest {

    @Autowired
    Texts texts;

    @ParameterizedTest
    @EnumSource(Situation.class)
    void every_situation_is_told_in_words_in_both_languages(Situation situation) {
        String key = "ceremony.situation." + situation.name().toLowerCase(Locale.ROOT);

        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.FRENCH}) {
            assertThat(texts.say(language, key + ".title")).doesNotContain("ceremony.");
            assertThat(texts.say(language, key + ".text", "Ada Moreau")).doesNotContain("ceremony.");
        }
    }
}
