package dev.pactwire.signingoauth;

import dev.pactwire.platform.Refusal;

/// What the registration of an app may be refused for.
public final class SigningAppRefusal extends Refusal {

    public enum Reason {
        NAME_MISSING("signingoauth.refused.name-missing"),
        REDIRECT_MISSING("signingoauth.refused.redirect-missing"),
        REDIRECT_MALFORMED("signingoauth.refused.redirect-malformed"),
        KEY_MALFORMED("signingoauth.refused.key-malformed"),
        TOO_MANY_KEYS("signingoauth.refused.too-many-keys"),
        NO_SECRET("signingoauth.refused.no-secret"),
        UNKNOWN_APP("signingoauth.refused.unknown-app"),
        OWN_APP("signingoauth.refused.own-app");

        private final String textKey;

        Reason(String textKey) {
            this.textKey = textKey;
        }
    }

    private final Reason reason;

    SigningAppRefusal(Reason reason, Object... arguments) {
        super(reason.textKey, arguments);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
