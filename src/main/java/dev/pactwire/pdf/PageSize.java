package dev.pactwire.pdf;

/// The size of a page in points (72 to the inch), as a reader shows it: cropped and rotated.
public record PageSize(double width, double height) {}
