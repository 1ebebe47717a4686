package dev.pactwire.signingoauth;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an app asks of a person: checked, so that the person may be sent back to the app with whatever comes of it.
///
/// @param challenge the PKCE challenge by S256
/// @param loginHint the e-mail address of the person whom the app expects
/// @param query everything as it came, to travel through the login page
record AuthorizationRequest(
        SigningApp app,
        String redirectUri,
        Scopes scopes,
        @Nullable String challenge,
        Optional<String> state,
        Optional<String> loginHint,
        boolean loginAgain,
        QueryString query) {

    private static final Set<String> DONE_BY_LOGIN = Set.of("prompt", "login_hint");

    /// Where the person goes on after the login.
    String afterLogin() {
        return "/oauth/auth?" + query.without(DONE_BY_LOGIN).encoded();
    }

    /// Where the person can log in as somebody else.
    String asSomebodyElse() {
        return "/oauth/auth?"
                + query.without(DONE_BY_LOGIN).with("prompt", "login").encoded();
    }

    /// Back to the app with a code.
    String granted(String code) {
        return back(redirectUri, state, Map.of("code", code));
    }

    /// Back to the app with the person's no.
    String denied() {
        return back(redirectUri, state, Map.of("error", OAuthProblem.Code.ACCESS_DENIED.wire()));
    }

    static String back(String redirectUri, Optional<String> state, Map<String, String> answer) {
        var parameters = new LinkedHashMap<>(answer);
        state.ifPresent(value -> parameters.put("state", value));
        return RedirectUri.with(redirectUri, parameters);
    }
}
