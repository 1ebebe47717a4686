package dev.pactwire.agreements;

import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.pdf.Inspection;
import dev.pactwire.pdf.PageLeaves;
import dev.pactwire.pdf.PdfInspection;
import java.util.Locale;

/// Says at once, in the send dialog, what the signing service would refuse later.
final class DocumentCheck {

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

    /// What a certification forbids is left to the signing service, which knows what it adds.
    private static void requireUsablePdf(String name, byte[] bytes) {
        if (PdfInspection.inspect(bytes) instanceof Inspection.Refused(var reason)) {
            switch (reason) {
                case EMPTY -> throw new AgreementRefused(Reason.DOCUMENT_EMPTY, name);
                case NOT_A_PDF -> throw new AgreementRefused(Reason.DOCUMENT_NOT_PDF, name);
                case ENCRYPTED -> throw new AgreementRefused(Reason.DOCUMENT_ENCRYPTED, name);
                case DAMAGED -> throw new AgreementRefused(Reason.DOCUMENT_DAMAGED, name);
                case TOO_MANY_PAGES -> throw new AgreementRefused(Reason.DOCUMENT_TOO_LONG, name, PageLeaves.MAX_PAGES);
                case TOO_LARGE -> throw new AgreementRefused(Reason.DOCUMENT_EXCESSIVE, name);
                case CHANGES_FORBIDDEN -> {}
            }
        }
    }
}
