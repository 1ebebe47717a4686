package dev.pactwire.documents;

import dev.pactwire.drawing.Canvas;
import dev.pactwire.drawing.DocumentFonts;
import dev.pactwire.drawing.Face;
import dev.pactwire.drawing.Mark;
import dev.pactwire.drawing.Streams;
import dev.pactwire.drawing.TextBlock;
import dev.pactwire.drawing.TextLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Writes a report as A4 pages: a title, sections of facts, paragraphs and tables in any script. Pages break
/// between rows, tables repeat their head, every page has its number.
///
/// ```java byte[] pdf = ReportPdf.titled("Certificate of completion").section("Envelope").facts(facts).toPdf();
/// ```
public final class ReportPdf {

    private static final PDRectangle PAPER = PDRectangle.A4;
    private static final double MARGIN = 56;
    private static final double WIDTH = PAPER.getWidth() - 2 * MARGIN;
    private static final double BOTTOM = 64;
    private static final double KEY_WIDTH = 140;
    private static final double BODY = 9.5;
    private static final double CELL = 8.5;
    private static final double PADDING = 5;
    private static final double LEAST_COLUMN = 46;
    private static final int INK = 0x1F2933;
    private static final int QUIET = 0x64748B;
    private static final int ACCENT = 0x1D4E89;
    private static final int HAIRLINE = 0xD5DCE4;
    private static final int HEAD = 0xEEF2F6;

    private final String title;
    private final DocumentFonts fonts = new DocumentFonts();
    private final List<Canvas> pages = new ArrayList<>();
    private String footer = "";
    private double y;

    private ReportPdf(String title) {
        this.title = title;
        breakPage();
        block(title, Face.BOLD, 20, INK, MARGIN, WIDTH);
        y -= 6;
    }

    public static ReportPdf titled(String title) {
        return new ReportPdf(title);
    }

    /// A quiet line under the title.
    public ReportPdf subtitle(String text) {
        block(text, Face.SANS, BODY, QUIET, MARGIN, WIDTH);
        return this;
    }

    /// What stands at the foot of every page, left of its number.
    public ReportPdf footer(String text) {
        footer = text;
        return this;
    }

    public ReportPdf section(String name) {
        y -= 16;
        room(60);
        block(name, Face.BOLD, 12, ACCENT, MARGIN, WIDTH);
        y -= 3;
        rule(ACCENT, 0.8);
        y -= 6;
        return this;
    }

    public ReportPdf paragraph(String text) {
        block(text, Face.SANS, BODY, INK, MARGIN, WIDTH);
        y -= 6;
        return this;
    }

    /// Names on the left, values on the right, in the order of the map.
    public ReportPdf facts(Map<String, String> facts) {
        facts.forEach((name, value) -> {
            TextBlock key = TextBlock.wrapped(name, Face.SANS, BODY, KEY_WIDTH - PADDING);
            TextBlock text = TextBlock.wrapped(value, Face.SANS, BODY, WIDTH - KEY_WIDTH);
            row(
                    List.of(
                            new Cell(key, MARGIN, KEY_WIDTH - PADDING, QUIET),
                            new Cell(text, MARGIN + KEY_WIDTH, WIDTH - KEY_WIDTH, INK)),
                    () -> {});
        });
        return this;
    }

    /// @param rows each with as many cells as the head
    public ReportPdf table(List<String> head, List<List<String>> rows) {
        double[] widths = widths(head, rows);
        room(70);
        head(head, widths);
        for (List<String> row : rows) {
            row(cells(row, widths, Face.SANS, INK), () -> head(head, widths));
        }
        y -= 6;
        return this;
    }

    /// Each column gets what its longest cell wants. When all of it does not fit, they are shrunk alike, but none
    /// below its longest word: an address or a time is not torn.
    private static double[] widths(List<String> head, List<List<String>> rows) {
        double[] wanted = columns(head, rows, ReportPdf::width, WIDTH * 0.6);
        double sum = DoubleStream.of(wanted).sum();
        if (sum <= WIDTH) {
            return DoubleStream.of(wanted).map(width -> width * WIDTH / sum).toArray();
        }
        double[] least = columns(head, rows, ReportPdf::longestWord, Math.max(LEAST_COLUMN, WIDTH / head.size()));
        double needed = DoubleStream.of(least).sum();
        double share = Math.max(0, WIDTH - needed) / Math.max(1, sum - needed);
        return IntStream.range(0, wanted.length)
                .mapToDouble(i -> least[i] + (wanted[i] - least[i]) * share)
                .toArray();
    }

    private static double[] columns(
            List<String> head, List<List<String>> rows, ToDoubleBiFunction<String, Face> measure, double most) {
        return IntStream.range(0, head.size())
                .mapToDouble(column -> Math.max(
                        measure.applyAsDouble(head.get(column), Face.BOLD),
                        rows.stream()
                                .mapToDouble(row -> measure.applyAsDouble(row.get(column), Face.SANS))
                                .max()
                                .orElse(0)))
                .map(width -> Math.clamp(width + 2 * PADDING + 1, LEAST_COLUMN, most))
                .toArray();
    }

