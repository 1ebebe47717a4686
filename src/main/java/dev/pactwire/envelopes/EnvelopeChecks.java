package dev.pactwire.envelopes;

import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Placement;
import dev.pactwire.tabs.Tab;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// What a draft must not contain, and what it must contain when it is sent.
final class EnvelopeChecks {

    private static final Pattern BREAKS = Pattern.compile("\\h*\\v+\\s*");
    private static final int MAX_REASON = 200;
    private static final int MAX_SUBJECT = 100;
    private static final int MAX_BLURB = 10_000;
    private static final int MAX_NOTE = 1_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_CLIENT_USER_ID = 100;
    private static final int MAX_TRANSACTION_ID = 100;
    private static final int MAX_CUSTOM_FIELD = 100;
    private static final int MAX_CUSTOM_FIELDS = 500;
    private static final int MAX_RECIPIENTS = 100;
    private static final int MAX_DOCUMENTS = 100;
    private static final int MAX_DOCUMENT_NAME = 200;
    /// All of them are sealed at once, in memory.
    private static final int MAX_MEGABYTES = 100;
    private static final long MEGABYTE = 1024 * 1024;
    private static final int MAX_TABS = 10_000;
    private static final int MAX_DAYS = 999;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>()\\[\\]\",;:\\\\]{1,64}@[^\\s@<>()\\[\\]\",;:\\\\]{1,190}");

    private EnvelopeChecks() {}

    static void draft(EnvelopeDraft draft) {
        wording(draft.subject(), draft.blurb());
        transaction(draft);
        notification(draft.notification());
        customFields(draft.customFields());
        documents(draft.documents().stream()
                .map(EnvelopeDraft.Document::documentId)
                .toList());
        draft.documents().forEach(EnvelopeChecks::document);
        together(draft.documents().stream().mapToLong(one -> one.bytes().length).sum());
        recipients(draft.recipients());
    }

    /// Subjects and names go into the heads of mails, where a line of their own would be a header: they have one line.
    static String oneLine(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }

    static void wording(String subject, String blurb) {
        atMost(MAX_SUBJECT, subject, "emailSubject");
        atMost(MAX_BLURB, blurb, "emailBlurb");
    }

    private static void transaction(EnvelopeDraft draft) {
        if (draft.transactionId() != null) {
            atMost(MAX_TRANSACTION_ID, draft.transactionId(), "transactionId");
        }
    }

    static void notification(Notification notification) {
        var reminders = notification.reminders();
        var expiration = notification.expiration();
        days(reminders.delayDays(), 0, "reminderDelay");
        days(reminders.frequencyDays(), 0, "reminderFrequency");
        days(expiration.afterDays(), expiration.enabled() ? 1 : 0, "expireAfter");
        days(expiration.warnDays(), 0, "expireWarn");
    }

    private static void days(int days, int least, String field) {
        if (days < least || days > MAX_DAYS) {
            throw new EnvelopeRefusal(Code.DAYS_INVALID, field, least, MAX_DAYS);
        }
    }

    static void customFields(List<CustomField> fields) {
        atMost(MAX_CUSTOM_FIELDS, fields, "customFields");
        fields.forEach(field -> {
            atMost(MAX_CUSTOM_FIELD, field.name(), "customFields.name");
            atMost(MAX_CUSTOM_FIELD, field.value(), "customFields.value");
        });
    }

    static void documents(List<Integer> documentIds) {
        atMost(MAX_DOCUMENTS, documentIds, "documents");
        var seen = new HashSet<Integer>();
        documentIds.stream().filter(id -> id < 1 || !seen.add(id)).findFirst().ifPresent(id -> {
            throw new EnvelopeRefusal(Code.DOCUMENT_ID_TAKEN, String.valueOf(id));
        });
    }

    static void document(EnvelopeDraft.Document document) {
        atMost(MAX_DOCUMENT_NAME, document.name(), "documents.name");
    }

    /// @param bytes of all documents of an envelope
    static void together(long bytes) {
        if (bytes > MAX_MEGABYTES * MEGABYTE) {
            throw new EnvelopeRefusal(Code.TOO_MANY, "megabytes of documents", MAX_MEGABYTES);
        }
    }

    /// The tabs of all recipients together.
    static void tabs(int count) {
        if (count > MAX_TABS) {
            throw new EnvelopeRefusal(Code.TOO_MANY, "tabs", MAX_TABS);
        }
    }

    static void recipients(List<EnvelopeDraft.Addressee> recipients) {
        atMost(MAX_RECIPIENTS, recipients, "recipients");
        tabs(recipients.stream().mapToInt(one -> one.tabs().size()).sum());
        var seen = new HashSet<String>();
        recipients.forEach(one -> {
            recipient(one);
            if (one.recipientId().isBlank() || !seen.add(one.recipientId())) {
                throw new EnvelopeRefusal(Code.RECIPIENT_ID_TAKEN, one.recipientId());
            }
        });
    }

    static void recipient(EnvelopeDraft.Addressee recipient) {
        atMost(MAX_NAME, recipient.name(), "name");
        atMost(MAX_NOTE, recipient.note(), "note");
        atMost(MAX_NAME, recipient.recipientId(), "recipientId");
        if (recipient.clientUserId() != null) {
            atMost(MAX_CLIENT_USER_ID, recipient.clientUserId(), "clientUserId");
        }
        if (!recipient.email().isBlank()) {
            email(recipient.name(), recipient.email());
        }
        if (recipient.kind() != RecipientKind.SIGNER && !recipient.tabs().isEmpty()) {
            throw new EnvelopeRefusal(Code.TAB_NOT_FOR_KIND, recipient.name());
        }
    }

    static void sendable(Envelope envelope) {
        if (envelope.subject().isBlank()) {
            throw new EnvelopeRefusal(Code.SUBJECT_MISSING);
        }
        if (envelope.documents().isEmpty()) {
            throw new EnvelopeRefusal(Code.DOCUMENTS_MISSING);
        }
        if (envelope.recipients().isEmpty()) {
            throw new EnvelopeRefusal(Code.RECIPIENTS_MISSING);
        }
        envelope.recipients().forEach(recipient -> {
            person(recipient.recipientId(), recipient.name(), recipient.email());
            recipient.tabs().forEach(tab -> {
                placed(envelope, recipient, tab);
                choosable(recipient, tab);
            });
        });
    }

    /// Nobody can choose from an empty list, so a required one would never be finished.
    private static void choosable(Recipient recipient, Tab tab) {
        if (tab.kind() instanceof Kind.ListChoice(var lettering, var items) && items.isEmpty()) {
            throw new EnvelopeRefusal(
                    Code.LIST_EMPTY, recipient.name(), tab.rules().label());
        }
    }

    static void person(String recipientId, String name, String email) {
        if (name.isBlank()) {
            throw new EnvelopeRefusal(Code.NAME_MISSING, recipientId);
        }
        email(name, email);
    }

    private static void email(String name, String email) {
        if (!EMAIL.matcher(email.strip()).matches()) {
            throw new EnvelopeRefusal(Code.EMAIL_INVALID, name, email);
        }
    }

    /// Every tab, and every button of a group, stands on a page that exists, where it can be seen.
    static void placed(Envelope envelope, Recipient recipient, Tab tab) {
        onPage(envelope, recipient, tab.at());
        if (tab.kind() instanceof Kind.RadioGroup(var radios)) {
            radios.forEach(radio -> onPage(envelope, recipient, radio.at()));
        }
    }

    /// The middle of its box lies on the page: what is half cut off, or far larger than the page, signs unseen.
    private static void onPage(Envelope envelope, Recipient recipient, Placement at) {
        EnvelopeDocument.Page page = envelope.document(at.documentId())
                .filter(document -> at.page() <= document.pages().size())
                .map(document -> document.pages().get(at.page() - 1))
                .orElseThrow(() ->
                        new EnvelopeRefusal(Code.TAB_WITHOUT_DOCUMENT, recipient.name(), at.documentId(), at.page()));
        if (at.x() + at.width() / 2 >= page.width() || at.y() + at.height() / 2 >= page.height()) {
            throw new EnvelopeRefusal(Code.TAB_OFF_PAGE, recipient.name(), at.documentId(), at.page());
        }
    }

    /// A reason as it is kept: longer ones lose their end, as on the wire that we speak.
    static String reason(String given) {
        String reason = given.strip();
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }

    private static void atMost(int limit, String text, String field) {
        if (text.indexOf('\0') >= 0) {
            throw new EnvelopeRefusal(Code.CONTROL_CHARACTER, field);
        }
        if (text.length() > limit) {
            throw new EnvelopeRefusal(Code.TOO_LONG, field, limit);
        }
    }

    private static void atMost(int limit, Collection<?> things, String field) {
        if (things.size() > limit) {
            throw new EnvelopeRefusal(Code.TOO_MANY, field, limit);
        }
    }
}
