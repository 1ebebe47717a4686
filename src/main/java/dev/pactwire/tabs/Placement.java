package dev.pactwire.tabs;

import dev.pactwire.drawing.Box;

/// Where a tab stands, in points (72 to the inch) from the top left of a page as a reader shows it; pages count
/// from 1.
public record Placement(int documentId, int page, double x, double y, double width, double height) {

    private static final double FARTHEST = 20_000;

    public Placement {
        if (page < 1 || !isOnPaper(x) || !isOnPaper(y) || !isSize(width) || !isSize(height)) {
            throw new IllegalArgumentException("a tab stands on a page, not at %s/%s with %s x %s on page %s"
                    .formatted(x, y, width, height, page));
        }
    }

    private static boolean isOnPaper(double value) {
        return value >= 0 && value <= FARTHEST;
    }

    private static boolean isSize(double value) {
        return value > 0 && value <= FARTHEST;
    }

    Box box() {
        return new Box(x, y, width, height);
    }
}
