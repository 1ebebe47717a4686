package dev.pactwire.drawing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Cuts the glyphs that a document uses out of a TrueType font. The new font has exactly those tables that a
/// PDF's `CIDFontType2` needs, and no hinting: a page of text adds a few kilobytes to a document.
final class FontSubset {

    private static final int HEADER = 12;
    private static final int ENTRY = 16;

    private static final int ARGUMENTS_ARE_WORDS = 0x0001;
    private static final int HAS_SCALE = 0x0008;
    private static final int MORE_COMPONENTS = 0x0020;
    private static final int HAS_TWO_SCALES = 0x0040;
    private static final int HAS_MATRIX = 0x0080;
    private static final int HAS_INSTRUCTIONS = 0x0100;

    private final FontFile font;

    /// The glyph of the whole font for each glyph of the new one; grows by the parts of composed letters.
    private final List<Integer> glyphs;

    private FontSubset(FontFile font, List<Integer> glyphs) {
        this.font = font;
        this.glyphs = new ArrayList<>(glyphs);
    }

    /// @param glyphs what glyph 0, 1, 2 … of the new font is in the whole font
    static byte[] of(FontFile font, List<Integer> glyphs) {
        return new FontSubset(font, glyphs).write();
    }

    private byte[] write() {
        List<byte[]> outlines = outlines();
        var tables = new LinkedHashMap<String, byte[]>();
        tables.put("glyf", joined(outlines));
        tables.put("head", head());
        tables.put("hhea", withCount("hhea", 34));
        tables.put("hmtx", widths());
        tables.put("loca", offsets(outlines));
        tables.put("maxp", withCount("maxp", 4));
        return file(tables);
    }

    private List<byte[]> outlines() {
        var outlines = new ArrayList<byte[]>();
        for (int i = 0; i < glyphs.size(); i++) {
            outlines.add(outline(font.outline(glyphs.get(i))));
        }
        return outlines;
    }

    private byte[] outline(ByteBuffer source) {
        if (source.remaining() == 0) {
            return new byte[0];
        }
        return source.getShort(0) >= 0 ? simple(source) : composed(source);
    }

    /// Contours without the instructions that stand between their ends and their points.
    private static byte[] simple(ByteBuffer source) {
        int instructions = 10 + 2 * source.getShort(0);
        int rest = instructions + 2 + (source.getShort(instructions) & 0xFFFF);
        ByteBuffer copy = ByteBuffer.allocate(even(instructions + 2 + source.limit() - rest));
        copy.put(source.slice(0, instructions)).putShort((short) 0).put(source.slice(rest, source.limit() - rest));
        return copy.array();
    }

    private byte[] composed(ByteBuffer source) {
        ByteBuffer copy = ByteBuffer.allocate(even(source.limit()));
        copy.put(source.slice(0, source.limit()));
        int at = 10;
        int flags;
        do {
            flags = source.getShort(at) & 0xFFFF;
            copy.putShort(at, (short) (flags & ~HAS_INSTRUCTIONS));
            copy.putShort(at + 2, (short) part(source.getShort(at + 2) & 0xFFFF));
            at += componentLength(flags);
        } while ((flags & MORE_COMPONENTS) != 0);
        return copy.array();
    }

    private int part(int glyph) {
        int known = glyphs.indexOf(glyph);
        if (known >= 0) {
            return known;
        }
        glyphs.add(glyph);
        return glyphs.size() - 1;
    }

    private static int componentLength(int flags) {
        int length = 4 + ((flags & ARGUMENTS_ARE_WORDS) != 0 ? 4 : 2);
        if ((flags & HAS_SCALE) != 0) {
            return length + 2;
        }
        if ((flags & HAS_TWO_SCALES) != 0) {
            return length + 4;
        }
        return (flags & HAS_MATRIX) != 0 ? length + 8 : length;
    }

    private static int even(int length) {
        return length + length % 2;
    }

    private static byte[] joined(List<byte[]> outlines) {
        ByteBuffer joined = ByteBuffer.allocate(
                outlines.stream().mapToInt(outline -> outline.length).sum());
        outlines.forEach(joined::put);
        return joined.array();
    }

    private byte[] head() {
        byte[] head = copy("head");
        ByteBuffer.wrap(head).putInt(8, 0).putShort(50, (short) 1);
        return head;
    }

    private byte[] withCount(String table, int position) {
        byte[] copy = copy(table);
        ByteBuffer.wrap(copy).putShort(position, (short) glyphs.size());
        return copy;
    }

    private byte[] widths() {
        ByteBuffer source = font.table("hmtx");
        int full = font.table("hhea").getShort(34) & 0xFFFF;
        ByteBuffer widths = ByteBuffer.allocate(4 * glyphs.size());
        for (int glyph : glyphs) {
            int bearing = glyph < full ? 4 * glyph + 2 : 4 * full + 2 * (glyph - full);
            widths.putShort(source.getShort(4 * Math.min(glyph, full - 1)));
            widths.putShort(source.getShort(bearing));
        }
        return widths.array();
    }

    private static byte[] offsets(List<byte[]> outlines) {
        ByteBuffer offsets = ByteBuffer.allocate(4 * outlines.size() + 4);
        int at = 0;
        for (byte[] outline : outlines) {
            offsets.putInt(at);
            at += outline.length;
        }
        return offsets.putInt(at).array();
    }

    private byte[] copy(String table) {
        ByteBuffer source = font.table(table);
        byte[] copy = new byte[source.remaining()];
        source.get(copy);
        return copy;
    }

    private static byte[] file(Map<String, byte[]> tables) {
        int at = HEADER + ENTRY * tables.size();
        int length = at;
        for (byte[] table : tables.values()) {
            length += padded(table.length);
        }
        ByteBuffer file = ByteBuffer.allocate(length);
        int power = Integer.highestOneBit(tables.size());
        file.putInt(0x00010000).putShort((short) tables.size()).putShort((short) (16 * power));
        file.putShort((short) Integer.numberOfTrailingZeros(power));
        file.putShort((short) (16 * (tables.size() - power)));
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            byte[] content = table.getValue();
            file.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
            file.putInt(checksum(content)).putInt(at).putInt(content.length);
            file.put(at, content);
            at += padded(content.length);
        }
        return file.array();
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }

    private static int checksum(byte[] table) {
        int sum = 0;
        for (int i = 0; i < table.length; i++) {
            sum += (table[i] & 0xFF) << 8 * (3 - i % 4);
        }
        return sum;
    }
}
