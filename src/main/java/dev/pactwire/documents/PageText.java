package dev.pactwire.documents;

import dev.pactwire.drawing.Box;
import dev.pactwire.pdf.OpenPdf;
import dev.pactwire.pdf.PageLeaves;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// The letters of one page and where a reader shows them, in the order of the page's content.
///
/// @param page counted from 1
public record PageText(int page, List<Letter> letters) {

    private static final int MAX_LETTERS = 200_000;

    public PageText {
        letters = List.copyOf(letters);
    }

    /// One glyph with its text, usually one character. The box ends on the base line.
    public record Letter(String text, Box box) {}

    /// The text of every page. Pages that cannot be read, or that do not come to an end, count as empty.
    ///
    /// @throws IllegalArgumentException when the bytes are no usable PDF
    public static List<PageText> of(byte[] pdf) {
        try (PDDocument document = OpenPdf.repaired(pdf)) {
            var texts = new ArrayList<PageText>();
            List<PDPage> pages = PageLeaves.of(document);
            var patience = new Patience();
            for (PDPage page : pages) {
                int number = texts.size() + 1;
                texts.add(new PageText(number, letters(document, page, patience)));
            }
            return texts;
        } catch (IOException unusable) {
            throw new IllegalArgumentException("no usable PDF", unusable);
        }
    }

    private static List<Letter> letters(PDDocument document, PDPage page, Patience patience) {
        var reader = new Reader(patience);
        try {
            reader.read(document, page);
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            return reader.letters;
        }
        return reader.letters;
    }

    private static final class Reader extends PDFTextStripper {

        private final List<Letter> letters = new ArrayList<>();
        private final Patience patience;

        Reader(Patience patience) {
            this.patience = patience;
        }

        void read(PDDocument document, PDPage page) throws IOException {
            this.document = document;
            this.output = Writer.nullWriter();
            patience.requireModest(page);
            processPage(page);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            patience.spend();
            super.processOperator(operator, operands);
        }

        @Override
        protected void processTextPosition(TextPosition position) {
            String text = position.getUnicode();
            if (text != null && letters.size() < MAX_LETTERS) {
                double height = position.getHeightDir();
                letters.add(new Letter(
                        text, new Box(position.getX(), position.getY() - height, position.getWidth(), height)));
            }
        }
    }
}
