package dev.pactwire.documents;

import dev.pactwire.pdf.StreamSizes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/// Pictures of people, decoded with a look at their size first: a small file can claim a picture of many gigabytes.
final class Picture {

    private static final long MAX_PIXELS = 40_000_000;

    private Picture() {}

    /// @throws IOException when it is no PNG, JPEG or GIF, or has more than 40 million pixels
    static PDImageXObject embed(PDDocument document, byte[] bytes) throws IOException {
        BufferedImage image = decode(bytes);
        return isJpeg(bytes) && image.getColorModel().getNumComponents() <= 3
                ? JPEGFactory.createFromByteArray(document, bytes)
                : LosslessFactory.createFromImage(document, image);
    }

    private static boolean isJpeg(byte[] bytes) {
        return bytes.length > 3 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8;
    }

    /// @throws IOException when it is no picture, or too large to unpack
    static void requireModest(byte[] bytes) throws IOException {
        read(bytes, reader -> true);
    }

    private static BufferedImage decode(byte[] bytes) throws IOException {
        return read(bytes, reader -> reader.read(0));
    }

    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private static <T> T read(byte[] bytes, Reading<T> reading) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("not a PNG, JPEG or GIF picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
                    throw new StreamSizes.TooLarge();
                }
                return reading.from(reader);
            } catch (RuntimeException malformed) {
                throw new IOException("the picture cannot be read", malformed);
            } finally {
                reader.dispose();
            }
        }
    }
}
