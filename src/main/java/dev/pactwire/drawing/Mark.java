package dev.pactwire.drawing;

import org.jspecify.annotations.Nullable;

/// Something drawn onto a page of a document when it is sealed. Pages count from 1.
///
/// A caption is the small line under a signature; `null` draws none.
public sealed interface Mark {

    int page();

    Box box();

    /// Text of any script. A single line is centered vertically; longer text wraps, and gets smaller rather than
    /// leave its box.
    record TextMark(int page, Box box, String text, TextLook look) implements Mark {}

    /// A signature or initials as they were drawn, fitted into the box.
    record InkMark(int page, Box box, Ink ink, @Nullable String caption) implements Mark {}

    /// A signature or initials that were typed: in a handwriting where it has the letters.
    record TypedSignatureMark(
            int page, Box box, String name, @Nullable String caption) implements Mark {}

    /// A ticked checkbox or a chosen radio button.
    record CheckMark(int page, Box box, CheckShape shape) implements Mark {}

    enum CheckShape {
        TICK,
        CROSS,
        DOT
    }

    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /// How text looks: size in points, color as 0xRRGGBB.
    record TextLook(double size, boolean bold, int color, Align align) {

        public static TextLook plain(double size) {
            return new TextLook(size, false, 0x000000, Align.LEFT);
        }
    }
}
