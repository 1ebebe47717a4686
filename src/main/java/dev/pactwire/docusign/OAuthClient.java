package dev.pactwire.docusign;

import dev.pactwire.platform.Call;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Outcome;
import dev.pactwire.platform.Outgoing;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The authorization code grant with PKCE at a signing service (Authorization Code Grant). The state, its comparison
/// in constant time, the keeping of tokens and the lock around a refresh are the caller's.
@Component
public class OAuthClient {

    private static final String SCOPES = "signature extended";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAX_BYTES = 1024 * 1024;

    private final Outgoing outgoing;
    private final Clock clock;

    public OAuthClient(Outgoing outgoing, Clock clock) {
        this.outgoing = outgoing;
        this.clock = clock;
    }

    /// Where to send the browser for login and consent. PKCE (S256) and the state always go along.
    ///
    /// @param loginAgain ask for the password although the service knows the browser (`prompt=login`)
    /// @param loginHint the e-mail to begin with; empty for none
    public URI authorizeUrl(OAuthApp app, String state, Pkce pkce, boolean loginAgain, String loginHint) {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("scope", SCOPES);
        query.put("client_id", app.clientId());
        query.put("redirect_uri", app.redirectUri().toString());
        query.put("state", state);
        query.put("code_challenge", pkce.challenge());
        query.put("code_challenge_method", "S256");
        if (loginAgain) {
            query.put("prompt", "login");
        }
        if (!loginHint.isEmpty()) {
            query.put("login_hint", loginHint);
        }
        return URI.create(app.browserBase() + "/oauth/auth?" + Bases.query(query));
    }

    /// Turns the code of the redirect into tokens; a code works once and for about two minutes.
    public OAuthOutcome exchange(OAuthApp app, String code, Pkce pkce) {
        return token(
                app, Map.of("grant_type", "authorization_code", "code", code, "code_verifier", pkce.verifier()), "");
    }

    /// Both tokens are new afterwards. Call it under a lock: the old refresh token may be refused from then on.
    public OAuthOutcome refresh(OAuthApp app, String refreshToken) {
        return token(app, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken), refreshToken);
    }

    /// A confidential application names itself by Basic, a public one by `client_id` in the form.
    private OAuthOutcome token(OAuthApp app, Map<String, String> grant, String refreshToken) {
        var form = new LinkedHashMap<>(grant);
        Call call = call("POST", app, "/oauth/token");
        if (app.clientSecret().isPresent()) {
            call = call.header("Authorization", basic(app, app.clientSecret().get()));
        } else {
            form.put("client_id", app.clientId());
        }
        byte[] body = Bases.query(form).getBytes(StandardCharsets.US_ASCII);
        return switch (outgoing.send(call.body("application/x-www-form-urlencoded", body))) {
            case Outcome.Failure failure -> new OAuthOutcome.Unreachable(failure.kind() + ": " + failure.detail());
            case Outcome.Answer answer -> granted(answer, refreshToken);
        };
    }

    private static Call call(String method, OAuthApp app, String path) {
        return Call.of(method, URI.create(app.serverBase() + path))
                .header("Accept", "application/json")
                .within(PATIENCE)
                .atMost(MAX_BYTES);
    }

    private static String basic(OAuthApp app, String secret) {
        byte[] pair = (app.clientId() + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private OAuthOutcome granted(Outcome.Answer answer, String refreshToken) {
        try {
            JsonNode json = Json.tree(answer.body());
            if (answer.isSuccess()) {
                return new OAuthOutcome.Granted(OAuthOutcome.Tokens.from(json, refreshToken, clock.instant()));
            }
            String error = Lenient.text(json, "error");
            boolean refusal = answer.status() >= 400 && answer.status() < 500 && answer.status() != 429;
            return refusal && !error.isEmpty()
                    ? new OAuthOutcome.Refused(error, Lenient.text(json, "error_description"))
                    : new OAuthOutcome.Unusable(answer.status(), error);
        } catch (Json.MalformedJson | Lenient.Missing unusable) {
            return new OAuthOutcome.Unusable(answer.status(), String.valueOf(unusable.getMessage()));
        }
    }

    /// Who consented and with which accounts; read it after the exchange, the REST base stands in it.
    public SigningReply<UserInfo> userInfo(OAuthApp app, String accessToken) {
        Call call = call("GET", app, "/oauth/userinfo").header("Authorization", "Bearer " + accessToken);
        return Answers.judged(outgoing.send(call), clock.instant())
                .then(answer -> Answers.read(answer, UserInfo::from));
    }
}
