package dev.pactwire.integrations;

import dev.pactwire.platform.Refusal;

/// Why a connection could not be made.
public final class IntegrationRefused extends Refusal {

    public enum Reason {
        ADDRESS_NOT_HTTPS("integrations.refused.address-not-https"),
        KEY_MISSING("integrations.refused.key-missing"),
        HMAC_KEY_SHORT("integrations.refused.hmac-key-short"),
        CRM_ADDRESS("integrations.refused.crm-address"),
        CRM_KEY_MISSING("integrations.refused.crm-key-missing"),
        CRM_KEY_REFUSED("integrations.refused.crm-key-refused"),
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
