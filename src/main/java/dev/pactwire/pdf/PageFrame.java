package dev.pactwire.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// How a page is shown: its size after cropping and rotation, and the way from there back to the page's own
/// coordinates.
public record PageFrame(PageSize size, double[] matrix, PDRectangle crop) {

    private static final double LEAST = 1;
    private static final double MOST = 14_400;

    public static PageFrame of(PDPage page) {
        PDRectangle crop = page.getCropBox();
        double unit = unit(page);
        double width = sane(crop.getWidth());
        double height = sane(crop.getHeight());
        double left = crop.getLowerLeftX();
        double bottom = crop.getLowerLeftY();
        double inverse = 1 / unit;
        return switch (page.getRotation()) {
            case 90 -> frame(height * unit, width * unit, crop, 0, inverse, -inverse, 0, left + width, bottom);
            case 180 ->
                frame(width * unit, height * unit, crop, -inverse, 0, 0, -inverse, left + width, bottom + height);
            case 270 -> frame(height * unit, width * unit, crop, 0, -inverse, inverse, 0, left, bottom + height);
            default -> frame(width * unit, height * unit, crop, inverse, 0, 0, inverse, left, bottom);
        };
    }

    private static PageFrame frame(double width, double height, PDRectangle crop, double... matrix) {
        return new PageFrame(new PageSize(width, height), matrix, crop);
    }

    private static double unit(PDPage page) {
        double unit = page.getUserUnit();
        return unit >= 0.01 && unit <= 100 ? unit : 1;
    }

    private static double sane(double side) {
        return Math.clamp(side, LEAST, MOST);
    }

    /// How many times larger a page claims to be than any page may be; 1 for all honest ones.
    public double excess() {
        return Math.max(1, Math.max(crop.getWidth(), crop.getHeight()) / MOST);
    }

    public COSArray toArray() {
        var array = new COSArray();
        for (double value : matrix) {
            array.add(new COSFloat((float) value));
        }
        return array;
    }
}
