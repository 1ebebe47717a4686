package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.drawing.Box;
import dev.pactwire.drawing.Mark.TextLook;
import dev.pactwire.drawing.Mark.TextMark;
import dev.pactwire.platform.Ids;
import dev.pactwire.testing.RunsBeside;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RunsBeside
class PdfSealTest {

    @Test
    void a_sealed_contract_is_valid_by_the_second_path() {
        byte[] sealed = Seals.sealed(SamplePdfs.contract(10), Seals.marks());

        assertThat(SealCheck.check(sealed, Seals.TRUSTED)).isInstanceOfSatisfying(SealCheck.Valid.class, valid -> {
            assertThat(valid.signer()).isEqualTo("Pactwire document sealing");
            assertThat(valid.time()).isEqualTo(Seals.NOW);
        });
    }

    @Test
    void pdfsig_calls_the_seal_valid_trusted_and_total() {
        byte[] sealed = Seals.sealed(SamplePdfs.contract(2), Seals.marks());

        assertThat(Poppler.signatures(sealed, Seals.AUTHORITY.certificate()))
                .contains(
                        "Signature is Valid", "Certificate is Trusted", "Total document signed", "ETSI.CAdES.detached");
    }

    @Test
    void pdfsig_sees_one_changed_byte() {
        byte[] sealed = Seals.sealed(SamplePdfs.contract(2), Seals.marks());
        sealed[indexOf(sealed, "Pactwire") + 1]++;

        assertThat(Poppler.signatures(sealed, Seals.AUTHORITY.certificate())).doesNotContain("Signature is Valid");
    }

    @Test
    void marks_do_not_touch_what_was_there_before() {
        byte[] original = SamplePdfs.contract(3);

        byte[] sealed = Seals.sealed(original, Seals.marks());

        assertThat(Arrays.copyOf(sealed, original.length)).isEqualTo(original);
    }

    @Test
    void an_earlier_signature_survives_the_marks_and_the_seal() {
        var otherAuthority = SealAuthority.create("Harbor & Pine", Seals.NOW, new Ids(Clock.systemUTC()));
        byte[] signed = PdfSeal.seal(SamplePdfs.contract(2), List.of(), Seals.identity(otherAuthority), Seals.DETAILS);

        byte[] sealed = Seals.sealed(signed, Seals.marks());

        assertThat(Arrays.copyOf(sealed, signed.length)).isEqualTo(signed);
        assertThat(SealCheck.check(sealed, Seals.TRUSTED)).isInstanceOf(SealCheck.Valid.class);
        assertThat(Poppler.text(sealed)).contains("Grace Lindqvist");
        String both = Poppler.signatures(sealed, Seals.AUTHORITY.certificate());
        assertThat(both.split("Signature is Valid", -1)).hasSize(3);
        assertThat(both).contains("Not total document signed", "Total document signed");
    }

    @Test
    void what_was_filled_into_a_form_becomes_part_of_the_page() throws IOException {
        byte[] sealed = Seals.sealed(SamplePdfs.form(), List.of());

        try (var document = Loader.loadPDF(sealed)) {
            var form = document.getDocumentCatalog().getAcroForm();
            assertThat(form.getField("company")).isNull();
            assertThat(form.getFields()).hasSize(1);
        }
        assertThat(SealCheck.check(sealed, Seals.TRUSTED)).isInstanceOf(SealCheck.Valid.class);
        assertThat(Poppler.text(sealed)).contains("Harbor & Pine");
    }

    @Test
    void a_damaged_document_is_written_anew_and_sealed_whole() {
        byte[] damaged = broken(SamplePdfs.contract(2));

        byte[] sealed = Seals.sealed(damaged, Seals.marks());

        assertThat(SealCheck.check(sealed, Seals.TRUSTED)).isInstanceOf(SealCheck.Valid.class);
        assertThat(Poppler.text(sealed)).contains("Services agreement, page 2", "Grace Lindqvist");
        assertThat(Poppler.signatures(sealed, Seals.AUTHORITY.certificate())).contains("Total document signed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void marks_stand_where_a_reader_shows_them_on_turned_and_cropped_pages(int degrees) throws IOException {
        var mark = new TextMark(1, new Box(30, 40, 200, 14), "Tomás Okafor", TextLook.plain(12));

        byte[] sealed = Seals.sealed(SamplePdfs.turned(degrees), List.of(mark));

        assertThat(PageTextsTest.box(sealed, "Tomás")).satisfies(box -> {
            assertThat(box.x()).isBetween(29.0, 32.0);
            assertThat(box.y()).isBetween(38.0, 46.0);
        });
    }

    @Test
    void a_mark_on_a_page_that_is_not_there_is_refused() {
        var mark = new TextMark(4, new Box(30, 40, 200, 14), "Ada Moreau", TextLook.plain(12));

        assertThatThrownBy(() -> Seals.sealed(SamplePdfs.contract(3), List.of(mark)))
                .isInstanceOf(PdfSeal.SealFailed.class)
                .hasMessageContaining("page 4 of 3");
    }

    private static byte[] broken(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int startxref = text.lastIndexOf("startxref");
        return (text.substring(0, startxref) + "startxref\n12\n%%EOF\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
