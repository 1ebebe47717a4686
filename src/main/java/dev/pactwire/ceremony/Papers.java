package dev.pactwire.ceremony;

import dev.pactwire.documents.PageImages;
import dev.pactwire.documents.PagePictures;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDocument;
import dev.pactwire.envelopes.Envelopes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The documents of an envelope as answers to a page: never shown by the browser itself, never kept.
@Component
class Papers {

    private static final String NOTHING = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private static final int PICTURE_WIDTH = 1_600;

    /// Seconds.
    private static final String AGAIN_AFTER = "5";

    private final Envelopes envelopes;
    private final PagePictures pictures;

    Papers(Envelopes envelopes, PagePictures pictures) {
        this.envelopes = envelopes;
        this.pictures = pictures;
    }

    ResponseEntity<byte[]> document(Envelope envelope, int documentId) {
        return envelope.document(documentId)
                .map(document -> answer(
                        envelopes.content(envelope.id(), documentId), MediaType.APPLICATION_PDF, pdfName(document)))
                .orElseGet(Papers::missing);
    }

    /// A page as a picture, for browsers that cannot draw it themselves.
    ResponseEntity<byte[]> picture(Envelope envelope, int documentId, int page) {
        var document = envelope.document(documentId)
                .filter(one -> page >= 1 && page <= one.pages().size());
        if (document.isEmpty()) {
            return missing();
        }
        try {
            byte[] picture = pictures.png(document.get().current(), page, PICTURE_WIDTH);
            return answer(picture, MediaType.IMAGE_PNG, page + ".png");
        } catch (PageImages.Busy busy) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, AGAIN_AFTER)
                    .build();
        }
    }

    ResponseEntity<byte[]> certificate(Envelope envelope) {
        return answer(envelopes.certificate(envelope.id()), MediaType.APPLICATION_PDF, "certificate.pdf");
    }

    static String pdfName(EnvelopeDocument document) {
        return document.name().toLowerCase(Locale.ROOT).endsWith(".pdf") ? document.name() : document.name() + ".pdf";
    }

    private static ResponseEntity<byte[]> answer(byte[] bytes, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("Content-Security-Policy", NOTHING)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }

    private static ResponseEntity<byte[]> missing() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
    }
}
