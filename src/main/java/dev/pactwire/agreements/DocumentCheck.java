package dev.pactwire.agreements;

import dev.pactwire.agreements.AgreementRefused.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// Says at once, in the send dialog, what the signing service would refuse later.
final class DocumentCheck {

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER_WITHIN = 1024;

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
        try (PDDocument document = Loader.loadPDF(bytes, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            if (document.isEncrypted()) {
                throw new AgreementRefused(Reason.DOCUMENT_ENCRYPTED, name);
            }
            if (document.getNumberOfPages() == 0) {
                throw new AgreementRefused(Reason.DOCUMENT_DAMAGED, name);
            }
        } catch (InvalidPasswordException encrypted) {
            throw new AgreementRefused(Reason.DOCUMENT_ENCRYPTED, name);
        } catch (IOException | RuntimeException damaged) {
            if (damaged instanceof AgreementRefused refused) {
                throw refused;
            }
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
