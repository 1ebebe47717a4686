package dev.pactwire.envelopes;

import dev.pactwire.documents.FileId;
import dev.pactwire.documents.StoredFiles;
import dev.pactwire.pdf.Inspection;
import dev.pactwire.pdf.PageSize;
import dev.pactwire.pdf.PdfInspection;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Sha256;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Takes documents in: looks at them first, outside any transaction, then keeps them with the envelope.
@Component
class Intake {

    private final StoredFiles files;
    private final DocumentStore documents;
    private final Ids ids;

    Intake(StoredFiles files, DocumentStore documents, Ids ids) {
        this.files = files;
        this.documents = documents;
        this.ids = ids;
    }

    /// A document that can be signed and sealed.
    record Inspected(EnvelopeDraft.Document document, List<PageSize> pages) {}

    /// @throws EnvelopeRefusal DOCUMENT_UNUSABLE
    List<Inspected> inspect(List<EnvelopeDraft.Document> given) {
        return given.stream().map(Intake::inspect).toList();
    }

    private static Inspected inspect(EnvelopeDraft.Document document) {
        return switch (PdfInspection.inspect(document.bytes())) {
            case Inspection.Usable usable -> new Inspected(document, usable.pages());
            case Inspection.Refused refused -> throw EnvelopeRefusal.unusable(document.name(), refused.reason());
        };
    }

    /// @param before how many documents stand before these
    void add(EnvelopeId envelope, int before, List<Inspected> inspected) {
        for (int i = 0; i < inspected.size(); i++) {
            documents.insert(envelope, keep(inspected.get(i), before + i + 1));
        }
    }

    private EnvelopeDocument keep(Inspected inspected, int position) {
        byte[] bytes = inspected.document().bytes();
        return new EnvelopeDocument(
                ids.random(),
                inspected.document().documentId(),
                position,
                inspected.document().name(),
                files.keep(bytes),
                AuditTrail.hex(Sha256.of(bytes)),
                bytes.length,
                inspected.pages().stream()
                        .map(size -> new EnvelopeDocument.Page(ids.random(), size.width(), size.height()))
                        .toList(),
                Optional.empty());
    }

    /// Takes a document out of a draft, and its bytes out of the database if nothing else uses them.
    void remove(EnvelopeDocument document) {
        documents.delete(document);
        forget(document.file());
    }

    void forget(FileId file) {
        files.forgetUnused(file, documents::uses);
    }

    byte[] read(EnvelopeDocument document) {
        return files.read(document.current());
    }
}
