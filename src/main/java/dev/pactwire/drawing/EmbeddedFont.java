package dev.pactwire.drawing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;

/// One typeface in one document. A code is given to each pair of a glyph and the text that it stands for, so that
/// a reader gets back exactly what was written: PDFBox's own embedding has one text per glyph, which loses shaped
/// letters.
final class EmbeddedFont {

    private static final int MAX_BFCHAR = 100;
    private static final int SYMBOLIC = 4;

    private final FontFile font;
    private final COSDictionary dictionary = new COSDictionary();
    private final Map<TextLine.Drawn, Integer> codes = new LinkedHashMap<>();
    private final List<TextLine.Drawn> coded = new ArrayList<>();

    EmbeddedFont(FontFile font) {
        this.font = font;
    }

    COSDictionary dictionary() {
        return dictionary;
    }

    /// The two-byte code of that glyph with that text in this document; 0 is left to the missing character.
    int code(TextLine.Drawn glyph) {
        return codes.computeIfAbsent(glyph, added -> {
            coded.add(added);
            return coded.size();
        });
    }

    /// Writes the font's objects; afterwards no code may be added.
    void finish(Streams streams) {
        String name = tag() + "+" + font.name();
        COSDictionary descendant = descendant(name, streams);
        var descendants = new COSArray();
        descendants.add(descendant);
        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
        dictionary.setName(COSName.BASE_FONT, name);
        dictionary.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
        dictionary.setItem(COSName.TO_UNICODE, streams.deflated(toUnicode().getBytes(StandardCharsets.US_ASCII)));
    }

    /// Six letters that tell subsets of one font apart.
    private String tag() {
        int hash = coded.stream()
                .map(glyph -> glyph.glyph() + glyph.text())
                .toList()
                .hashCode();
        var tag = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            tag.append((char) ('A' + Math.floorMod(hash, 26)));
            hash /= 26;
        }
        return tag.toString();
    }

    private COSDictionary descendant(String name, Streams streams) {
        var descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        descendant.setName(COSName.BASE_FONT, name);
        descendant.setItem(COSName.CIDSYSTEMINFO, identity());
        descendant.setItem(COSName.FONT_DESC, descriptor(name, streams));
        descendant.setItem(COSName.W, widths());
        descendant.setItem(COSName.CID_TO_GID_MAP, COSName.IDENTITY);
        return descendant;
    }

    private static COSDictionary identity() {
        var identity = new COSDictionary();
        identity.setItem(COSName.REGISTRY, new COSString("Adobe"));
        identity.setItem(COSName.ORDERING, new COSString("Identity"));
        identity.setInt(COSName.SUPPLEMENT, 0);
        identity.setDirect(true);
        return identity;
    }

    private COSDictionary descriptor(String name, Streams streams) {
        FontFile.Metrics metrics = font.metrics();
        var descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setName(COSName.FONT_NAME, name);
        descriptor.setInt(COSName.FLAGS, SYMBOLIC);
        descriptor.setItem(COSName.FONT_BBOX, COSArray.ofCOSIntegers(boxOf(metrics)));
        descriptor.setItem(COSName.ITALIC_ANGLE, new COSFloat((float) metrics.italicAngle()));
        descriptor.setInt(COSName.ASCENT, metrics.ascent());
        descriptor.setInt(COSName.DESCENT, metrics.descent());
        descriptor.setInt(COSName.CAP_HEIGHT, metrics.capHeight());
        descriptor.setInt(COSName.STEM_V, 80);
        descriptor.setItem(COSName.FONT_FILE2, streams.deflated(FontSubset.of(font, glyphs())));
        return descriptor;
    }

    private List<Integer> glyphs() {
        return Stream.concat(Stream.of(0), coded.stream().map(TextLine.Drawn::glyph))
                .toList();
    }

    private static List<Integer> boxOf(FontFile.Metrics metrics) {
        return Arrays.stream(metrics.box()).boxed().toList();
    }

    private COSArray widths() {
        var each = new COSArray();
        each.add(COSInteger.get(font.advance(0)));
        coded.forEach(glyph -> each.add(COSInteger.get(glyph.advance())));
        var widths = new COSArray();
        widths.add(COSInteger.ZERO);
        widths.add(each);
        return widths;
    }

    private String toUnicode() {
        var map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        for (int from = 0; from < coded.size(); from += MAX_BFCHAR) {
            int to = Math.min(coded.size(), from + MAX_BFCHAR);
            map.append(to - from).append(" beginbfchar\n");
            for (int i = from; i < to; i++) {
                map.append('<').append(Hex.of(i + 1)).append("> <");
                map.append(Hex.of(coded.get(i).text())).append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append("""
                endcmap
                CMapName currentdict /CMap defineresource pop
                end
                end
                """).toString();
    }
}
