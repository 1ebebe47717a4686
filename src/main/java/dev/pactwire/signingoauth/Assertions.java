package dev.pactwire.signingoauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.pactwire.access.UserId;
import dev.pactwire.signingoauth.OAuthProblem.Code;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the signed assertions by which an app acts for a person who is not there (RFC 7523, RS256 only).
@Component
class Assertions {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final SigningApps apps;
    private final Clock clock;

    Assertions(SigningApps apps, Clock clock) {
        this.apps = apps;
        this.clock = clock;
    }

    record Asserted(SigningApp app, UserId user, Scopes scopes) {}

    /// @param host our host and port; the assertion's audience names it, with or without a scheme and the port
    Asserted read(String assertion, String host) {
        try {
            SignedJWT jwt = parsed(assertion);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            SigningApp app = Optional.ofNullable(claims.getIssuer())
                    .flatMap(AuthorizationRequests::uuid)
                    .flatMap(apps::find)
                    .orElseThrow(() -> new OAuthProblem(Code.INVALID_GRANT, "issuer_not_found"));
            requireSignature(jwt, app);
            requireTimes(claims);
            requireAudience(claims, host);
            UserId user = Optional.ofNullable(claims.getSubject())
                    .flatMap(AuthorizationRequests::uuid)
                    .map(UserId::new)
                    .orElseThrow(() -> new OAuthProblem(Code.INVALID_GRANT, "user_not_found"));
            return new Asserted(app, user, scopes(claims.getStringClaim("scope")));
        } catch (ParseException | JOSEException malformed) {
            throw new OAuthProblem(Code.INVALID_GRANT, "the assertion is not a signed JWT");
        }
    }

    /// A header of `null` is JSON, and the library takes it for an object.
    private static SignedJWT parsed(String assertion) throws ParseException {
        try {
            return SignedJWT.parse(assertion);
        } catch (NullPointerException nothing) {
            throw new ParseException("the header is null", 0);
        }
    }

    private void requireSignature(SignedJWT jwt, SigningApp app) throws JOSEException {
        if (JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
            for (RSAPublicKey key : apps.publicKeys(app.id())) {
                if (jwt.verify(new RSASSAVerifier(key))) {
                    return;
                }
            }
        }
        throw new OAuthProblem(Code.INVALID_GRANT, "no_valid_keys_or_signatures");
    }

    private void requireTimes(JWTClaimsSet claims) {
        if (claims.getIssueTime() == null || claims.getExpirationTime() == null) {
            throw new OAuthProblem(Code.INVALID_GRANT, "iat and exp are missing");
        }
        Instant now = clock.instant();
        Instant issued = claims.getIssueTime().toInstant();
        Instant expires = claims.getExpirationTime().toInstant();
        if (issued.isAfter(now.plus(CLOCK_SKEW))
                || !expires.isAfter(now.minus(CLOCK_SKEW))
                || expires.isAfter(issued.plus(LONGEST).plus(CLOCK_SKEW))) {
            throw new OAuthProblem(Code.INVALID_GRANT, "expired_grant");
        }
    }

    private static void requireAudience(JWTClaimsSet claims, String host) {
        String name = host.replaceFirst(":\\d+$", "");
        boolean meant = claims.getAudience().stream()
                .map(audience -> audience.replaceFirst("^https?://", "").replaceFirst("/$", ""))
                .anyMatch(audience -> audience.equalsIgnoreCase(host) || audience.equalsIgnoreCase(name));
        if (!meant) {
            throw new OAuthProblem(Code.INVALID_GRANT, "aud must be " + host);
        }
    }

    private static Scopes scopes(@Nullable String claim) {
        Scopes scopes = Scopes.parse(claim == null ? "" : claim);
        if (!scopes.has(Scopes.SIGNATURE)) {
            throw new OAuthProblem(Code.INVALID_SCOPE, "scope must contain signature");
        }
        return scopes;
    }
}
