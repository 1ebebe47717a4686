package dev.pactwire.signingoauth;

import dev.pactwire.signingoauth.OAuthProblem.Code;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds out which app calls `/oauth/token`: by Basic, by `client_id` and `client_secret` in the form, or, when it can
/// keep no secret, by `client_id` alone.
@Component
class ClientCredentials {

    private static final String BASIC = "basic ";

    private final SigningApps apps;

    ClientCredentials(SigningApps apps) {
        this.apps = apps;
    }

    SigningApp app(@Nullable String authorization, @Nullable String clientId, @Nullable String clientSecret) {
        if (authorization != null && authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            String[] pair = decoded(authorization.substring(BASIC.length()).strip());
            return proven(pair[0], pair[1]);
        }
        if (clientId == null) {
            throw new OAuthProblem(Code.INVALID_CLIENT, "send the integration key and its secret by Basic");
        }
        return clientSecret == null
                ? known(clientId).filter(app -> !app.confidential()).orElseThrow(this::wrong)
                : proven(clientId, clientSecret);
    }

    private SigningApp proven(String id, String secret) {
        return known(id).filter(app -> apps.secretFits(app, secret)).orElseThrow(this::wrong);
    }

    private Optional<SigningApp> known(String id) {
        return AuthorizationRequests.uuid(id).flatMap(apps::find);
    }

    private String[] decoded(String basic) {
        try {
            String text = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            String[] pair = text.split(":", 2);
            if (pair.length == 2) {
                return pair;
            }
        } catch (IllegalArgumentException notBase64) {
            // refused below like every other wrong credential
        }
        throw wrong();
    }

    private OAuthProblem wrong() {
        return new OAuthProblem(Code.INVALID_CLIENT, "the integration key or its secret is wrong");
    }
}
