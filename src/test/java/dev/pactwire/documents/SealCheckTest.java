package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.documents.SealCheck.Invalid;
import dev.pactwire.documents.SealCheck.Reason;
import dev.pactwire.platform.Ids;
import dev.pactwire.testing.RunsBeside;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@RunsBeside
class SealCheckTest {

    private static final byte[] SEALED = Seals.sealed(SamplePdfs.contract(1), Seals.marks());

    @Test
    void every_changed_byte_of_the_file_makes_it_invalid() {
        assertThat(SealCheck.check(SEALED, Seals.TRUSTED)).isInstanceOf(SealCheck.Valid.class);
        int hole = PdfSealTest.indexOf(SEALED, "/Contents <");
        for (int position = 0; position < SEALED.length; position++) {
            if (position < hole && position % 97 != 0) {
                continue;
            }
            for (int bit = 0; bit < 8; bit += 1 + position % 3) {
                byte[] changed = SEALED.clone();
                changed[position] ^= (byte) (1 << bit);
                assertThat(SealCheck.check(changed, Seals.TRUSTED))
                        .as("bit %d of byte %d", bit, position)
                        .isInstanceOf(Invalid.class);
            }
        }
    }

    @Test
    void a_document_without_a_seal_says_so() {
        assertThat(SealCheck.check(SamplePdfs.contract(1), Seals.TRUSTED)).isEqualTo(new Invalid(Reason.NO_SEAL));
        assertThat(SealCheck.check(new byte[0], Seals.TRUSTED)).isEqualTo(new Invalid(Reason.NO_SEAL));
    }

    @Test
    void what_is_appended_or_cut_off_is_noticed() {
        byte[] longer = Arrays.copyOf(SEALED, SEALED.length + 1);
        byte[] shorter = Arrays.copyOf(SEALED, SEALED.length - 1);

        assertThat(SealCheck.check(longer, Seals.TRUSTED)).isEqualTo(new Invalid(Reason.NOT_WHOLE));
        assertThat(SealCheck.check(shorter, Seals.TRUSTED)).isEqualTo(new Invalid(Reason.NOT_WHOLE));
    }

    @Test
    void a_changed_sentence_is_called_altered() {
        byte[] changed = SEALED.clone();
        changed[PdfSealTest.indexOf(changed, "/Producer") + 2] ^= 1;
        changed[40] ^= 1;

        assertThat(SealCheck.check(changed, Seals.TRUSTED)).isEqualTo(new Invalid(Reason.ALTERED));
    }

    @Test
    void the_seal_of_another_installation_is_not_trusted() {
        var stranger = SealAuthority.create("Pactwire Signing CA test", Seals.NOW, new Ids(Clock.systemUTC()));

        assertThat(SealCheck.check(SEALED, List.of(stranger.certificate()))).isEqualTo(new Invalid(Reason.UNTRUSTED));
    }

    @Test
    void a_seal_from_before_its_certificate_is_not_trusted() {
        var early = new SealDetails("", "", Seals.NOW.minus(Duration.ofDays(30)), "");
        byte[] sealed = PdfSeal.seal(SamplePdfs.contract(1), List.of(), Seals.IDENTITY, early);

        assertThat(SealCheck.check(sealed, Seals.TRUSTED)).isEqualTo(new Invalid(Reason.UNTRUSTED));
    }

    @Test
    void a_second_range_that_claims_the_whole_file_is_refused() {
        int length = sealedWithDecoy(0).length;

        byte[] sealed = sealedWithDecoy(length - 20);

        assertThat(sealed).hasSize(length);
        assertThat(SealCheck.check(sealed, Seals.TRUSTED)).isEqualTo(new Invalid(Reason.MALFORMED));
    }

    private static byte[] sealedWithDecoy(int rest) {
        String original = new String(SamplePdfs.contract(1), StandardCharsets.ISO_8859_1);
        String decoy = "%%/ByteRange [0 10 20 %010d]%n%%%%EOF".formatted(rest);
        return Seals.sealed(original.replace("%%EOF", decoy).getBytes(StandardCharsets.ISO_8859_1), List.of());
    }
}
