package dev.pactwire.esign;

import dev.pactwire.documents.Conversion;
import dev.pactwire.documents.PdfConversion;
import dev.pactwire.envelopes.EnvelopeDraft.Document;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Reads the documents of a request, from base64 in the JSON or from parts beside it, and makes PDFs of them.
@Component
class DocumentsReader {

    private static final Map<String, String> EXTENSIONS = Map.of(
            "application/pdf", "pdf",
            "text/html", "html",
            "text/plain", "txt",
            "application/msword", "doc",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx",
            "application/rtf", "rtf",
            "image/png", "png",
            "image/jpeg", "jpg");

    private static final String AS_PDF = "Save it as a PDF and send that.";

    private final PdfConversion conversion;

    DocumentsReader(PdfConversion conversion) {
        this.conversion = conversion;
    }

    /// The documents of a body in their order.
    ///
    /// @param parts files of a multipart request by `documentid`
    List<Document> read(Fields body, Map<Integer, Multipart.Part> parts) {
        return body.objects("documents").stream()
                .sorted(Comparator.comparingInt(document -> document.number("order", Integer.MAX_VALUE)))
                .map(document -> one(document, parts))
                .toList();
    }

    private Document one(Fields wire, Map<Integer, Multipart.Part> parts) {
        int id = wire.number("documentId").orElseThrow(() -> wire.wrong("documentId", "given as a whole number"));
        Multipart.Part part = parts.get(id);
        String contentType = part == null ? "" : part.contentType();
        String name = wire.text("name", part == null ? "" : part.fileName()).strip();
        byte[] bytes = part == null ? inline(wire, id) : partBytes(part, id);
        return document(id, name, wire.text("fileExtension", ""), contentType, bytes);
    }

    /// A document that came as the whole body of a request.
    Document read(int id, Multipart.Part file) {
        String extension = file.parameter("fileExtension").orElse("");
        return document(id, file.fileName(), extension, file.contentType(), partBytes(file, id));
    }

    private Document document(int id, String name, String extension, String contentType, byte[] bytes) {
        String fileName = fileName(id, name, extension, contentType);
        return switch (conversion.toPdf(fileName, contentType, bytes)) {
            case Conversion.Converted converted -> new Document(id, fileName, converted.pdf());
            case Conversion.NotConverted refused ->
                throw unreadable(id, "“" + fileName + "” cannot be used: " + words(refused.reason()));
        };
    }

    /// With an extension: what the file is decides how it becomes a PDF.
    private static String fileName(int id, String name, String extension, String contentType) {
        String base = name.isEmpty() ? "Document " + id : name;
        String known = extension.isBlank()
                ? EXTENSIONS.getOrDefault(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT), "")
                : extension.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        boolean has = known.isEmpty() || base.toLowerCase(Locale.ROOT).endsWith("." + known);
        return has ? base : base + "." + known;
    }

    private static byte[] inline(Fields wire, int id) {
        String base64 = wire.text("documentBase64", "");
        if (base64.isBlank()) {
            throw unreadable(id, "it has neither documentBase64 nor a part of its own.");
        }
        return decoded(base64, id);
    }

    private static byte[] partBytes(Multipart.Part part, int id) {
        try {
            return part.bytes();
        } catch (IllegalArgumentException notBase64) {
            throw unreadable(id, "its part is not base64.");
        }
    }

    private static byte[] decoded(String base64, int id) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw unreadable(id, "documentBase64 is not base64.");
        }
    }

    /// The files of a multipart request by their `documentid`, and the JSON that stands before them.
    record Parts(Fields json, Map<Integer, Multipart.Part> files) {

        static Parts of(ApiCall call) {
            if (!call.contentType().startsWith("multipart/")) {
                return new Parts(call.json(), Map.of());
            }
            List<Multipart.Part> parts = Multipart.parse(call);
            var files = new HashMap<Integer, Multipart.Part>();
            parts.forEach(part -> part.parameter("documentid").ifPresent(id -> files.put(number(id), part)));
            return new Parts(
                    parts.stream()
                            .filter(part ->
                                    part.contentType().toLowerCase(Locale.ROOT).contains("json"))
                            .findFirst()
                            .map(part -> Fields.parse(part.content()))
                            .orElseThrow(() -> new ApiError(
                                    ErrorCode.INVALID_REQUEST_BODY, "The multipart body has no JSON part.")),
                    files);
        }

        private static int number(String id) {
            try {
                return Integer.parseInt(id.strip());
            } catch (NumberFormatException notANumber) {
                throw ApiError.parameter("documentid of a part must be a whole number, not " + id + ".");
            }
        }
    }

    private static String words(Conversion.Reason reason) {
        return switch (reason) {
            case EMPTY -> "it is empty.";
            case NOT_A_PDF -> "it is not a PDF. " + AS_PDF;
            case ENCRYPTED -> "it is protected by a password. Save it without one and send that.";
            case DAMAGED -> "it is damaged. " + AS_PDF;
            case TOO_MANY_PAGES -> "it has too many pages.";
            case TOO_LARGE -> "it is too large, or what is packed in it is.";
            case CHANGES_FORBIDDEN -> "its author has certified it and does not allow what signing adds.";
            case UNKNOWN_TYPE -> "files of this type cannot be made into a PDF. " + AS_PDF;
            case NEEDS_LIBREOFFICE -> "files of this type need LibreOffice on the server. " + AS_PDF;
            case FAILED -> "it is not what its name says, or cannot be read. " + AS_PDF;
        };
    }

    private static ApiError unreadable(int id, String why) {
        return new ApiError(ErrorCode.UNABLE_TO_LOAD_DOCUMENT, "Document " + id + ": " + why);
    }
}