    private static double width(String text, Face face) {
        return TextLine.of(text, face).width(CELL);
    }

    private static double longestWord(String text, Face face) {
        return Stream.of(text.split("\\s+"))
                .mapToDouble(word -> width(word, face))
                .max()
                .orElse(0);
    }

    private void head(List<String> head, double[] widths) {
        List<Cell> cells = cells(head, widths, Face.BOLD, QUIET);
        double height = height(cells) + 2 * PADDING;
        canvas().save()
                .fill(HEAD)
                .rectangle(MARGIN, y - height, WIDTH, height)
                .fillPath()
                .restore();
        y -= PADDING;
        draw(cells, 0, Integer.MAX_VALUE);
        y -= height - PADDING;
    }

    private List<Cell> cells(List<String> texts, double[] widths, Face face, int color) {
        var cells = new ArrayList<Cell>();
        double x = MARGIN;
        for (int column = 0; column < widths.length; column++) {
            double width = widths[column] - 2 * PADDING;
            cells.add(new Cell(TextBlock.wrapped(texts.get(column), face, CELL, width), x + PADDING, width, color));
            x += widths[column];
        }
        return cells;
    }

    private record Cell(TextBlock block, double x, double width, int color) {}

    private static double height(List<Cell> cells) {
        return cells.stream().mapToDouble(cell -> cell.block().height()).max().orElse(0);
    }

    /// One row with a line under it. A row that is longer than the page goes on at the next, below `again`.
    private void row(List<Cell> cells, Runnable again) {
        double leading = cells.getFirst().block().leading();
        int lines = cells.stream()
                .mapToInt(cell -> cell.block().lines().size())
                .max()
                .orElse(0);
        double height = lines * leading + 2 * PADDING;
        if (y - height < BOTTOM && height < (PAPER.getHeight() - MARGIN - BOTTOM) / 2) {
            breakPage();
            again.run();
        }
        int from = 0;
        do {
            int fitting = (int) Math.max(0, (y - BOTTOM - 2 * PADDING) / leading);
            if (fitting == 0) {
                breakPage();
                again.run();
                continue;
            }
            int to = Math.min(lines, from + fitting);
            y -= PADDING;
            draw(cells, from, to);
            y -= (to - from) * leading + PADDING;
            from = to;
            if (from < lines) {
                breakPage();
                again.run();
            }
        } while (from < lines);
        rule(HAIRLINE, 0.5);
    }

    private void draw(List<Cell> cells, int from, int to) {
        for (Cell cell : cells) {
            List<TextLine> lines = cell.block().lines();
            if (from < lines.size()) {
                var part = new TextBlock(
                        lines.subList(from, Math.min(to, lines.size())),
                        cell.block().size(),
                        cell.block().leading());
                canvas().save().fill(cell.color());
                part.draw(canvas(), cell.x(), y, cell.width(), Mark.Align.LEFT);
                canvas().restore();
            }
        }
    }

    private void block(String text, Face face, double size, int color, double x, double width) {
        TextBlock block = TextBlock.wrapped(text, face, size, width);
        for (TextLine line : block.lines()) {
            room(block.leading());
            canvas().save().fill(color);
            new TextBlock(List.of(line), size, block.leading()).draw(canvas(), x, y, width, Mark.Align.LEFT);
            canvas().restore();
            y -= block.leading();
        }
    }

    private void rule(int color, double thickness) {
        canvas().save().stroke(color).lineWidth(thickness);
        canvas().move(MARGIN, y).line(MARGIN + WIDTH, y).strokePath().restore();
    }

    private void room(double height) {
        if (y - height < BOTTOM) {
            breakPage();
        }
    }

    private void breakPage() {
        pages.add(new Canvas(fonts));
        y = PAPER.getHeight() - MARGIN;
    }

    private Canvas canvas() {
        return pages.getLast();
    }

    /// The finished report; nothing may be written afterwards.
    public byte[] toPdf() {
        for (int page = 1; page <= pages.size(); page++) {
            foot(pages.get(page - 1), page + " / " + pages.size());
        }
        try (var document = new PDDocument()) {
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setProducer("Pactwire");
            pages.forEach(page -> PlainPages.add(document, PAPER, page));
            fonts.finish(new Streams(document));
            return PlainPages.saved(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void foot(Canvas canvas, String number) {
        double size = 7.5;
        double line = 40;
        TextLine right = TextLine.of(number, Face.SANS);
        TextBlock left = TextBlock.fitted(footer, Face.SANS, size, WIDTH - 60, 12);
        canvas.save().stroke(HAIRLINE).lineWidth(0.5);
        canvas.move(MARGIN, line + 12).line(MARGIN + WIDTH, line + 12).strokePath();
        canvas.fill(QUIET);
        left.draw(canvas, MARGIN, line + 10, WIDTH - 60, Mark.Align.LEFT);
        canvas.text(right, MARGIN + WIDTH - right.width(size), line + 1, size);
        canvas.restore();
    }
}
