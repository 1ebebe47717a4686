package dev.pactwire.agreements;

import dev.pactwire.agreements.AgreementRefused.Reason;
import java.util.UUID;

/// What a sender wants of an envelope that is out. Its id makes one errand of all attempts.
sealed interface Errand {

    UUID id();

    /// Mails again to everyone whose turn it is.
    record Resend(UUID id) implements Errand {}

    /// Ends it for everyone.
    ///
    /// @param reason shown to the recipients
    record Cancel(UUID id, String reason) implements Errand {

        private static final int MAX_REASON = 200;

        public Cancel {
            reason = reason.strip();
            if (reason.isEmpty()) {
                throw new AgreementRefused(Reason.REASON_MISSING);
            }
            if (reason.length() > MAX_REASON) {
                throw new AgreementRefused(Reason.REASON_LONG, MAX_REASON);
            }
        }
    }
}
