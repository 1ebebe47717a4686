package dev.pactwire.drawing;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Text broken into lines no wider than a given width. Words that are wider still are broken between letters.
public record TextBlock(List<TextLine> lines, double size, double leading) {

    private static final double LEADING = 1.3;
    private static final double SMALLEST = 4;
    private static final double STEP = 0.5;
    private static final int MAX_LINES = 100_000;

    public static TextBlock wrapped(String text, Face face, double size, double width) {
        var lines = new ArrayList<TextLine>();
        text.lines().forEach(paragraph -> wrap(paragraph, face, size, width, lines));
        return new TextBlock(List.copyOf(lines), size, size * LEADING);
    }

    /// As large as fits into the box, `size` at most and 4 points at least.
    public static TextBlock fitted(String text, Face face, double size, double width, double height) {
        double tried = Math.max(size, SMALLEST);
        TextBlock block = wrapped(text, face, tried, width);
        while (tried > SMALLEST && !block.fits(width, height)) {
            tried = Math.max(SMALLEST, tried - STEP);
            block = wrapped(text, face, tried, width);
        }
        return block;
    }

    /// A single line may be as high as its letters alone.
    private boolean fits(double width, double height) {
        boolean low = lines.size() <= 1 ? size * 0.85 <= height : height() <= height;
        return low && lines.stream().allMatch(line -> line.width(size) <= width + 0.01);
    }

    public double height() {
        return lines.size() * leading;
    }

    /// Draws the lines below `top`.
    public void draw(Canvas canvas, double x, double top, double width, Mark.Align align) {
        double y = top - size * 0.95 - (leading - size) / 2;
        for (TextLine line : lines) {
            double free = width - line.width(size);
            double shift = switch (align) {
                case LEFT -> 0;
                case CENTER -> free / 2;
                case RIGHT -> free;
            };
            canvas.text(line, x + shift, y, size);
            y -= leading;
        }
    }

    private static void wrap(String paragraph, Face face, double size, double width, List<TextLine> lines) {
        TextLine whole = TextLine.of(paragraph, face);
        if (whole.width(size) <= width) {
            add(whole, lines);
            return;
        }
        BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);
        places.setText(paragraph);
        int start = 0;
        int end = 0;
        for (int next = places.next(); next != BreakIterator.DONE; next = places.next()) {
            if (end > start && width(paragraph.substring(start, next), face, size) > width) {
                addWord(paragraph.substring(start, end), face, size, width, lines);
                start = end;
            }
            end = next;
        }
        addWord(paragraph.substring(start), face, size, width, lines);
    }

    private static double width(String words, Face face, double size) {
        return TextLine.of(words.stripTrailing(), face).width(size);
    }

    private static void addWord(String words, Face face, double size, double width, List<TextLine> lines) {
        String rest = words.strip();
        while (width(rest, face, size) > width && rest.codePointCount(0, rest.length()) > 1) {
            int end = fitting(rest, face, size, width);
            add(TextLine.of(rest.substring(0, end), face), lines);
            rest = rest.substring(end);
        }
        add(TextLine.of(rest, face), lines);
    }

    private static int fitting(String word, Face face, double size, double width) {
        int end = word.offsetByCodePoints(0, 1);
        while (end < word.length() && width(word.substring(0, word.offsetByCodePoints(end, 1)), face, size) <= width) {
            end = word.offsetByCodePoints(end, 1);
        }
        return end;
    }

    private static void add(TextLine line, List<TextLine> lines) {
        if (lines.size() < MAX_LINES) {
            lines.add(line);
        }
    }
}
