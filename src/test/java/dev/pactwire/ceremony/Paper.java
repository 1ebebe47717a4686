package dev.pactwire.ceremony;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// Contracts to sign.
final class Paper {

    private static final String[] CLAUSES = {
        "1. Services", "Lumen Studio delivers two days of brand photography and forty retouched pictures.",
        "2. Fees", "The fee is EUR 8,600, due within thirty days of the invoice.",
        "3. Rights of use", "Harbor & Pine may use the pictures in print and on the web for three years.",
        "4. Confidentiality", "Each party keeps the other's secrets for three years after the end of this agreement."
    };

    private Paper() {}

    /// An order form of that many A4 pages.
    static byte[] orderForm(int pages) {
        try (var document = new PDDocument()) {
            for (int i = 1; i <= pages; i++) {
                var page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                write(document, page, i == 1 ? "Order form" : "Order form, page " + i);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(PDDocument document, PDPage page, String title) throws IOException {
        try (var content = new PDPageContentStream(document, page)) {
            line(content, FontName.TIMES_BOLD, 22, 740, title);
            int y = 700;
            for (int i = 0; i < CLAUSES.length; i += 2) {
                line(content, FontName.TIMES_BOLD, 12, y, CLAUSES[i]);
                line(content, FontName.TIMES_ROMAN, 11, y - 18, CLAUSES[i + 1]);
                y -= 52;
            }
        }
    }

    private static void line(PDPageContentStream content, FontName font, int size, int y, String text)
            throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(font), size);
        content.newLineAtOffset(72, y);
        content.showText(text);
        content.endText();
    }
}
