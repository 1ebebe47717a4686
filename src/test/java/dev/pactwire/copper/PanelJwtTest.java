package dev.pactwire.copper;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelJwtTest {

    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    private static final URI CRM = URI.create("https://crm.lumen.example");
    private static final URI PANEL = URI.create("https://pactwire.lumen.example");
    private static final KeyPair KEYS = keys(2048);
    private static final String PEM = pem(KEYS);

    private static KeyPair keys(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static JWTClaimsSet.Builder ada() {
        return new JWTClaimsSet.Builder()
                .issuer(CRM.toString())
                .audience(PANEL.toString())
                .subject("3")
                .claim("email", "ada@lumen.example")
                .claim("account_id", 1)
                .issueTime(Date.from(TEN))
                .expirationTime(Date.from(TEN.plusSeconds(60)))
                .jwtID("0123456789abcdef");
    }

    private static String signed(JWTClaimsSet claims) {
        return signed(JWSAlgorithm.RS256, new RSASSASigner(KEYS.getPrivate()), claims);
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(new JWSHeader(algorithm), claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException unsignable) {
            throw new IllegalStateException(unsignable);
        }
    }

    private static PanelJwt.Verdict verify(String jwt) {
        return PanelJwt.verify(jwt, PEM, CRM, PANEL, TEN);
    }

    private static PanelJwt.Verdict refused(PanelJwt.Reason reason) {
        return new PanelJwt.Refused(reason);
    }

    @Test
    void a_hand_over_tells_who_looks() {
        assertThat(verify(signed(ada().build())))
                .isEqualTo(new PanelJwt.Verified(
                        new PanelJwt(3, "ada@lumen.example", 1, "0123456789abcdef", TEN.plusSeconds(60))));
    }

    @Test
    void other_algorithms_are_refused_even_with_our_public_key_as_their_secret() throws Exception {
        String hmac = signed(JWSAlgorithm.HS256, new MACSigner(PEM.getBytes(StandardCharsets.US_ASCII)), ada().build());
        String stronger = signed(JWSAlgorithm.RS512, new RSASSASigner(KEYS.getPrivate()), ada().build());

        assertThat(verify(hmac)).isEqualTo(refused(PanelJwt.Reason.ALGORITHM));
        assertThat(verify(stronger)).isEqualTo(refused(PanelJwt.Reason.ALGORITHM));
        assertThat(verify(new PlainJWT(ada().build()).serialize())).isEqualTo(refused(PanelJwt.Reason.MALFORMED));
    }

    @Test
    void a_changed_token_or_a_foreign_key_is_refused() {
        String jwt = signed(ada().build());
        String[] parts = jwt.split("\\.");
        String other = signed(ada().subject("1").build()).split("\\.")[1];

        assertThat(verify(parts[0] + "." + other + "." + parts[2])).isEqualTo(refused(PanelJwt.Reason.SIGNATURE));
        assertThat(PanelJwt.verify(jwt, pem(keys(2048)), CRM, PANEL, TEN))
                .isEqualTo(refused(PanelJwt.Reason.SIGNATURE));
    }

    @Test
    void a_weak_or_broken_key_is_refused() {
        String jwt = signed(ada().build());

        assertThat(PanelJwt.verify(jwt, pem(keys(1024)), CRM, PANEL, TEN)).isEqualTo(refused(PanelJwt.Reason.KEY));
        assertThat(PanelJwt.verify(jwt, "-----BEGIN PUBLIC KEY-----\nAAAA\n", CRM, PANEL, TEN))
                .isEqualTo(refused(PanelJwt.Reason.KEY));
        assertThat(PanelJwt.verify(jwt, "<html>", CRM, PANEL, TEN)).isEqualTo(refused(PanelJwt.Reason.KEY));
    }

    @Test
    void a_token_lives_five_minutes_at_most_and_not_beyond_its_end() {
        assertThat(verify(signed(ada().issueTime(Date.from(TEN.minusSeconds(300)))
                        .expirationTime(Date.from(TEN.minusSeconds(31)))
                        .build())))
                .isEqualTo(refused(PanelJwt.Reason.EXPIRED));
        assertThat(verify(signed(ada().expirationTime(Date.from(TEN.plus(Duration.ofMinutes(6))))
                        .build())))
                .isEqualTo(refused(PanelJwt.Reason.LIFETIME));
        assertThat(verify(signed(ada().issueTime(Date.from(TEN.plusSeconds(120)))
                        .expirationTime(Date.from(TEN.plusSeconds(180)))
                        .build())))
                .isEqualTo(refused(PanelJwt.Reason.LIFETIME));
    }

    @Test
    void a_token_by_or_for_somebody_else_is_refused() {
        assertThat(verify(signed(ada().issuer("https://evil.example").build())))
                .isEqualTo(refused(PanelJwt.Reason.ISSUER));
        assertThat(verify(signed(ada().audience("https://other.example").build())))
                .isEqualTo(refused(PanelJwt.Reason.AUDIENCE));
        assertThat(verify(signed(ada().audience(List.of(PANEL.toString(), "https://other.example"))
                        .build())))
                .isEqualTo(refused(PanelJwt.Reason.AUDIENCE));
    }

    @Test
    void a_token_without_the_claims_of_a_hand_over_is_refused() {
        for (JWTClaimsSet claims : List.of(
                ada().subject(null).build(),
                ada().subject("-3").build(),
                ada().claim("email", null).build(),
                ada().claim("email", 7).build(),
                ada().claim("account_id", "one").build(),
                ada().jwtID("short").build(),
                ada().issueTime(null).build(),
                ada().expirationTime(null).build())) {
            assertThat(verify(signed(claims))).isEqualTo(refused(PanelJwt.Reason.CLAIMS));
        }
    }

    @Test
    void what_is_no_token_is_malformed() {
        for (String text : List.of("", "a.b.c", "bnVsbA.bnVsbA.bnVsbA", "x".repeat(10_000))) {
            assertThat(verify(text)).isEqualTo(refused(PanelJwt.Reason.MALFORMED));
        }
    }
}
