package dev.pactwire.envelopes;

import dev.pactwire.pdf.Inspection;
import dev.pactwire.platform.Refusal;
import dev.pactwire.tabs.Tab;
import dev.pactwire.tabs.TabChecks;
import java.util.List;
import java.util.Locale;

/// Something that an envelope does not allow; its text says what and what to do instead.
public final class EnvelopeRefusal extends Refusal {

    private final Code code;

    public enum Code {
        UNKNOWN_ENVELOPE,
        UNKNOWN_RECIPIENT,
        UNKNOWN_DOCUMENT,
        /// Not allowed in the status that the envelope has.
        WRONG_STATUS,
        CANNOT_VOID,
        REASON_MISSING,
        SUBJECT_MISSING,
        DOCUMENTS_MISSING,
        RECIPIENTS_MISSING,
        NAME_MISSING,
        EMAIL_INVALID,
        RECIPIENT_ID_TAKEN,
        DOCUMENT_ID_TAKEN,
        TOO_LONG,
        TOO_MANY,
        CONTROL_CHARACTER,
        DAYS_INVALID,
        TAB_WITHOUT_DOCUMENT,
        /// Mostly beside its page, where nobody would see it.
        TAB_OFF_PAGE,
        TAB_NOT_FOR_KIND,
        /// A choice to be made of nothing.
        LIST_EMPTY,
        UNKNOWN_TAB,
        /// A value that may not stand in its tab; the text says why.
        VALUE_INVALID,
        /// Bytes that cannot be sealed as a PDF; the text says why.
        DOCUMENT_UNUSABLE,
        /// The recipient's turn has not come.
        NOT_IN_SEQUENCE,
        /// The recipient has finished or declined already.
        RECIPIENT_DONE,
        /// What cannot be changed of a recipient any more.
        NOT_CORRECTABLE,
        /// The recipient's place has been given to somebody else since this visit began.
        HANDED_ON,
        NOT_FOR_KIND,
        EXPIRED,
        CONSENT_MISSING,
        NOT_VIEWED,
        SIGNATURE_MISSING,
        VALUES_MISSING,
        /// The same of fields that have no names.
        NAMELESS_VALUES_MISSING,
        NOTHING_TO_SEAL
    }

    EnvelopeRefusal(Code code, Object... arguments) {
        super("envelopes.refused." + lower(code), arguments);
        this.code = code;
    }

    /// Not allowed in this status; the text says what has happened.
    static EnvelopeRefusal wrongStatus(EnvelopeStatus status) {
        return new EnvelopeRefusal(Code.WRONG_STATUS, status, List.of());
    }

    /// @param reason why the value of this tab is not taken
    static EnvelopeRefusal invalid(Tab tab, TabChecks.Bad reason) {
        return new EnvelopeRefusal(
                Code.VALUE_INVALID, reason.code(), List.of(tab.rules().label(), reason.detail()));
    }

    static EnvelopeRefusal unusable(String name, Inspection.Reason reason) {
        return new EnvelopeRefusal(Code.DOCUMENT_UNUSABLE, reason, List.of(name));
    }

    private EnvelopeRefusal(Code code, Enum<?> reason, List<String> arguments) {
        super("envelopes.refused." + lower(code) + "." + lower(reason), arguments.toArray());
        this.code = code;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public Code code() {
        return code;
    }
}
