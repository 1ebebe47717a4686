package dev.pactwire.esign;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.connect.EnvelopeSummary;
import dev.pactwire.envelopes.Drafts;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDraft;
import dev.pactwire.platform.Json;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The documents of an envelope (REST: EnvelopeDocuments).
@RestController
@RequestMapping("/restapi/v2.1/accounts/{accountId}/envelopes/{envelopeId}/documents")
@OwnAccess("every handler takes an ApiCall, which asks for the access token")
class DocumentsController {

    private final Drafts drafts;
    private final VisibleEnvelopes visible;
    private final DocumentsReader reader;
    private final Downloads downloads;

    DocumentsController(Drafts drafts, VisibleEnvelopes visible, DocumentsReader reader, Downloads downloads) {
        this.drafts = drafts;
        this.visible = visible;
        this.reader = reader;
        this.downloads = downloads;
    }

    @GetMapping
    ResponseEntity<byte[]> list(ApiCall call, @PathVariable String envelopeId) {
        return Answers.ok(listed(visible.get(call, envelopeId)));
    }

    private static Object listed(Envelope envelope) {
        var wire = Json.mapper().createObjectNode();
        wire.put("envelopeId", envelope.id().toString());
        wire.set("envelopeDocuments", EnvelopeSummary.documents(envelope));
        return wire;
    }

    @GetMapping("/{documentId}")
    ResponseEntity<byte[]> get(ApiCall call, @PathVariable String envelopeId, @PathVariable String documentId) {
        Envelope envelope = visible.get(call, envelopeId);
        Download download = switch (documentId.toLowerCase(Locale.ROOT)) {
            case "combined" -> downloads.combined(envelope, call.flag("certificate"));
            case "certificate" -> downloads.certificate(envelope);
            case "archive" -> downloads.archive(envelope);
            case "portfolio" -> throw ApiError.notEnabled("The PDF portfolio");
            default -> downloads.document(envelope, number(documentId));
        };
        boolean base64 = call.inBase64()
                || call.parameter("encoding").filter("base64"::equalsIgnoreCase).isPresent();
        return download.answer(base64);
    }

    @PutMapping
    ResponseEntity<byte[]> put(ApiCall call, @PathVariable String envelopeId) {
        Envelope envelope = visible.get(call, envelopeId);
        var parts = DocumentsReader.Parts.of(call);
        List<EnvelopeDraft.Document> put = reader.read(parts.json(), parts.files());
        return Answers.ok(listed(drafts.putDocuments(envelope.id(), put, call.actor())));
    }

    /// The body is the file itself; `Content-Disposition` says its name.
    @PutMapping("/{documentId}")
    ResponseEntity<byte[]> putOne(ApiCall call, @PathVariable String envelopeId, @PathVariable String documentId) {
        Envelope envelope = visible.get(call, envelopeId);
        var file = new Multipart.Part(call.headers(), call.body());
        EnvelopeDraft.Document document = reader.read(number(documentId), file);
        return Answers.ok(listed(drafts.putDocument(envelope.id(), document, call.actor())));
    }

    @DeleteMapping
    ResponseEntity<byte[]> delete(ApiCall call, @PathVariable String envelopeId) {
        Envelope envelope = visible.get(call, envelopeId);
        List<Integer> gone = call.json().objects("documents").stream()
                .map(document -> document.number("documentId").orElseThrow(() -> document.wrong("documentId", "given")))
                .toList();
        return Answers.ok(listed(drafts.removeDocuments(envelope.id(), gone, call.actor())));
    }

    private static int number(String documentId) {
        try {
            return Integer.parseInt(documentId);
        } catch (NumberFormatException notANumber) {
            throw new ApiError(ErrorCode.DOCUMENT_DOES_NOT_EXIST, "There is no document " + documentId + ".");
        }
    }
}
