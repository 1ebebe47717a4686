package dev.pactwire.connect;

import dev.pactwire.platform.Refusal;
import java.util.Locale;

/// A configuration or a key that cannot be as asked; its text says why.
public final class ConnectRefusal extends Refusal {

    private final Code code;

    public enum Code {
        UNKNOWN_CONFIGURATION,
        UNKNOWN_KEY,
        UNKNOWN_MESSAGE,
        NAME_MISSING,
        URL_INVALID,
        DOCUMENTS_NOT_PUSHED,
        TOO_MANY_CONFIGURATIONS,
        TOO_MANY_KEYS,
        MALFORMED
    }

    ConnectRefusal(Code code, Object... arguments) {
        super("connect.refused." + code.name().toLowerCase(Locale.ROOT), arguments);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
