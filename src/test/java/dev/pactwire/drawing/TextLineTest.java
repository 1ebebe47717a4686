package dev.pactwire.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.documents.Poppler;
import dev.pactwire.documents.SamplePdfs;
import dev.pactwire.documents.Seals;
import dev.pactwire.drawing.Mark.TextLook;
import dev.pactwire.drawing.Mark.TextMark;
import dev.pactwire.drawing.Mark.TypedSignatureMark;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grace Lindqvist",
                "Łukasz Żółć",
                "Ελένη Παπαδοπούλου",
                "Алексей Дмитриевич Щукин",
                "محمد عبد الله الأحمد",
                "سلام پژمان",
                "לאה כהן לוי",
                "田中 美咲",
                "たなか カタカナ",
                "김철수",
                "王小明"
            })
    void a_name_of_any_script_is_given_back_by_a_reader(String name) {
        byte[] sealed = Seals.sealed(
                SamplePdfs.contract(1),
                List.of(
                        new TextMark(1, new Box(72, 360, 300, 16), name, TextLook.plain(12)),
                        new TypedSignatureMark(1, new Box(72, 420, 200, 50), name, null)));

        assertThat(Poppler.text(sealed).split(name, -1)).hasSize(3);
    }

    @Test
    void letters_that_no_font_has_become_boxes_and_are_still_given_back() {
        String name = "Zoë \uD83D\uDE00 \uD840\uDC00 \u1B83";

        TextLine line = TextLine.of(name, Face.SANS);

        assertThat(line.glyphs()).anyMatch(glyph -> glyph.glyph() == 0);
        assertThat(line.glyphs().stream().map(TextLine.Drawn::text).reduce("", String::concat))
                .isEqualTo(name);
    }

    @Test
    void control_characters_and_lone_surrogates_do_no_harm() {
        TextLine line = TextLine.of("a\u0000b\u202Ec\uD800d\nе\u0301\uFFFF", Face.BOLD);

        assertThat(line.glyphs()).isNotEmpty();
        assertThat(line.width(10)).isPositive();
        assertThat(TextLine.of("", Face.HAND).glyphs()).isEmpty();
    }

    @Test
    void text_that_is_too_long_for_its_box_wraps_and_gets_smaller() {
        TextBlock block = TextBlock.fitted("Harbor & Pine Furniture Makers of Northern Sweden", Face.SANS, 12, 100, 30);

        assertThat(block.lines()).hasSizeGreaterThan(1);
        assertThat(block.height()).isLessThanOrEqualTo(30);
        assertThat(block.lines()).allMatch(line -> line.width(block.size()) <= 100.01);
    }
}
