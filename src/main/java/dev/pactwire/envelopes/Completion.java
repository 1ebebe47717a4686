package dev.pactwire.envelopes;

import dev.pactwire.documents.StoredFiles;
import dev.pactwire.mailroom.Email;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Sends everyone the sealed documents after the completion has been committed: no letter can undo a seal, and no
/// file is copied while the envelope is locked. May be called again for what a crash has left.
@Component
class Completion {

    private static final long MAX_ATTACHED = 5L * 1024 * 1024;
    /// The Mailroom keeps a copy for each letter.
    private static final long MAX_ATTACHED_TOGETHER = 25L * 1024 * 1024;

    private final EnvelopeStore envelopes;
    private final StoredFiles files;
    private final Certificate certificate;
    private final OutcomeMail mail;

    Completion(EnvelopeStore envelopes, StoredFiles files, Certificate certificate, OutcomeMail mail) {
        this.envelopes = envelopes;
        this.files = files;
        this.certificate = certificate;
        this.mail = mail;
    }

    void tell(EnvelopeId id) {
        var envelope = envelopes.get(id);
        mail.completed(envelope, attachments(envelope));
    }

    private List<Email.Attachment> attachments(Envelope envelope) {
        long originals =
                envelope.documents().stream().mapToLong(EnvelopeDocument::size).sum();
        if (originals > MAX_ATTACHED) {
            return List.of();
        }
        var sealed = sealed(envelope);
        long size = sealed.stream().mapToLong(one -> one.bytes().length).sum();
        long copies = envelope.recipients().size() + 1L;
        return size > MAX_ATTACHED || size * copies > MAX_ATTACHED_TOGETHER ? List.of() : sealed;
    }

    private List<Email.Attachment> sealed(Envelope envelope) {
        var sealed = new ArrayList<Email.Attachment>();
        for (EnvelopeDocument document : envelope.documents()) {
            sealed.add(pdf(document.name(), files.read(document.sealed().orElseThrow())));
        }
        sealed.add(pdf(
                certificate.fileName(envelope),
                files.read(envelope.certificate().orElseThrow())));
        return sealed;
    }

    private static Email.Attachment pdf(String name, byte[] bytes) {
        boolean named = name.toLowerCase(Locale.ROOT).endsWith(".pdf");
        return new Email.Attachment(named ? name : name + ".pdf", "application/pdf", bytes);
    }
}
