package dev.pactwire.drawing;

/// A rectangle on a page in points (72 to the inch), measured from the top left of the page as a reader shows it.
public record Box(double x, double y, double width, double height) {

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }
}
