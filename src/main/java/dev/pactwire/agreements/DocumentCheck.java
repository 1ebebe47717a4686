package dev.pactwire.agreements;

import dev.pactwire.agreements.AgreementRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// Says at once, in the send dialog, what the signing service would refuse later, as far as the bytes show it. It
/// parses nothing: a stranger's PDF is opened by the signing service only, which measures it first.
final class DocumentCheck {

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_WITHIN = 1024;

    /// In the trailer, or in the dictionary of a cross-reference stream: both are never packed.
    private static final Pattern ENCRYPTED =
            Pattern.compile("/Encrypt\\s{0,20}(?:<<|\\d{1,10}\\s{1,20}\\d{1,5}\\s{1,20}R)");

    private DocumentCheck() {}

    static AgreementStore.Document checked(String name, byte[] bytes, long maxBytes) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        if (bytes.length == 0) {
            throw new AgreementRefused(Reason.DOCUMENT_EMPTY, file);
        }
        requireSize(file, bytes.length, maxBytes);
        if (ending(file).equals("pdf")) {
            requireUsablePdf(file, bytes);
        }
        return new AgreementStore.Document(file, bytes);
    }

    static void requireSize(String name, long bytes, long maxBytes) {
        if (bytes > maxBytes) {
            throw new AgreementRefused(Reason.DOCUMENT_TOO_LARGE, name, maxBytes / (1024 * 1024));
        }
    }

    /// In lower case; a name without one is taken for a PDF.
    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "pdf" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static void requireUsablePdf(String name, byte[] bytes) {
        if (!startsLikePdf(bytes)) {
            throw new AgreementRefused(Reason.DOCUMENT_NOT_PDF, name);
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (ENCRYPTED.matcher(text).find()) {
            throw new AgreementRefused(Reason.DOCUMENT_ENCRYPTED, name);
        }
        if (!text.contains("endobj")) {
            throw new AgreementRefused(Reason.DOCUMENT_DAMAGED, name);
        }
    }

    private static boolean startsLikePdf(byte[] bytes) {
        for (int at = 0; at + PDF.length <= Math.min(bytes.length, HEADER_WITHIN); at++) {
            if (Arrays.equals(bytes, at, at + PDF.length, PDF, 0, PDF.length)) {
                return true;
            }
        }
        return false;
    }
}
