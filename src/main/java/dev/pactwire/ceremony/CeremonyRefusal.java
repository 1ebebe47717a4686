package dev.pactwire.ceremony;

import dev.pactwire.platform.Refusal;
import java.util.Locale;

/// Something that a page of ours asked and cannot have.
final class CeremonyRefusal extends Refusal {

    private final Code code;

    enum Code {
        REQUEST_INVALID,
        /// The documents are not this person's to read now.
        NOT_READABLE,
        SIGNATURE_MISSING,
        TOO_MUCH
    }

    CeremonyRefusal(Code code, Object... arguments) {
        super("ceremony.refused." + code.name().toLowerCase(Locale.ROOT), arguments);
        this.code = code;
    }

    Code code() {
        return code;
    }
}
