package dev.pactwire.copper;

import dev.pactwire.platform.Call;
import java.net.URI;

/// Where a CRM is and as whom to call it. It comes from a stored connection, never from a request.
///
/// @param base everything before the operation's path: `https://api.copper.com/developer_api/v1`
public record CopperConnection(URI base, Credential credential, Quota quota) {

    public CopperConnection {
        boolean web = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
        if (!web || base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("a CRM's base is like https://host/developer_api/v1, not: " + base);
        }
        String text = base.toString();
        base = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : base;
    }

    /// Who calls (Authentication). Texts stay out of logs.
    public sealed interface Credential {}

    /// @param email of the key's owner; part of the credential
    public record ApiKey(String key, String email) implements Credential {

        @Override
        public String toString() {
            return "ApiKey[of " + email + "]";
        }
    }

    /// Nobody: for what the CRM tells everyone.
    public record Nobody() implements Credential {}

    public record Bearer(String token) implements Credential {

        @Override
        public String toString() {
            return "Bearer[]";
        }
    }

    /// How much we allow ourselves, since no header tells (Rate Limits).
    ///
    /// @param perMinute calls in any 60 seconds
    /// @param reserved how many of them background work leaves to people
    public record Quota(int perMinute, int reserved) {

        /// What Copper allows.
        public static final Quota OF_COPPER = new Quota(180, 30);

        public Quota {
            if (reserved < 0 || perMinute <= reserved) {
                throw new IllegalArgumentException("a quota leaves something to background work");
            }
        }
    }

    /// @param path encoded, with its query, from `/` on
    URI at(String path) {
        return URI.create(base + path);
    }

    Call signed(Call call) {
        return switch (credential) {
            case ApiKey(String key, String email) ->
                call.header("X-PW-AccessToken", key)
                        .header("X-PW-Application", "developer_api")
                        .header("X-PW-UserEmail", email);
            case Nobody() -> call;
            case Bearer(String token) -> call.header("Authorization", "Bearer " + token);
        };
    }
}
