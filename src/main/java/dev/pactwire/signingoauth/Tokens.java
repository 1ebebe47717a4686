package dev.pactwire.signingoauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an app is given: an access token and, unless it acts by assertions, a refresh token.
record Tokens(
        String accessToken, Duration lifetime, @Nullable String refreshToken, Scopes scopes) {

    /// The answer of `/oauth/token`; `expires_in` is a JSON number, unlike the numbers of the REST wire.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wire(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("refresh_token") @Nullable String refreshToken,
            @JsonProperty("scope") String scope) {}

    Wire toWire() {
        return new Wire(accessToken, "Bearer", lifetime.toSeconds(), refreshToken, scopes.text());
    }
}
