package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.pdf.Inspection;
import dev.pactwire.pdf.PdfInspection;
import java.util.List;
import org.junit.jupiter.api.Test;

class PdfJoinTest {

    @Test
    void sealed_documents_become_one_for_reading_without_their_seals() {
        byte[] sealed = Seals.sealed(SamplePdfs.contract(2), Seals.marks());

        byte[] joined = PdfJoin.combine(List.of(sealed, SamplePdfs.form(), SamplePdfs.contract(1)));

        assertThat(PdfInspection.inspect(joined)).isInstanceOfSatisfying(Inspection.Usable.class, usable -> {
            assertThat(usable.pages()).hasSize(4);
            assertThat(usable.signed()).isFalse();
        });
        assertThat(Poppler.text(joined))
                .contains("Services agreement, page 2 of 2", "Grace Lindqvist", "Services agreement, page 1 of 1");
    }

    @Test
    void nothing_and_rubbish_are_refused() {
        assertThatThrownBy(() -> PdfJoin.combine(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PdfJoin.combine(List.of("no pdf".getBytes())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_page_that_is_not_there_has_no_picture() {
        assertThatThrownBy(() -> PageImages.png(SamplePdfs.contract(2), 3, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("page 3 of 2");
        assertThatThrownBy(() -> PageImages.png(SamplePdfs.contract(2), 0, 100))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sealed_documents_become_one_that_carries_none_of_their_broken_seals() {
        byte[] one = Seals.sealed(SamplePdfs.contract(2), Seals.marks());
        byte[] other = Seals.sealed(SamplePdfs.contract(1), List.of());

        byte[] joined = PdfJoin.combine(List.of(one, other));

        assertThat(Poppler.text(joined)).contains("page 2 of 2", "page 1 of 1", "Grace Lindqvist");
        assertThat(Poppler.signatures(joined, Seals.AUTHORITY.certificate())).doesNotContain("Signature #1");
    }

    @Test
    void sealed_anew_the_whole_is_valid() {
        byte[] one = Seals.sealed(SamplePdfs.contract(2), Seals.marks());
        byte[] other = Seals.sealed(SamplePdfs.contract(1), List.of());

        byte[] sealed = Seals.sealed(PdfJoin.combine(List.of(one, other)), List.of());

        assertThat(SealCheck.check(sealed, Seals.TRUSTED)).isInstanceOf(SealCheck.Valid.class);
        assertThat(Poppler.signatures(sealed, Seals.AUTHORITY.certificate()))
                .contains("Signature is Valid", "Certificate is Trusted", "Total document signed")
                .doesNotContain("Signature #2");
    }
}
