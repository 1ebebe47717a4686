package dev.pactwire.signingoauth;

import java.util.Locale;

/// An error of the OAuth wire, with the code that RFC 6749 and DocuSign give it.
final class OAuthProblem extends RuntimeException {

    enum Code {
        INVALID_REQUEST,
        INVALID_CLIENT,
        INVALID_GRANT,
        INVALID_SCOPE,
        INVALID_TOKEN,
        ACCESS_DENIED,
        CONSENT_REQUIRED,
        UNSUPPORTED_GRANT_TYPE,
        UNSUPPORTED_RESPONSE_TYPE;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Code code;
    private final String description;

    /// @param description for developers, in English
    OAuthProblem(Code code, String description) {
        super(code.wire() + ": " + description, null, false, false);
        this.code = code;
        this.description = description;
    }

    Code code() {
        return code;
    }

    String description() {
        return description;
    }
}
