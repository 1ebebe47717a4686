package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PdfJoinTest {

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
