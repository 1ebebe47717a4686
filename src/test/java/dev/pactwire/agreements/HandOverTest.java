package dev.pactwire.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.Params;
import dev.pactwire.testing.FakeServer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The panel in the real Copper, where nobody has given a key yet.
class HandOverTest extends WithHub {

    private final KeyPair keys = keys();
    private FakeServer copper;

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @BeforeEach
    void agreements_stand_in_copper() {
        clock.move(Duration.ofMinutes(1));
        copper = new FakeServer();
        database.jdbc()
                .sql("""
                        insert into integrations.connection (id, vendor, name, built_in, active, settings, created_at)
                        values (:id, 'COPPER', 'Copper', false, true, :settings, :now)""")
                .params(Params.of("id", UUID.randomUUID())
                        .json(
                                "settings",
                                Map.of("base", copper.base() + "/developer_api/v1", "web", copper.base() + "/app"))
                        .with("now", clock.instant()))
                .update();
    }

    @AfterEach
    void copper_closes() {
        database.jdbc()
                .sql("delete from integrations.connection where vendor = 'COPPER'")
                .update();
        copper.close();
    }

    private String handOver(KeyPair keys) {
        String panel = hub.get(Address.class).publicUrl();
        var claims = new JWTClaimsSet.Builder()
                .issuer(panel)
                .audience(panel)
                .subject("3")
                .claim("email", ada.email())
                .claim("account_id", 1)
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        try {
            var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            jwt.sign(new RSASSASigner(keys.getPrivate()));
            return jwt.serialize();
        } catch (JOSEException unsignable) {
            throw new IllegalStateException(unsignable);
        }
    }

    @Test
    void its_public_key_is_read_without_anybodys_key() {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        copper.next(FakeServer.bytes(200, "text/plain", pem.getBytes(StandardCharsets.US_ASCII)));

        assertThat(hub.get(HandOver.class).user(handOver(keys))).contains(ada);
        var asked = copper.requests().getFirst();
        assertThat(asked.target()).isEqualTo("/developer_api/v1/embedded_apps/public_key");
        assertThat(asked.header("X-PW-AccessToken")).isEmpty();
    }

    @Test
    void however_many_tokens_come_at_once_its_key_is_read_once() {
        HandOver handOver = hub.get(HandOver.class);
        copper.next(new FakeServer.Slow(Duration.ofMillis(500), FakeServer.html(404, "no such thing")));

        try (var strangers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                String nonsense = handOver(keys);
                strangers.submit(() -> handOver.user(nonsense));
            }
        }

        assertThat(copper.requests()).hasSize(1);
    }

    @Test
    void when_it_has_no_such_key_the_panel_offers_the_login() {
        copper.next(FakeServer.html(404, "no such thing"));

        assertThat(hub.get(HandOver.class).user(handOver(keys()))).isEmpty();
    }
}
