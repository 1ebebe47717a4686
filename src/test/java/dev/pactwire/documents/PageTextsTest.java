package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.drawing.Box;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PageTextsTest {

    /// Where the first page shows that text.
    static Box box(byte[] pdf, String wanted) {
        List<PageText.Letter> letters = PageText.of(pdf).getFirst().letters();
        String all = letters.stream().map(PageText.Letter::text).collect(Collectors.joining());
        return letters.get(all.indexOf(wanted)).box();
    }

    @Test
    void letters_stand_where_a_reader_shows_them() {
        Box box = box(SamplePdfs.contract(2), "Services");

        assertThat(box.x()).isBetween(71.0, 73.0);
        assertThat(box.bottom()).isBetween(89.0, 91.0);
        assertThat(box.height()).isBetween(8.0, 14.0);
    }
}
