package dev.pactwire.ceremony;

import dev.pactwire.platform.Refusal;
import java.util.Locale;

/// Something that a page of ours asked and cannot have.
final class CeremonyRefusal extends Refusal {

    private final Code code;

    enum Code {
        VISIT_ENDED,
        REQUEST_INVALID,
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
