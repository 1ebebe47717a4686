package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.drawing.Box;
import dev.pactwire.drawing.Mark.TextLook;
import dev.pactwire.drawing.Mark.TextMark;
import dev.pactwire.drawing.Mark.TypedSignatureMark;
import dev.pactwire.testing.RunsBeside;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunsBeside
class NamesOfSignersTest {

    private static final Box LINE = new Box(72, 300, 220, 44);
    /// Points: two pixels of the picture that is looked at.
    private static final double ROUNDING = 1;
    private static final Box BELOW = new Box(72, 360, 220, 16);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ελένη Παπαδοπούλου",
                "Дмитрий Щукин",
                "محمد عبد الله",
                "יוסף בן־דוד",
                "田中 美咲",
                "Þóra Şahin-Łuczak",
            })
    void a_typed_signature_and_a_printed_name_come_back_from_the_sealed_pdf(String name) {
        byte[] signature = Seals.sealed(
                SamplePdfs.contract(1),
                List.of(new TypedSignatureMark(1, LINE, name, "Signed with Pactwire · 3F2A91")));
        byte[] printed =
                Seals.sealed(SamplePdfs.contract(1), List.of(new TextMark(1, BELOW, name, TextLook.plain(11))));

        assertThat(Poppler.text(signature)).contains(name);
        assertThat(Poppler.text(printed)).contains(name);
        assertThat(SealCheck.check(signature, Seals.TRUSTED)).isInstanceOf(SealCheck.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GL",
                "Grace Lindqvist",
                "JfQ",
                "Åsa Björg Fjällström",
                "Ly",
                "Ελένη Παπαδοπούλου",
                "محمد",
                "田中 美咲"
            })
    void every_stroke_of_a_typed_signature_lies_in_its_box(String name) throws IOException {
        for (Box box : List.of(LINE, new Box(72, 420, 40, 34), new Box(72, 500, 150, 20))) {
            byte[] sealed = Seals.sealed(SamplePdfs.blank(), List.of(new TypedSignatureMark(1, box, name, null)));

            assertThat(inked(sealed)).as("%s in %s", name, box).satisfies(ink -> {
                assertThat(ink.x()).isGreaterThanOrEqualTo(box.x() - ROUNDING);
                assertThat(ink.right()).isLessThanOrEqualTo(box.right() + ROUNDING);
                assertThat(ink.y()).isGreaterThanOrEqualTo(box.y() - ROUNDING);
                assertThat(ink.bottom()).isLessThanOrEqualTo(box.bottom() + ROUNDING);
                assertThat(Math.max(ink.width() / box.width(), ink.height() / box.height()))
                        .as("not lost in it")
                        .isGreaterThan(0.2);
            });
        }
    }

    /// What is not white on the only page, in points from the top left.
    private static Box inked(byte[] pdf) throws IOException {
        var picture = ImageIO.read(new ByteArrayInputStream(PageImages.png(pdf, 1, 1_190)));
        double points = 595.0 / picture.getWidth();
        int left = picture.getWidth();
        int top = picture.getHeight();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                if ((picture.getRGB(x, y) & 0xFF00) >> 8 < 0xC0) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        return new Box(left * points, top * points, (right - left) * points, (bottom - top) * points);
    }
}
