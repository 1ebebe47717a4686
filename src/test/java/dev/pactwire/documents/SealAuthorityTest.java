package dev.pactwire.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealAuthorityTest {

    @Test
    void a_kept_authority_certifies_and_its_signer_seals_as_before() {
        var authority = SealAuthority.read(Seals.AUTHORITY.toBytes());
        var signer = SealAuthority.read(authority
                .certify("Harbor & Pine", Seals.NOW, new Ids(Clock.systemUTC()))
                .toBytes());
        var identity = new SealIdentity(signer.key(), List.of(signer.certificate(), authority.certificate()));

        byte[] sealed = PdfSeal.seal(SamplePdfs.contract(1), List.of(), identity, Seals.DETAILS);

        assertThat(SealCheck.check(sealed, Seals.TRUSTED)).isInstanceOf(SealCheck.Valid.class);
    }

    @Test
    void an_authority_lasts_twenty_years_and_a_signer_five() {
        var signer = Seals.IDENTITY.chain().getFirst();

        assertThat(Duration.between(
                                Seals.NOW,
                                Seals.AUTHORITY.certificate().getNotAfter().toInstant())
                        .toDays())
                .isEqualTo(20 * 365);
        assertThat(Duration.between(Seals.NOW, signer.getNotAfter().toInstant()).toDays())
                .isEqualTo(5 * 365);
        assertThat(signer.getBasicConstraints()).isEqualTo(-1);
    }
}
