package dev.pactwire.docusign;

import dev.pactwire.platform.Call;
import dev.pactwire.platform.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ContentDisposition;

/// The documents of an account's envelopes (REST: EnvelopeDocuments). For all of them take `combined` or `archive`:
/// the rules forbid a loop over single documents.
public final class DocumentCalls {

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZIP = {'P', 'K'};

    private final Wire wire;

    static boolean isPdf(byte[] bytes) {
        return Download.begins(bytes, PDF);
    }

    DocumentCalls(Wire wire) {
        this.wire = wire;
    }

    /// A document's bytes and what the service calls it.
    ///
    /// @param fileName without any folder; empty when the service said none
    public record Download(byte[] bytes, String contentType, String fileName) {

        static Download from(Outcome.Answer answer) {
            return new Download(
                    answer.body(),
                    answer.header("content-type").orElse("application/octet-stream"),
                    answer.header("content-disposition")
                            .flatMap(Download::fileName)
                            .orElse(""));
        }

        private static Optional<String> fileName(String header) {
            try {
                return Optional.ofNullable(ContentDisposition.parse(header).getFilename())
                        .map(name -> name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
                        .map(name -> name.replaceAll("\\p{Cntrl}", ""));
            } catch (IllegalArgumentException malformed) {
                return Optional.empty();
            }
        }

        static boolean begins(byte[] bytes, byte[] magic) {
            return bytes.length >= magic.length && Arrays.mismatch(bytes, 0, magic.length, magic, 0, magic.length) < 0;
        }
    }

    /// The certificate is among them.
    public SigningReply<List<EnvelopeSummary.Document>> list(EnvelopeId id) {
        return wire.read(EnvelopeCalls.path(id) + "/documents", EnvelopeSummary.Document::all);
    }

    /// One document as PDF.
    ///
    /// @param maxBytes the largest answer to read
    public SigningReply<Download> document(EnvelopeId id, String documentId, int maxBytes) {
        return download(id, Bases.encoded(documentId), "application/pdf", PDF, maxBytes);
    }

    /// All documents in one PDF. Of several sealed documents only `archive` keeps each seal.
    public SigningReply<Download> combined(EnvelopeId id, boolean withCertificate, int maxBytes) {
        return download(
                id, withCertificate ? "combined?certificate=true" : "combined", "application/pdf", PDF, maxBytes);
    }

    public SigningReply<Download> certificate(EnvelopeId id, int maxBytes) {
        return download(id, "certificate", "application/pdf", PDF, maxBytes);
    }

    /// A ZIP of the PDFs and the certificate.
    public SigningReply<Download> archive(EnvelopeId id, int maxBytes) {
        return download(id, "archive", "application/zip", ZIP, maxBytes);
    }

    private SigningReply<Download> download(EnvelopeId id, String what, String accept, byte[] magic, int maxBytes) {
        Call call = wire.call("GET", EnvelopeCalls.path(id) + "/documents/" + what)
                .header("Accept", accept + ", */*")
                .within(Wire.PATIENCE_WITH_DOCUMENTS)
                .atMost(maxBytes);
        return wire.download(call, magic);
    }
}
