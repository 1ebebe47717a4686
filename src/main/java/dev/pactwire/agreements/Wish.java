package dev.pactwire.agreements;

import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.docusign.EnvelopeDraft;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What the send dialog asks for, checked: each mistake is a sentence before anything is stored.
record Wish(
        RecordLink record,
        String recordName,
        String subject,
        String message,
        List<AgreementStore.Document> documents,
        List<Recipient> recipients,
        Days days) {

    private static final int MAX_RECIPIENTS = 50;
    static final int MAX_DOCUMENTS = 20;
    private static final int MEGABYTE = 1024 * 1024;

    Wish {
        subject = subject.strip();
        message = message.strip();
        require(
                !subject.isEmpty() && subject.length() <= EnvelopeDraft.MAX_SUBJECT,
                Reason.SUBJECT,
                EnvelopeDraft.MAX_SUBJECT);
        require(message.length() <= EnvelopeDraft.MAX_BLURB, Reason.MESSAGE, EnvelopeDraft.MAX_BLURB);
        require(!documents.isEmpty(), Reason.DOCUMENT_MISSING);
        require(documents.size() <= MAX_DOCUMENTS, Reason.TOO_MANY_DOCUMENTS, MAX_DOCUMENTS);
        long together = documents.stream()
                .mapToLong(document -> document.bytes().length)
                .sum();
        require(
                together <= EnvelopeDraft.MAX_DOCUMENT_BYTES,
                Reason.TOO_LARGE_TOGETHER,
                EnvelopeDraft.MAX_DOCUMENT_BYTES / MEGABYTE);
        require(
                recipients.stream().anyMatch(recipient -> recipient.role() != RecipientRole.COPY),
                Reason.RECIPIENT_MISSING);
        require(recipients.size() <= MAX_RECIPIENTS, Reason.TOO_MANY_RECIPIENTS, MAX_RECIPIENTS);
    }

    /// Equal for two wishes that ask for the same.
    byte[] fingerprint() {
        var parts = new ArrayList<Object>(List.of(record, subject, message, days));
        recipients.forEach(
                each -> parts.add(List.of(each.role(), each.name(), each.email(), String.valueOf(each.order()))));
        documents.forEach(each -> parts.add(List.of(each.name(), HexFormat.of().formatHex(Sha256.of(each.bytes())))));
        return Sha256.of(Json.write(parts));
    }

    private static void require(boolean fits, Reason otherwise, Object... arguments) {
        if (!fits) {
            throw new AgreementRefused(otherwise, arguments);
        }
    }
}
