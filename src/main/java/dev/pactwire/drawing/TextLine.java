package dev.pactwire.drawing;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BidiRun;
import com.ibm.icu.text.Normalizer2;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// One line of text as it is drawn: glyphs from left to right, each with the letters that it stands for. ICU
/// orders bidirectional text and joins Arabic letters, because neither PDF nor PDFBox does.
///
/// A character that no font has becomes a box; nothing here fails because of what the text says.
public final class TextLine {

    private static final int MAX_CHARACTERS = 4_000;
    private static final ArabicShaping JOIN = new ArabicShaping(ArabicShaping.LETTERS_SHAPE
            | ArabicShaping.LENGTH_FIXED_SPACES_NEAR
            | ArabicShaping.TEXT_DIRECTION_LOGICAL);
    private static final List<Face> SCRIPTS = List.of(Face.SANS, Face.ARABIC, Face.HEBREW, Face.CJK);

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final List<Drawn> glyphs;

    /// @param text the letters of the original that this glyph stands for; advance in thousandths of the size
    record Drawn(Face face, int glyph, String text, int advance) {}

    private TextLine(List<Drawn> glyphs) {
        this.glyphs = List.copyOf(glyphs);
    }

    public static TextLine of(String given, Face preferred) {
        String text = clean(given);
        if (isPlain(text)) {
            return new TextLine(inOrder(text, text, preferred, false));
        }
        var bidi = new Bidi(text, Bidi.LEVEL_DEFAULT_LTR);
        var glyphs = new ArrayList<Drawn>();
        for (int i = 0; i < bidi.countRuns(); i++) {
            BidiRun run = bidi.getVisualRun(i);
            glyphs.addAll(run(text.substring(run.getStart(), run.getLimit()), run.isOddRun(), preferred));
        }
        return new TextLine(glyphs);
    }

    /// One composed line without control characters or anything that would let it pretend another order.
    private static String clean(String given) {
        String shortened = given.length() <= MAX_CHARACTERS ? given : given.substring(0, MAX_CHARACTERS);
        var cleaned = new StringBuilder(shortened.length());
        shortened.codePoints().forEach(character -> {
            if (Character.isWhitespace(character) || Character.isISOControl(character)) {
                cleaned.append(' ');
            } else if (isVisible(character)) {
                cleaned.appendCodePoint(character);
            }
        });
        return Normalizer2.getNFCInstance().normalize(cleaned);
    }

    private static boolean isVisible(int character) {
        int type = Character.getType(character);
        return isJoiner(character) || type != Character.FORMAT && type != Character.SURROGATE;
    }

    private static boolean isJoiner(int character) {
        return character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
    }

    private static boolean isPlain(String text) {
        return !Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    private static List<Drawn> run(String text, boolean rightToLeft, Face preferred) {
        return rightToLeft ? inOrder(text, joined(text), preferred, true) : inOrder(text, text, preferred, false);
    }

    private static String joined(String text) {
        try {
            return JOIN.shape(text);
        } catch (ArabicShapingException unshapable) {
            return text;
        }
    }

    /// @param shaped as long as the text: the form of each letter, a blank for one that a ligature took in
    private static List<Drawn> inOrder(String text, String shaped, Face preferred, boolean rightToLeft) {
        var glyphs = new ArrayList<Drawn>(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = text.offsetByCodePoints(i, 1);
            while (end < text.length() && isJoiner(text.charAt(end))) {
                end++;
            }
            int form = shaped.codePointAt(i);
            if (form == ' ' && text.charAt(i) != ' ') {
                glyphs.add(taken(text.substring(i, end), glyphs));
            } else {
                int mirrored = rightToLeft ? UCharacter.getMirror(form) : form;
                glyphs.add(drawn(text.substring(i, end), text.codePointAt(i), mirrored, preferred));
            }
            i = end;
        }
        if (rightToLeft) {
            Collections.reverse(glyphs);
        }
        return glyphs;
    }

    /// The letter that the ligature before it has taken in: a blank without width, because readers turn
    /// right-to-left text around letter by letter and would mix up two letters of one glyph.
    private static Drawn taken(String text, List<Drawn> before) {
        Face face = before.isEmpty() ? Face.SANS : before.getLast().face();
        return new Drawn(face, face.font().glyph(' '), text, 0);
    }

    private static Drawn drawn(String text, int letter, int form, Face preferred) {
        return fallbacks(preferred)
                .filter(face -> face.font().glyph(form) != 0)
                .findFirst()
                .map(face -> drawn(face, face.font().glyph(form), text))
                .or(() -> SCRIPTS.stream()
                        .filter(face -> face.font().glyph(letter) != 0)
                        .findFirst()
                        .map(face -> drawn(face, face.font().glyph(letter), text)))
                .orElseGet(() -> drawn(Face.SANS, 0, text));
    }

    private static Drawn drawn(Face face, int glyph, String text) {
        return new Drawn(face, glyph, text, face.font().advance(glyph));
    }

    private static Stream<Face> fallbacks(Face preferred) {
        return Stream.concat(Stream.of(preferred), SCRIPTS.stream());
    }

    List<Drawn> glyphs() {
        return glyphs;
    }

    /// What all glyphs together cover, in font sizes from the beginning of the base line; empty when nothing is
    /// seen.
    Rectangle2D extent() {
        var extent = new Rectangle2D.Double();
        double pen = 0;
        for (Drawn glyph : glyphs) {
            double at = pen;
            glyph.face().font().extent(glyph.glyph()).ifPresent(covered -> {
                covered.setRect(covered.getX() + at, covered.getY(), covered.getWidth(), covered.getHeight());
                extent.setRect(extent.isEmpty() ? covered : extent.createUnion(covered));
            });
            pen += glyph.advance() / 1000.0;
        }
        return extent;
    }

    public double width(double size) {
        return glyphs.stream().mapToInt(Drawn::advance).sum() * size / 1000;
    }
}
