package dev.pactwire.drawing;

/// A typed name in the hand that can write all of it: a pen's hand for Latin names, an italic for everything
/// else, so that no name mixes two hands.
///
/// @param scale the size of the letters for one unit of height
record Handwriting(TextLine line, double scale) {

    static Handwriting of(String name) {
        TextLine hand = TextLine.of(name, Face.HAND);
        return hand.glyphs().stream().allMatch(glyph -> glyph.face() == Face.HAND)
                ? new Handwriting(hand, 0.95)
                : new Handwriting(TextLine.of(name, Face.SERIF_ITALIC), 0.62);
    }
}
