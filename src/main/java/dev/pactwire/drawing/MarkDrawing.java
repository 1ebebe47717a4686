package dev.pactwire.drawing;

import dev.pactwire.drawing.Mark.CheckMark;
import dev.pactwire.drawing.Mark.InkMark;
import dev.pactwire.drawing.Mark.TextMark;
import dev.pactwire.drawing.Mark.TypedSignatureMark;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/// Draws marks as vectors and text.
final class MarkDrawing {

    private static final int INK = 0x14213D;
    private static final int RULE = 0x94A3B8;
    private static final int CAPTION = 0x5B6472;
    private static final double CAPTION_SIZE = 5.5;
    private static final double CAPTION_SMALLEST = 3.5;
    private static final double CAPTION_HEIGHT = 8.5;
    private static final double LEAST_PEN = 1.2;
    private static final double CIRCLE = 0.5523;

    private MarkDrawing() {}

    /// @param pageHeight what turns a distance from the top into one from the bottom
    static void draw(Mark mark, Canvas canvas, double pageHeight) {
        Box box = upright(mark.box(), pageHeight);
        switch (mark) {
            case TextMark text -> text(text, box, canvas);
            case InkMark ink -> ink(ink.ink(), signature(box, ink.caption(), canvas), canvas);
            case TypedSignatureMark typed -> typed(typed.name(), signature(box, typed.caption(), canvas), canvas);
            case CheckMark check -> check(check.shape(), box, canvas);
        }
    }

    /// The same box with its lower left corner measured from the bottom.
    private static Box upright(Box box, double pageHeight) {
        return new Box(box.x(), pageHeight - box.bottom(), box.width(), box.height());
    }

    private static void text(TextMark mark, Box box, Canvas canvas) {
        Mark.TextLook look = mark.look();
        Face face = look.bold() ? Face.BOLD : Face.SANS;
        TextBlock block = TextBlock.fitted(mark.text(), face, look.size(), box.width(), box.height());
        double free = block.lines().size() <= 1 ? (box.height() - block.height()) / 2 : 0;
        canvas.save().fill(look.color());
        block.draw(canvas, box.x(), box.bottom() - free, box.width(), look.align());
        canvas.restore();
    }

    /// Draws the caption, if any, and answers what is left for the signature above it.
    private static Box signature(Box box, @Nullable String caption, Canvas canvas) {
        if (caption == null) {
            return box;
        }
        double height = Math.min(CAPTION_HEIGHT, box.height() / 3);
        TextLine line = TextLine.of(caption, Face.SANS);
        double size = Math.clamp(CAPTION_SIZE * box.width() / line.width(CAPTION_SIZE), CAPTION_SMALLEST, CAPTION_SIZE);
        canvas.save().stroke(RULE).lineWidth(0.5);
        canvas.move(box.x(), box.y() + height)
                .line(box.right(), box.y() + height)
                .strokePath();
        canvas.fill(CAPTION)
                .text(line, box.x(), box.y() + height - size * 1.15, size)
                .restore();
        return new Box(box.x(), box.y() + height + 1, box.width(), box.height() - height - 1);
    }

    private static void ink(Ink ink, Box box, Canvas canvas) {
        if (ink.isEmpty()) {
            return;
        }
        Box drawn = ink.bounds();
        double scale = Math.min(box.width() / drawn.width(), box.height() / drawn.height());
        double thickest =
                ink.strokes().stream().mapToDouble(Ink.Stroke::thick).max().orElse(1);
        double pen = Math.max(1, LEAST_PEN / (thickest * scale));
        double left = box.x() - drawn.x() * scale;
        double top = box.y() + (box.height() + drawn.height() * scale) / 2 + drawn.y() * scale;
        canvas.save().stroke(INK).roundLines().transform(scale, 0, 0, -scale, left, top);
        for (InkCurve curve : ink.curves()) {
            canvas.lineWidth(curve.width() * pen).move(curve.x(), curve.y());
            curve.parts()
                    .forEach(part -> canvas.curve(part.x1(), part.y1(), part.x2(), part.y2(), part.x3(), part.y3()));
            canvas.strokePath();
        }
        canvas.restore();
    }

    /// As large as fits with every stroke, the ink in the middle of the height.
    private static void typed(String name, Box box, Canvas canvas) {
        Handwriting hand = Handwriting.of(name);
        Rectangle2D extent = hand.line().extent();
        if (extent.isEmpty()) {
            return;
        }
        double fitting = Math.min(box.width() / extent.getWidth(), box.height() / extent.getHeight());
        double size = Math.min(box.height() * hand.scale(), fitting);
        double x = box.x() - extent.getX() * size;
        double y = box.y() + box.height() / 2 - extent.getCenterY() * size;
        canvas.save().fill(INK).text(hand.line(), x, y, size).restore();
    }

    private static void check(Mark.CheckShape shape, Box box, Canvas canvas) {
        double side = Math.min(box.width(), box.height());
        double x = box.x() + (box.width() - side) / 2;
        double y = box.y() + (box.height() - side) / 2;
        canvas.save().transform(side, 0, 0, side, x, y).stroke(INK).fill(INK);
        canvas.roundLines().lineWidth(0.12);
        switch (shape) {
            case TICK -> canvas.move(0.18, 0.5).line(0.42, 0.24).line(0.84, 0.8).strokePath();
            case CROSS ->
                canvas.move(0.2, 0.2)
                        .line(0.8, 0.8)
                        .move(0.2, 0.8)
                        .line(0.8, 0.2)
                        .strokePath();
            case DOT -> dot(canvas, 0.28);
        }
        canvas.restore();
    }

    private static void dot(Canvas canvas, double r) {
        double k = r * CIRCLE;
        double c = 0.5;
        canvas.move(c + r, c)
                .curve(c + r, c + k, c + k, c + r, c, c + r)
                .curve(c - k, c + r, c - r, c + k, c - r, c)
                .curve(c - r, c - k, c - k, c - r, c, c - r)
                .curve(c + k, c - r, c + r, c - k, c + r, c)
                .fillPath();
    }
}
