package dev.pactwire.integrations;

import dev.pactwire.access.UserId;
import dev.pactwire.docusign.OAuthOutcome;
import dev.pactwire.platform.Params;
import dev.pactwire.testing.FakeSigning;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Connects a hub under test to a signing service under test, as an admin and a person would.
public final class TestConnections {

    public static final String HMAC_KEY = "dGhlIGtleSBvZiBMdW1lbg==";

    private TestConnections() {}

    /// A connection in use. An admin can give https addresses only, so the fake's is set in the database.
    public static SigningConnection to(FakeSigning service, Function<Class<?>, Object> beans) {
        var connections = (SigningConnections) beans.apply(SigningConnections.class);
        SigningConnection made = connections.add(
                "The signing service", URI.create("https://account.example"), "key-1", "s3cret", HMAC_KEY);
        ((JdbcClient) beans.apply(JdbcClient.class))
                .sql("update integrations.connection set settings = settings || :settings where id = :id")
                .params(Params.of("id", made.id()).json("settings", new SigningSettings(service.base(), "key-1")))
                .update();
        connections.use(made.id());
        return connections.find(made.id()).orElseThrow();
    }

    /// What happens after the person has allowed it.
    public static boolean consent(
            UserId user, SigningConnection connection, FakeSigning service, Function<Class<?>, Object> beans) {
        var issued = service.issue();
        var tokens = new OAuthOutcome.Tokens(
                String.valueOf(issued.get("access_token")),
                String.valueOf(issued.get("refresh_token")),
                ((Clock) beans.apply(Clock.class))
                        .instant()
                        .plus(Duration.ofSeconds(Long.parseLong(String.valueOf(issued.get("expires_in"))))),
                "");
        return ((SigningGrants) beans.apply(SigningGrants.class)).grant(connection, user, tokens);
    }

    /// The value of `X-DocuSign-Signature-1`.
    public static String signature(byte[] body, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
