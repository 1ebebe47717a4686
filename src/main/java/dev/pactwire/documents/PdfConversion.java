package dev.pactwire.documents;

import dev.pactwire.documents.Conversion.Converted;
import dev.pactwire.documents.Conversion.NotConverted;
import dev.pactwire.documents.Conversion.Reason;
import dev.pactwire.pdf.Inspection;
import dev.pactwire.pdf.PdfInspection;
import dev.pactwire.pdf.StreamSizes;
import java.io.IOException;
import org.springframework.stereotype.Component;

/// Turns what people bring into PDFs: pictures and text by itself, documents of an office program with
/// LibreOffice where it is installed. A PDF stays as it is. Everything that comes out has passed
/// `PdfInspection`.
@Component
public class PdfConversion {

    private final Office office;

    PdfConversion(Office office) {
        this.office = office;
    }

    /// @param contentType may be empty; the name counts more
    public Conversion toPdf(String fileName, String contentType, byte[] bytes) {
        if (bytes.length == 0) {
            return new NotConverted(Reason.EMPTY, fileName);
        }
        if (bytes.length > PdfInspection.MAX_BYTES) {
            return new NotConverted(Reason.TOO_LARGE, fileName);
        }
        try {
            return switch (FileKind.of(fileName, contentType)) {
                case PDF -> inspected(fileName, bytes);
                case PICTURE -> inspected(fileName, PlainPages.ofPicture(bytes));
                case TEXT -> inspected(fileName, PlainPages.ofText(bytes));
                case HTML -> inspected(fileName, HtmlPages.of(bytes));
                case OFFICE -> office(fileName, bytes);
                case UNKNOWN -> new NotConverted(Reason.UNKNOWN_TYPE, fileName);
            };
        } catch (StreamSizes.TooLarge tooLarge) {
            return new NotConverted(Reason.TOO_LARGE, fileName);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError unreadable) {
            return new NotConverted(Reason.FAILED, fileName);
        }
    }

    private Conversion office(String fileName, byte[] bytes) throws IOException {
        return office.isInstalled()
                ? inspected(fileName, office.toPdf(FileKind.ending(fileName), bytes))
                : new NotConverted(Reason.NEEDS_LIBREOFFICE, fileName);
    }

    private static Conversion inspected(String fileName, byte[] pdf) {
        return switch (PdfInspection.inspect(pdf)) {
            case Inspection.Usable(var pages, boolean signed) -> new Converted(pdf, pages, signed);
            case Inspection.Refused(var reason) -> new NotConverted(refused(reason), fileName);
        };
    }

    private static Reason refused(Inspection.Reason reason) {
        return switch (reason) {
            case EMPTY -> Reason.EMPTY;
            case NOT_A_PDF -> Reason.NOT_A_PDF;
            case ENCRYPTED -> Reason.ENCRYPTED;
            case DAMAGED -> Reason.DAMAGED;
            case TOO_MANY_PAGES -> Reason.TOO_MANY_PAGES;
            case TOO_LARGE -> Reason.TOO_LARGE;
            case CHANGES_FORBIDDEN -> Reason.CHANGES_FORBIDDEN;
        };
    }
}
