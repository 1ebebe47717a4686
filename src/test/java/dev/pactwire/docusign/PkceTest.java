package dev.pactwire.docusign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.platform.Ids;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class PkceTest {

    @Test
    void the_challenge_is_the_one_of_rfc_7636() {
        var pkce = new Pkce("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

        assertThat(pkce.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void every_new_verifier_is_another_one_and_stays_out_of_logs() {
        var ids = new Ids(Clock.systemUTC());
        Pkce one = Pkce.create(ids);

        assertThat(one).isNotEqualTo(Pkce.create(ids));
        assertThat(one.toString()).doesNotContain(one.verifier());
    }

    @Test
    void a_short_verifier_is_refused() {
        assertThatThrownBy(() -> new Pkce("short")).hasMessageContaining("43 to 128");
    }
}
