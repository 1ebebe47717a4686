package dev.pactwire.esign;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// A file on its way to a caller.
///
/// @param documentId as the wire calls it: a number or `combined`, `archive`, `certificate`
record Download(byte[] bytes, String contentType, String fileName, String documentId) {

    static Download pdf(byte[] bytes, String name, String documentId) {
        return new Download(bytes, "application/pdf", pdfName(name), documentId);
    }

    /// Whatever it was before, it is a PDF now.
    static String pdfName(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? name : name + ".pdf";
    }

    ResponseEntity<byte[]> answer(boolean inBase64) {
        var answer = ResponseEntity.status(HttpStatus.OK)
                .header(HttpHeaders.CONTENT_TYPE, contentType)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition())
                .cacheControl(CacheControl.noStore());
        return inBase64
                ? answer.header("Content-Transfer-Encoding", "base64")
                        .body(Base64.getEncoder().encode(bytes))
                : answer.body(bytes);
    }

    private String disposition() {
        var builder = ContentDisposition.builder("file");
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(fileName);
        String named = (ascii ? builder.filename(fileName) : builder.filename(fileName, StandardCharsets.UTF_8))
                .build()
                .toString();
        return named + "; documentid=\"" + documentId + "\"";
    }
}
