package dev.pactwire.access;

import dev.pactwire.platform.Refusal;

/// What users, invitations and passwords may be refused for.
public final class AccessRefused extends Refusal {

    public enum Reason {
        EMAIL_TAKEN("access.refused.email-taken"),
        EMAIL_MALFORMED("access.refused.email-malformed"),
        NAME_MISSING("access.refused.name-missing"),
        PASSWORD_TOO_SHORT("access.refused.password-too-short"),
        PASSWORD_TOO_LONG("access.refused.password-too-long"),
        PASSWORD_WRONG("access.refused.password-wrong"),
        PASSWORD_SAME("access.refused.password-same"),
        PASSWORD_TOO_OFTEN("access.refused.password-too-often"),
        INVITATION_GONE("access.refused.invitation-gone"),
        RESET_GONE("access.refused.reset-gone"),
        LAST_OWNER("access.refused.last-owner"),
        NOT_ABOVE("access.refused.not-above"),
        BUSY("access.refused.busy");

        private final String textKey;

        Reason(String textKey) {
            this.textKey = textKey;
        }
    }

    private final Reason reason;

    AccessRefused(Reason reason, Object... arguments) {
        super(reason.textKey, arguments);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
