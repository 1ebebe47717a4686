package dev.pactwire.esign;

import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDocument;
import dev.pactwire.envelopes.Envelopes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/// The forms in which an envelope's documents can be had.
@Component
class Downloads {

    private static final String CERTIFICATE = "Summary";

    private final Envelopes envelopes;

    Downloads(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    Download document(Envelope envelope, int documentId) {
        EnvelopeDocument document = envelope.document(documentId)
                .orElseThrow(() ->
                        new ApiError(ErrorCode.DOCUMENT_DOES_NOT_EXIST, "There is no document " + documentId + "."));
        return Download.pdf(envelopes.content(envelope.id(), documentId), document.name(), String.valueOf(documentId));
    }

    Download certificate(Envelope envelope) {
        return Download.pdf(envelopes.certificate(envelope.id()), CERTIFICATE, "certificate");
    }

    /// All documents as one PDF, with a seal of its own once the envelope is completed.
    Download combined(Envelope envelope, boolean withCertificate) {
        if (envelope.documents().isEmpty() && !withCertificate) {
            throw new ApiError(ErrorCode.DOCUMENT_DOES_NOT_EXIST, "This envelope has no documents yet.");
        }
        String name = envelope.documents().size() == 1
                ? envelope.documents().getFirst().name()
                : envelope.subject().isBlank() ? "Documents" : envelope.subject();
        return Download.pdf(envelopes.combined(envelope.id(), withCertificate), name, "combined");
    }

    /// A ZIP of the PDFs and the certificate.
    Download archive(Envelope envelope) {
        var zip = new ByteArrayOutputStream();
        Set<String> names = new HashSet<>();
        try (var out = new ZipOutputStream(zip)) {
            for (EnvelopeDocument document : envelope.documents()) {
                add(out, unique(names, Download.pdfName(document.name())), content(envelope, document));
            }
            add(out, unique(names, CERTIFICATE + ".pdf"), envelopes.certificate(envelope.id()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Download(zip.toByteArray(), "application/zip", "Documents.zip", "archive");
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    /// A name without folders that no earlier entry has.
    private static String unique(Set<String> names, String wanted) {
        String plain = wanted.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "_");
        String name = plain;
        for (int i = 2; !names.add(name); i++) {
            name = plain.substring(0, plain.length() - ".pdf".length()) + " (" + i + ").pdf";
        }
        return name;
    }

    private byte[] content(Envelope envelope, EnvelopeDocument document) {
        return envelopes.content(envelope.id(), document.documentId());
    }
}
