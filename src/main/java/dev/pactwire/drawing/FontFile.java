package dev.pactwire.drawing;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.HeaderTable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// A parsed TrueType font: which glyph draws a character, how wide it is, and the raw tables to cut a subset
/// from. Immutable.
final class FontFile {

    private static final int BMP = 0x10000;
    private static final int OUTLINE_HEAD = 10;

    private final String name;
    private final ByteBuffer bytes;
    private final Map<String, Slice> tables;
    private final char[] glyphs;
    private final Map<Integer, Integer> supplementary;
    private final short[] advances;
    private final Metrics metrics;

    /// Measures in thousandths of the font size, as a PDF font descriptor wants them.
    record Metrics(int ascent, int descent, int capHeight, double italicAngle, int[] box, int unitsPerEm) {}

    record Slice(int offset, int length) {}

    private FontFile(byte[] file, TrueTypeFont font) throws IOException {
        this.bytes = ByteBuffer.wrap(file);
        this.name = font.getName();
        this.tables = tables();
        this.metrics = metrics(font);
        this.advances = advances(font);
        this.glyphs = new char[BMP];
        this.supplementary = new HashMap<>();
        readCharacters(font.getUnicodeCmapLookup(false));
    }

    static FontFile read(String resource) {
        try (InputStream in = FontFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the program");
            }
            byte[] file = in.readAllBytes();
            try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
                return new FontFile(file, font);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }

    private Map<String, Slice> tables() {
        var found = new HashMap<String, Slice>();
        int count = bytes.getShort(4);
        for (int i = 0; i < count; i++) {
            int entry = 12 + 16 * i;
            byte[] tag = Arrays.copyOfRange(bytes.array(), entry, entry + 4);
            found.put(
                    new String(tag, StandardCharsets.US_ASCII),
                    new Slice(bytes.getInt(entry + 8), bytes.getInt(entry + 12)));
        }
        return found;
    }

    private static Metrics metrics(TrueTypeFont font) throws IOException {
        HeaderTable head = font.getHeader();
        int em = head.getUnitsPerEm();
        int ascent = scaled(font.getHorizontalHeader().getAscender(), em);
        return new Metrics(
                ascent,
                scaled(font.getHorizontalHeader().getDescender(), em),
                ascent * 7 / 10,
                font.getPostScript().getItalicAngle(),
                new int[] {
                    scaled(head.getXMin(), em), scaled(head.getYMin(), em),
                    scaled(head.getXMax(), em), scaled(head.getYMax(), em)
                },
                em);
    }

    private static int scaled(int units, int em) {
        return Math.round(units * 1000f / em);
    }

    private short[] advances(TrueTypeFont font) throws IOException {
        short[] widths = new short[font.getNumberOfGlyphs()];
        for (int glyph = 0; glyph < widths.length; glyph++) {
            widths[glyph] = (short) scaled(font.getAdvanceWidth(glyph), metrics.unitsPerEm());
        }
        return widths;
    }

    private void readCharacters(CmapLookup characters) {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            int glyph = characters.getGlyphId(character);
            if (glyph != 0 && character < BMP) {
                glyphs[character] = (char) glyph;
            } else if (glyph != 0) {
                supplementary.put(character, glyph);
            }
        }
    }

    String name() {
        return name;
    }

    Metrics metrics() {
        return metrics;
    }

    /// 0 when this font cannot draw the character; glyph 0 is the box that stands for it.
    int glyph(int character) {
        return character < BMP ? glyphs[character] : supplementary.getOrDefault(character, 0);
    }

    /// In thousandths of the font size.
    int advance(int glyph) {
        return advances[glyph];
    }

    /// What a glyph covers, in font sizes from its origin on the base line; nothing for a blank. Letters of a
    /// pen's hand reach far beyond their advance.
    Optional<Rectangle2D> extent(int glyph) {
        ByteBuffer outline = outline(glyph);
        if (outline.limit() < OUTLINE_HEAD) {
            return Optional.empty();
        }
        double em = metrics.unitsPerEm();
        double left = outline.getShort(2) / em;
        double bottom = outline.getShort(4) / em;
        return Optional.of(new Rectangle2D.Double(
                left, bottom, outline.getShort(6) / em - left, outline.getShort(8) / em - bottom));
    }

    ByteBuffer table(String tag) {
        Slice slice = tables.get(tag);
        if (slice == null) {
            throw new IllegalStateException(name + " has no table " + tag);
        }
        return bytes.slice(slice.offset(), slice.length());
    }

    /// The raw outline of a glyph, empty for a blank.
    ByteBuffer outline(int glyph) {
        ByteBuffer loca = table("loca");
        boolean wide = table("head").getShort(50) == 1;
        int from = wide ? loca.getInt(4 * glyph) : 2 * (loca.getShort(2 * glyph) & 0xFFFF);
        int to = wide ? loca.getInt(4 * glyph + 4) : 2 * (loca.getShort(2 * glyph + 2) & 0xFFFF);
        return table("glyf").slice(from, to - from);
    }
}
