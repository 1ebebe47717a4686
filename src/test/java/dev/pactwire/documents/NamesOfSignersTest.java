package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.documents.Mark.TextLook;
import dev.pactwire.documents.Mark.TextMark;
import dev.pactwire.documents.Mark.TypedSignatureMark;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesOfSignersTest {

    private static final Box LINE = new Box(72, 300, 220, 44);
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
}
