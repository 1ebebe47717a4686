package dev.pactwire.ceremony;

import java.util.Locale;

/// How a recipient's view ended, in the words that DocuSign's callers know.
enum RecipientReturn {
    SIGNING_COMPLETE,
    /// There was nothing (more) to do but read.
    VIEWING_COMPLETE,
    /// Will finish later.
    CANCEL,
    DECLINE,
    SESSION_TIMEOUT,
    /// The address was opened too late, or again.
    TTL_EXPIRED;

    /// Empty where there is nowhere to go.
    String address(Sitting.Recipient sitting) {
        return sitting.returnUrl().with("event=" + name().toLowerCase(Locale.ROOT));
    }
}
