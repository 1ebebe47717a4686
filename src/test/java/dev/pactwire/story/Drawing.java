package dev.pactwire.story;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;

/// What the pages of a PDF are drawn with, besides text.
///
/// @param curves Bézier curves, of which ink consists
/// @param images pictures made of pixels
record Drawing(int curves, int images) {

    static Drawing of(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            int curves = 0;
            int images = 0;
            for (PDPage page : document.getPages()) {
                var counter = new Counter(page);
                counter.processPage(page);
                curves += counter.curves;
                images += counter.images;
            }
            return new Drawing(curves, images);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Counter extends PDFGraphicsStreamEngine {

        private int curves;
        private int images;

        Counter(PDPage page) {
            super(page);
        }

        @Override
        public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
            curves++;
        }

        @Override
        public void drawImage(PDImage image) {
            images++;
        }

        @Override
        public Point2D getCurrentPoint() {
            return new Point2D.Float();
        }

        @Override
        public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {}

        @Override
        public void clip(int windingRule) {}

        @Override
        public void moveTo(float x, float y) {}

        @Override
        public void lineTo(float x, float y) {}

        @Override
        public void closePath() {}

        @Override
        public void endPath() {}

        @Override
        public void strokePath() {}

        @Override
        public void fillPath(int windingRule) {}

        @Override
        public void fillAndStrokePath(int windingRule) {}

        @Override
        public void shadingFill(COSName name) {}
    }
}
