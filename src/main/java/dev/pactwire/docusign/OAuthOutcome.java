package dev.pactwire.docusign;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// What came of asking for tokens.
public sealed interface OAuthOutcome {

    record Granted(Tokens tokens) implements OAuthOutcome {}

    /// The server said no, in the words of RFC 6749 §5.2 (`invalid_grant`: the person must consent again).
    record Refused(String error, String description) implements OAuthOutcome {}

    /// No answer: a code or refresh token may have been used up, or not.
    record Unreachable(String detail) implements OAuthOutcome {}

    /// An answer that is none of the protocol's: a 5xx, a 429, a page of HTML, half a JSON. Try again later.
    record Unusable(int status, String detail) implements OAuthOutcome {}

    /// What a grant gives. A refresh replaces both tokens: store them before using them.
    ///
    /// @param refreshToken empty when the service gave none
    /// @param scope space separated; empty when the service did not say
    record Tokens(String accessToken, String refreshToken, Instant expiresAt, String scope) {

        private static final long LONGEST = Duration.ofDays(366).toSeconds();
        private static final int UNSAID = 3600;

        /// @param kept the refresh token that stays valid when the answer brings none (RFC 6749 §6)
        static Tokens from(JsonNode answer, String kept, Instant now) {
            String refresh = Lenient.text(answer, "refresh_token");
            long seconds = Math.clamp(Lenient.number(answer, "expires_in", UNSAID), 0, LONGEST);
            return new Tokens(
                    Lenient.required(answer, "access_token"),
                    refresh.isEmpty() ? kept : refresh,
                    now.plusSeconds(seconds),
                    Lenient.text(answer, "scope"));
        }

        /// The tokens stay out of logs.
        @Override
        public String toString() {
            return "Tokens[until " + expiresAt + "]";
        }
    }
}
