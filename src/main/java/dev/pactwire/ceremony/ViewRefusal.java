package dev.pactwire.ceremony;

import dev.pactwire.platform.Refusal;
import java.util.Locale;

/// Why an embedded view cannot be made.
public final class ViewRefusal extends Refusal {

    private final Code code;

    public enum Code {
        RETURN_URL_INVALID,
        FRAME_ANCESTOR_INVALID,
        /// A sender's view of what was sent.
        NOT_A_DRAFT,
        /// A recipient's view of a draft.
        NOT_SENT,
        /// Others act first.
        NOT_IN_SEQUENCE
    }

    ViewRefusal(Code code, Object... arguments) {
        super("ceremony.refused." + code.name().toLowerCase(Locale.ROOT), arguments);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
