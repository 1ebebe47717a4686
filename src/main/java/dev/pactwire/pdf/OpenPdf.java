package dev.pactwire.pdf;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Opens PDFs: exactly as they are written, or with the repairs that readers make.
public final class OpenPdf {

    private OpenPdf() {}

    /// @throws IOException when the cross-references are not as they should be, or the file is encrypted
    public static PDDocument exactly(byte[] bytes) throws IOException {
        return open(bytes, false);
    }

    /// @throws IOException when no reader could open it, or it is encrypted
    public static PDDocument repaired(byte[] bytes) throws IOException {
        return open(bytes, true);
    }

    private static PDDocument open(byte[] bytes, boolean lenient) throws IOException {
        return open(new BudgetedBytes(bytes), lenient);
    }

    public static PDDocument open(RandomAccessRead bytes, boolean lenient) throws IOException {
        try {
            PDDocument document = new PDFParser(bytes).parse(lenient);
            if (document.isEncrypted()) {
                document.close();
                throw new IOException("the document is encrypted");
            }
            return document;
        } catch (RuntimeException | StackOverflowError malformed) {
            throw new IOException("the document cannot be read", malformed);
        }
    }
}
