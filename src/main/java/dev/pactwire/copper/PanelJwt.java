package dev.pactwire.copper;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who looks at an embedded panel, as its host signed it (`docs/decisions/0020-wire-extensions.md`). It does not say
/// at which record. The real Copper signs other, unknown claims: those are refused here, and the person logs in.
///
/// @param userNumber the viewer's id in the CRM
/// @param jti to be taken once by the caller, and remembered until `expires`
public record PanelJwt(long userNumber, String email, long accountId, String jti, Instant expires) {

    private static final int MAX_LENGTH = 8192;
    private static final int MIN_KEY_BITS = 2048;
    private static final int MIN_JTI = 16;
    private static final int MAX_JTI = 200;
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(30);

    /// What came of verifying.
    public sealed interface Verdict {}

    public record Verified(PanelJwt panel) implements Verdict {}

    public record Refused(Reason reason) implements Verdict {}

    public enum Reason {
        /// No JWS, or too long.
        MALFORMED,
        /// Another algorithm than RS256.
        ALGORITHM,
        /// The key is no RSA public key of 2,048 bits or more in PEM.
        KEY,
        /// Signed with another key: read the public key again and try once more.
        SIGNATURE,
        EXPIRED,
        /// Made in the future or valid for more than five minutes.
        LIFETIME,
        /// Signed by or for somebody else.
        ISSUER,
        AUDIENCE,
        /// A claim of the hand-over is missing.
        CLAIMS
    }

    /// Verifies signature, issuer, audience and times; nothing of the token counts before the signature.
    ///
    /// @param publicKeyPem of the host, from [EmbeddedAppCalls#publicKey()]
    /// @param host the origin that embeds the panel
    /// @param panel our own origin, as registered with the host
    public static Verdict verify(String jwt, String publicKeyPem, URI host, URI panel, Instant now) {
        try {
            if (jwt.length() > MAX_LENGTH) {
                return new Refused(Reason.MALFORMED);
            }
            SignedJWT signed = parsed(jwt);
            Reason reason = checkSignature(signed, publicKeyPem);
            return reason == null ? checked(signed.getJWTClaimsSet(), host, panel, now) : new Refused(reason);
        } catch (ParseException malformed) {
            return new Refused(Reason.MALFORMED);
        }
    }

    /// A header of `null` is JSON, and the library takes it for an object.
    private static SignedJWT parsed(String jwt) throws ParseException {
        try {
            return SignedJWT.parse(jwt);
        } catch (NullPointerException nothing) {
            throw new ParseException("the header is null", 0);
        }
    }

    private static @Nullable Reason checkSignature(SignedJWT signed, String pem) {
        if (!JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm())) {
            return Reason.ALGORITHM;
        }
        try {
            RSAPublicKey key = key(pem);
            if (key.getModulus().bitLength() < MIN_KEY_BITS) {
                return Reason.KEY;
            }
            return signed.verify(new RSASSAVerifier(key)) ? null : Reason.SIGNATURE;
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException noKey) {
            return Reason.KEY;
        } catch (JOSEException unverifiable) {
            return Reason.SIGNATURE;
        }
    }

    private static RSAPublicKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replace("-----BEGIN PUBLIC KEY-----", "")
                .replace("-----END PUBLIC KEY-----", "")
                .replaceAll("\\s", "");
        var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
    }

    private static Verdict checked(JWTClaimsSet claims, URI host, URI panel, Instant now) {
        Date issued = claims.getIssueTime();
        Date expires = claims.getExpirationTime();
        if (issued == null || expires == null) {
            return new Refused(Reason.CLAIMS);
        }
        if (expires.toInstant().plus(SKEW).isBefore(now)) {
            return new Refused(Reason.EXPIRED);
        }
        if (issued.toInstant().minus(SKEW).isAfter(now)
                || issued.toInstant().plus(LONGEST_LIFE).isBefore(expires.toInstant())) {
            return new Refused(Reason.LIFETIME);
        }
        if (!host.toString().equals(claims.getIssuer())) {
            return new Refused(Reason.ISSUER);
        }
        return List.of(panel.toString()).equals(claims.getAudience())
                ? handedOver(claims, expires.toInstant())
                : new Refused(Reason.AUDIENCE);
    }

    private static Verdict handedOver(JWTClaimsSet claims, Instant expires) {
        try {
            String subject = claims.getSubject();
            String email = claims.getStringClaim("email");
            Long account = claims.getLongClaim("account_id");
            String jti = claims.getJWTID();
            boolean complete = subject != null
                    && subject.matches("\\d{1,18}")
                    && email != null
                    && account != null
                    && jti != null
                    && jti.length() >= MIN_JTI
                    && jti.length() <= MAX_JTI;
            return complete
                    ? new Verified(new PanelJwt(Long.parseLong(subject), email, account, jti, expires))
                    : new Refused(Reason.CLAIMS);
        } catch (ParseException anotherType) {
            return new Refused(Reason.CLAIMS);
        }
    }
}
