package dev.pactwire.agreements;

import dev.pactwire.platform.Refusal;

/// What a salesperson is told when something about an agreement cannot be done.
public final class AgreementRefused extends Refusal {

    public enum Reason {
        RECORD_UNKNOWN("agreements.refused.record-unknown"),
        RECORD_TYPE_OFF("agreements.refused.record-type-off"),
        CRM_AWAY("agreements.refused.crm-away"),
        CRM_KEY_MISSING("integrations.refused.crm-key-missing"),
        CRM_BUSY("agreements.refused.crm-busy"),
        CRM_REFUSED("agreements.refused.crm-refused"),
        CRM_BLOCKED("agreements.refused.crm-blocked"),
        DOCUMENT_MISSING("agreements.refused.document-missing"),
        DOCUMENT_EMPTY("agreements.refused.document-empty"),
        DOCUMENT_TOO_LARGE("agreements.refused.document-too-large"),
        TOO_LARGE_TOGETHER("agreements.refused.too-large-together"),
        DOCUMENT_NOT_PDF("agreements.refused.document-not-pdf"),
        DOCUMENT_ENCRYPTED("agreements.refused.document-encrypted"),
        DOCUMENT_DAMAGED("agreements.refused.document-damaged"),
        DOCUMENT_TOO_LONG("agreements.refused.document-too-long"),
        DOCUMENT_EXCESSIVE("agreements.refused.document-excessive"),
        DOCUMENT_GONE("agreements.refused.document-gone"),
        TOO_MANY_DOCUMENTS("agreements.refused.too-many-documents"),
        SUBJECT("agreements.refused.subject"),
        MESSAGE("agreements.refused.message"),
        RECIPIENT_MISSING("agreements.refused.recipient-missing"),
        RECIPIENT_NAME("agreements.refused.recipient-name"),
        RECIPIENT_EMAIL("agreements.refused.recipient-email"),
        RECIPIENT_ORDER("agreements.refused.recipient-order"),
        TOO_MANY_RECIPIENTS("agreements.refused.too-many-recipients"),
        NOT_CONNECTED("agreements.refused.not-connected"),
        CONNECT_AGAIN("agreements.refused.connect-again"),
        SERVICE_AWAY("agreements.refused.service-away"),
        SERVICE_BUSY("agreements.refused.service-busy"),
        SERVICE_REFUSED("agreements.refused.service-refused"),
        UNKNOWN("agreements.refused.unknown"),
        NOT_YOURS("agreements.refused.not-yours"),
        WRONG_STATE("agreements.refused.wrong-state"),
        UNDER_WAY("agreements.refused.under-way"),
        SENDER_MUST_CONNECT("agreements.refused.sender-must-connect"),
        DAYS("agreements.refused.days"),
        REMINDER_FIRST("agreements.refused.reminder-first"),
        REMINDER_LATE("agreements.refused.reminder-late"),
        REASON_MISSING("agreements.refused.reason-missing"),
        REASON_LONG("agreements.refused.reason-long"),
        VOIDING("agreements.refused.voiding"),
        SWITCHED_OFF("agreements.refused.switched-off");

        private final String textKey;

        Reason(String textKey) {
            this.textKey = textKey;
        }
    }

    private final Reason reason;

    AgreementRefused(Reason reason, Object... arguments) {
        super(reason.textKey, arguments);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
