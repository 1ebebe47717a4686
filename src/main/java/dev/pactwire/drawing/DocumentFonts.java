package dev.pactwire.drawing;

import java.util.EnumMap;
import java.util.Map;

/// The typefaces of one document, each embedded once with the glyphs that the whole document uses.
public final class DocumentFonts {

    private final Map<Face, EmbeddedFont> fonts = new EnumMap<>(Face.class);

    EmbeddedFont of(Face face) {
        return fonts.computeIfAbsent(face, added -> new EmbeddedFont(added.font()));
    }

    /// Writes the subsets; nothing may be drawn afterwards.
    public void finish(Streams streams) {
        fonts.values().forEach(font -> font.finish(streams));
    }
}
