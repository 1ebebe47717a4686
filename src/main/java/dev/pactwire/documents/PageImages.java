package dev.pactwire.documents;

import dev.pactwire.pdf.OpenPdf;
import dev.pactwire.pdf.PageFrame;
import dev.pactwire.pdf.PageLeaves;
import dev.pactwire.pdf.PageSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/// Pictures of pages, for previews. A page that does not come to an end is shown as far as it came.
public final class PageImages {

    public static final int MAX_WIDTH = 2_400;
    private static final int MAX_HEIGHT = 6_000;
    private static final long MAX_PICTURE_PIXELS = 40_000_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    static final int MOST_WAITING = 20;
    static final Semaphore AT_ONCE = new Semaphore(2, true);

    private PageImages() {}

    /// A PNG of one page.
    ///
    /// @param page counted from 1
    /// @param width in pixels, at most 2,400; the height follows
    /// @throws IllegalArgumentException when there is no such page, or the bytes are no usable PDF
    /// @throws Busy when other pages take so long that this one does not get its turn
    public static byte[] png(byte[] pdf, int page, int width) {
        return inTurn(() -> draw(pdf, page, width));
    }

    /// The same without asking for a turn.
    static byte[] draw(byte[] pdf, int page, int width) {
        try (PDDocument document = OpenPdf.repaired(pdf)) {
            List<PDPage> pages = PageLeaves.of(document);
            if (page < 1 || page > pages.size()) {
                throw new IllegalArgumentException("page %d of %d".formatted(page, pages.size()));
            }
            return encoded(rendered(document, pages.get(page - 1), page - 1, width));
        } catch (IOException unusable) {
            throw new IllegalArgumentException("no usable PDF", unusable);
        }
    }

    /// What takes much memory is begun in here, so that whoever waits holds nothing.
    ///
    /// @throws Busy when its turn does not come, or too many wait already
    static byte[] inTurn(Supplier<byte[]> work) {
        if (AT_ONCE.getQueueLength() >= MOST_WAITING) {
            throw new Busy();
        }
        takeTurn(AT_ONCE, LONGEST_WAIT);
        try {
            return work.get();
        } finally {
            AT_ONCE.release();
        }
    }

    /// Pages of others take all the time that there is; to be tried again.
    public static final class Busy extends RuntimeException {
        Busy() {
            super("too many pages are being drawn", null, false, false);
        }
    }

    static void takeTurn(Semaphore turns, Duration longest) {
        try {
            if (!turns.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
    }

    private static BufferedImage rendered(PDDocument document, PDPage page, int index, int width) throws IOException {
        PageFrame frame = PageFrame.of(page);
        PageSize size = frame.size();
        double wanted = Math.clamp(width, 1, MAX_WIDTH) / size.width();
        double scale = Math.min(wanted, MAX_HEIGHT / size.height()) / frame.excess();
        var patience = new Patience();
        patience.requireModest(page);
        return new Renderer(document, patience).renderImage(index, (float) scale, ImageType.RGB);
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static final class Renderer extends PDFRenderer {

        private final Patience patience;

        Renderer(PDDocument document, Patience patience) {
            super(document);
            this.patience = patience;
            setSubsamplingAllowed(true);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new Drawer(parameters, patience);
        }
    }

    private static final class Drawer extends PageDrawer {

        private final Patience patience;

        Drawer(PageDrawerParameters parameters, Patience patience) throws IOException {
            super(parameters);
            this.patience = patience;
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (patience.isLeft()) {
                super.processOperator(operator, operands);
            }
        }

        @Override
        public void drawImage(PDImage picture) throws IOException {
            if ((long) picture.getWidth() * picture.getHeight() <= MAX_PICTURE_PIXELS) {
                super.drawImage(picture);
            }
        }
    }
}
