package dev.pactwire.drawing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/// Writes what is drawn as the operators of PDF. Points, from the bottom left.
public final class Canvas {

    private static final long DECIMALS = 1_000;

    private final StringBuilder operators = new StringBuilder(512);
    private final DocumentFonts fonts;
    private final Map<String, COSDictionary> fontsUsed = new LinkedHashMap<>();
    private final Map<String, COSStream> pictures = new LinkedHashMap<>();

    public Canvas(DocumentFonts fonts) {
        this.fonts = fonts;
    }

    public Canvas save() {
        return operator("q");
    }

    public Canvas restore() {
        return operator("Q");
    }

    Canvas transform(double a, double b, double c, double d, double e, double f) {
        return numbers(a, b, c, d, e, f).operator("cm");
    }

    public Canvas fill(int color) {
        return color(color).operator("rg");
    }

    public Canvas stroke(int color) {
        return color(color).operator("RG");
    }

    private Canvas color(int color) {
        return numbers((color >> 16 & 0xFF) / 255.0, (color >> 8 & 0xFF) / 255.0, (color & 0xFF) / 255.0);
    }

    public Canvas lineWidth(double width) {
        return numbers(width).operator("w");
    }

    Canvas roundLines() {
        return operator("1 J 1 j");
    }

    public Canvas move(double x, double y) {
        return numbers(x, y).operator("m");
    }

    public Canvas line(double x, double y) {
        return numbers(x, y).operator("l");
    }

    Canvas curve(double x1, double y1, double x2, double y2, double x3, double y3) {
        return numbers(x1, y1, x2, y2, x3, y3).operator("c");
    }

    public Canvas rectangle(double x, double y, double width, double height) {
        return numbers(x, y, width, height).operator("re");
    }

    public Canvas strokePath() {
        return operator("S");
    }

    public Canvas fillPath() {
        return operator("f");
    }

    Canvas clip() {
        return operator("W n");
    }

    /// Draws a line of text with its left end at `x` on the base line `y`.
    public Canvas text(TextLine line, double x, double y, double size) {
        if (line.glyphs().isEmpty()) {
            return this;
        }
        operator("BT").numbers(1, 0, 0, 1, x, y).operator("Tm");
        Face face = null;
        for (TextLine.Drawn glyph : line.glyphs()) {
            if (glyph.face() != face) {
                if (face != null) {
                    operators.append("> Tj\n");
                }
                face = glyph.face();
                font(face, size);
                operators.append('<');
            }
            operators.append(Hex.of(fonts.of(face).code(glyph)));
        }
        operators.append("> Tj\n");
        return operator("ET");
    }

    private void font(Face face, double size) {
        fontsUsed.put(face.key(), fonts.of(face).dictionary());
        operators.append('/').append(face.key()).append(' ');
        numbers(size).operator("Tf");
    }

    /// Draws a picture whose lower left corner is at `x`, `y`.
    public Canvas picture(COSStream picture, double x, double y, double width, double height) {
        String key = "Im" + pictures.size();
        pictures.put(key, picture);
        save().transform(width, 0, 0, height, x, y);
        operators.append('/').append(key).append(" Do\n");
        return restore();
    }

    private Canvas numbers(double... values) {
        for (double value : values) {
            append(value);
        }
        return this;
    }

    /// At most three decimals, no exponent: `Double.toString` writes numbers that PDF does not know.
    private void append(double value) {
        long scaled = Math.round(value * DECIMALS);
        if (scaled < 0) {
            operators.append('-');
            scaled = -scaled;
        }
        operators.append(scaled / DECIMALS);
        long rest = scaled % DECIMALS;
        if (rest != 0) {
            String digits = Long.toString(DECIMALS + rest).substring(1);
            int end = digits.length();
            while (digits.charAt(end - 1) == '0') {
                end--;
            }
            operators.append('.').append(digits, 0, end);
        }
        operators.append(' ');
    }

    private Canvas operator(String operator) {
        operators.append(operator).append('\n');
        return this;
    }

    public byte[] content() {
        return operators.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    public COSDictionary resources() {
        var resources = new COSDictionary();
        put(resources, COSName.FONT, fontsUsed);
        put(resources, COSName.XOBJECT, pictures);
        return resources;
    }

    private static void put(COSDictionary resources, COSName kind, Map<String, ? extends COSDictionary> entries) {
        if (!entries.isEmpty()) {
            var named = new COSDictionary();
            named.setDirect(true);
            entries.forEach((key, value) -> named.setItem(COSName.getPDFName(key), value));
            resources.setItem(kind, named);
        }
    }
}
