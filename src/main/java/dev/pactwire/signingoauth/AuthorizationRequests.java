package dev.pactwire.signingoauth;

import dev.pactwire.signingoauth.OAuthProblem.Code;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads authorization requests. As long as app and redirect address are not known to belong together nobody is sent
/// anywhere (RFC 6749, 4.1.2.1).
@Component
class AuthorizationRequests {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SigningApps apps;

    AuthorizationRequests(SigningApps apps) {
        this.apps = apps;
    }

    Asked read(@Nullable String rawQuery) {
        QueryString query;
        try {
            query = QueryString.parse(rawQuery);
        } catch (OAuthProblem malformed) {
            return new Asked.Hopeless("signingoauth.problem.malformed");
        }
        Optional<SigningApp> app =
                query.value("client_id").flatMap(AuthorizationRequests::uuid).flatMap(apps::find);
        if (app.isEmpty()) {
            return new Asked.Hopeless("signingoauth.problem.unknown-app");
        }
        Optional<String> redirectUri = query.value("redirect_uri").filter(app.get()::redirectsTo);
        if (redirectUri.isEmpty()) {
            return new Asked.Hopeless("signingoauth.problem.redirect");
        }
        return read(query, app.get(), redirectUri.get());
    }

    private static Asked read(QueryString query, SigningApp app, String redirectUri) {
        try {
            return new Asked.Valid(new AuthorizationRequest(
                    app,
                    redirectUri,
                    scopes(query),
                    challenge(query, app),
                    query.value("state"),
                    query.value("login_hint"),
                    query.value("prompt").filter("login"::equals).isPresent(),
                    query));
        } catch (OAuthProblem problem) {
            var answer = new LinkedHashMap<String, String>();
            answer.put("error", problem.code().wire());
            answer.put("error_description", problem.description());
            return new Asked.Refused(AuthorizationRequest.back(redirectUri, query.value("state"), answer));
        }
    }

    private static Scopes scopes(QueryString query) {
        if (!query.value("response_type").filter("code"::equals).isPresent()) {
            throw new OAuthProblem(Code.UNSUPPORTED_RESPONSE_TYPE, "response_type must be code");
        }
        Scopes scopes = Scopes.parse(query.value("scope").orElse(""));
        if (!scopes.has(Scopes.SIGNATURE)) {
            throw new OAuthProblem(Code.INVALID_SCOPE, "scope must contain signature");
        }
        return scopes;
    }

    private static @Nullable String challenge(QueryString query, SigningApp app) {
        String challenge = query.value("code_challenge").orElse(null);
        if (challenge == null) {
            if (!app.confidential() || query.value("code_challenge_method").isPresent()) {
                throw new OAuthProblem(Code.INVALID_REQUEST, "code_challenge is missing");
            }
            return null;
        }
        if (!query.value("code_challenge_method").filter("S256"::equals).isPresent()) {
            throw new OAuthProblem(Code.INVALID_REQUEST, "code_challenge_method must be S256");
        }
        if (!CHALLENGE.matcher(challenge).matches()) {
            throw new OAuthProblem(Code.INVALID_REQUEST, "code_challenge must be 43 characters of base64url");
        }
        return challenge;
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
