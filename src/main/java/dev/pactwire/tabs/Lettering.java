package dev.pactwire.tabs;

/// How a tab's text looks: its size in points, and whether it is bold.
public record Lettering(double size, boolean bold) {

    private static final double SMALLEST = 4;
    private static final double LARGEST = 72;

    public Lettering {
        if (!(size >= SMALLEST && size <= LARGEST)) {
            throw new IllegalArgumentException(
                    "text is %s to %s points high, not %s".formatted(SMALLEST, LARGEST, size));
        }
    }

    public static Lettering standard() {
        return new Lettering(10, false);
    }
}
