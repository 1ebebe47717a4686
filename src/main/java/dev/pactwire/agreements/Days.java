package dev.pactwire.agreements;

import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.docusign.EnvelopeDraft;

/// How long the recipients have, and when they are reminded; counted from the sending.
///
/// @param expiresAfter 0 for never
/// @param firstReminder 0 for none
/// @param everyReminder after the first one; 0 for no further
public record Days(int expiresAfter, int firstReminder, int everyReminder) {

    /// What the signing wire takes.
    static final int MOST = 999;

    /// As the signing service has it when nobody says anything.
    static final Days USUAL = new Days(120, 0, 0);

    public Days {
        require(isNumber(expiresAfter) && isNumber(firstReminder) && isNumber(everyReminder), Reason.DAYS);
        require(everyReminder == 0 || firstReminder > 0, Reason.REMINDER_FIRST);
        require(expiresAfter == 0 || firstReminder < expiresAfter, Reason.REMINDER_LATE);
    }

    private static boolean isNumber(int days) {
        return days >= 0 && days <= MOST;
    }

    private static void require(boolean fits, Reason otherwise) {
        if (!fits) {
            throw new AgreementRefused(otherwise, MOST);
        }
    }

    EnvelopeDraft.Notification toWire() {
        return new EnvelopeDraft.Notification(firstReminder, everyReminder, expiresAfter, 0);
    }
}
