package dev.pactwire.documents;

import dev.pactwire.drawing.Canvas;
import dev.pactwire.drawing.DocumentFonts;
import dev.pactwire.drawing.Face;
import dev.pactwire.drawing.Mark;
import dev.pactwire.drawing.Streams;
import dev.pactwire.drawing.TextBlock;
import dev.pactwire.drawing.TextLine;
import dev.pactwire.pdf.StreamSizes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// Pictures and plain text as A4 pages.
final class PlainPages {

    private static final PDRectangle A4 = PDRectangle.A4;
    private static final double MARGIN = 56;
    private static final double SIZE = 10.5;
    private static final int MAX_TEXT = 2_000_000;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private PlainPages() {}

    /// @throws IOException when it is no picture, or too large a one
    static byte[] ofPicture(byte[] bytes) throws IOException {
        try (var document = new PDDocument()) {
            PDImageXObject picture = Picture.embed(document, bytes);
            boolean wide = picture.getWidth() > picture.getHeight();
            PDRectangle paper = wide ? new PDRectangle(A4.getHeight(), A4.getWidth()) : A4;
            double width = paper.getWidth() - 2 * MARGIN;
            double height = paper.getHeight() - 2 * MARGIN;
            double scale = Math.min(width / picture.getWidth(), height / picture.getHeight());
            double shownWidth = picture.getWidth() * scale;
            double shownHeight = picture.getHeight() * scale;
            var canvas = new Canvas(new DocumentFonts());
            canvas.picture(
                    picture.getCOSObject(),
                    (paper.getWidth() - shownWidth) / 2,
                    paper.getHeight() - MARGIN - shownHeight,
                    shownWidth,
                    shownHeight);
            add(document, paper, canvas);
            return saved(document);
        }
    }

    static byte[] ofText(byte[] bytes) throws IOException {
        try (var document = new PDDocument()) {
            String text = decoded(bytes).replace("\f", "\n").replace("\t", "    ");
            double width = A4.getWidth() - 2 * MARGIN;
            if (text.length() > MAX_TEXT) {
                throw new StreamSizes.TooLarge();
            }
            TextBlock block = TextBlock.wrapped(text, Face.SANS, SIZE, width);
            var fonts = new DocumentFonts();
            int perPage = (int) ((A4.getHeight() - 2 * MARGIN) / block.leading());
            List<TextLine> lines = block.lines();
            for (int from = 0; from == 0 || from < lines.size(); from += perPage) {
                var part = new TextBlock(
                        lines.subList(from, Math.min(lines.size(), from + perPage)), SIZE, block.leading());
                var canvas = new Canvas(fonts);
                part.draw(canvas, MARGIN, A4.getHeight() - MARGIN, width, Mark.Align.LEFT);
                add(document, A4, canvas);
            }
            fonts.finish(new Streams(document));
            return saved(document);
        }
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replace("\uFEFF", "");
        } catch (CharacterCodingException notUnicode) {
            return new String(bytes, WINDOWS);
        }
    }

    static void add(PDDocument document, PDRectangle paper, Canvas canvas) {
        var page = new PDPage(paper);
        page.getCOSObject().setItem(COSName.CONTENTS, new Streams(document).deflated(canvas.content()));
        page.getCOSObject().setItem(COSName.RESOURCES, canvas.resources());
        document.addPage(page);
    }

    static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out, CompressParameters.NO_COMPRESSION);
        return out.toByteArray();
    }
}
