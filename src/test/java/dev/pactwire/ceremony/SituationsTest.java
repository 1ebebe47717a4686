package dev.pactwire.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.shell.Texts;
import dev.pactwire.testing.PactwireTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PactwireTest
class SituationsTest {

    @Autowired
    Texts texts;

    @Test
    void every_situation_in_which_there_is_nothing_to_fill_is_told_in_both_languages() {
        assertThat(Stream.of(Situation.values())
                        .filter(situation -> !situation.acts())
                        .map(situation -> "ceremony.situation." + Situations.key(situation))
                        .flatMap(key -> Stream.of(key + ".title", key + ".text")))
                .allMatch(texts::knows, "known in both languages");
    }
}
