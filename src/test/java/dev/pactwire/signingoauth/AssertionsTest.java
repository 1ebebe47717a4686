package dev.pactwire.signingoauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.pactwire.testing.PactwireTest;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// An app acts by assertions that it has signed itself.
@PactwireTest
class AssertionsTest extends WithApp {

    @Test
    void an_app_acts_by_signed_assertions_for_who_has_allowed_it() throws Exception {
        KeyPair keys = rsa();
        apps.addKey(tomas, crm.id(), pem(keys));

        assertThat(assertion(rs256(keys, claims())).text("error")).isEqualTo("consent_required");
        code("signature impersonation", false);
        var answer = assertion(rs256(keys, claims()));

        assertThat(answer.body().propertyNames()).containsExactly("access_token", "token_type", "expires_in", "scope");
        assertThat(answer.body().get("expires_in").asInt()).isEqualTo(3_600);
        assertThat(isGood(answer)).isTrue();
        assertThat(assertion(rs256(keys, claims().audience("https://localhost")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_wrong_assertion_says_what_is_wrong() throws Exception {
        KeyPair keys = rsa();
        apps.addKey(tomas, crm.id(), pem(keys));
        code("signature impersonation", false);
        var mac = new MACSigner(new byte[32]);

        assertThat(description(rs256(rsa(), claims()))).isEqualTo("no_valid_keys_or_signatures");
        assertThat(description(signed(JWSAlgorithm.HS256, mac, claims()))).isEqualTo("no_valid_keys_or_signatures");
        assertThat(description(rs256(keys, claims().issuer(UUID.randomUUID().toString()))))
                .isEqualTo("issuer_not_found");
        assertThat(description(rs256(keys, claims().subject("nobody")))).isEqualTo("user_not_found");
        assertThat(description(rs256(keys, claims().subject(UUID.randomUUID().toString()))))
                .isEqualTo("user_not_found");
        assertThat(description(rs256(keys, claims().audience("account.docusign.com"))))
                .startsWith("aud must be");
        assertThat(description(rs256(keys, claims().expirationTime(at(Duration.ofHours(3))))))
                .isEqualTo("expired_grant");
        assertThat(description(rs256(keys, claims().expirationTime(at(Duration.ofMinutes(-5))))))
                .isEqualTo("expired_grant");
        assertThat(description("not.a.jwt")).contains("not a signed JWT");
        assertThat(description("bnVsbA.bnVsbA.bnVsbA")).as("null three times").contains("not a signed JWT");
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(crm.id().toString())
                .subject(ada.id().value().toString())
                .audience("localhost:" + port)
                .issueTime(at(Duration.ZERO))
                .expirationTime(at(Duration.ofHours(1)))
                .claim("scope", "signature impersonation");
    }

    private Date at(Duration fromNow) {
        return Date.from(clock.instant().plus(fromNow));
    }

    private TokenClient.Answer assertion(String jwt) {
        return client.token(Map.of(), form("urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", jwt));
    }

    private String description(String jwt) {
        return assertion(jwt).text("error_description");
    }

    private static String rs256(KeyPair keys, JWTClaimsSet.Builder claims) throws Exception {
        return signed(JWSAlgorithm.RS256, new RSASSASigner(keys.getPrivate()), claims);
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws Exception {
        var jwt = new SignedJWT(new JWSHeader(algorithm), claims.build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static KeyPair rsa() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
