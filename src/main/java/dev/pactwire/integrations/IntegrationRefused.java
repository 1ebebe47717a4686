package dev.pactwire.integrations;

import dev.pactwire.platform.Refusal;

/// Why a connection could not be made.
public final class IntegrationRefused extends Refusal {

    public enum Reason {
        ADDRESS_NOT_HTTPS("integrations.refused.address-not-https"),
        KEY_MISSING("integrations.refused.key-missing"),
        HMAC_KEY_SHORT("integrations.refused.hmac-key-short"),
        UNKNOWN_CONNECTION("integrations.refused.unknown-connection");

        private final String textKey;

        Reason(String textKey) {
            this.textKey = textKey;
        }
    }

    private final Reason reason;

    IntegrationRefused(Reason reason, Object... arguments) {
        super(reason.textKey, arguments);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
