package dev.pactwire.pdf;

import dev.pactwire.pdf.Inspection.Reason;
import dev.pactwire.pdf.Inspection.Refused;
import dev.pactwire.pdf.Inspection.Usable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Looks at a PDF from outside before anything else touches it. Whatever it is, the answer comes within bounded
/// time and memory: first the raw structure is measured, then the document is opened, then everything in it is
/// unpacked once against a limit, without being kept.
public final class PdfInspection {

    /// Callers have smaller limits of their own.
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final int HEADER_REACH = 1_024;
    private static final long MAX_STREAM = 64L * 1024 * 1024;
    private static final long MAX_PICTURE = 256L * 1024 * 1024;
    private static final long MAX_TOTAL = 1024L * 1024 * 1024;

    /// Hostile files can make each inspection expensive, so that only few run at a time.
    private static final Semaphore AT_ONCE = new Semaphore(4);

    private PdfInspection() {}

    public static Inspection inspect(byte[] bytes) {
        if (bytes.length == 0) {
            return new Refused(Reason.EMPTY);
        }
        if (bytes.length > MAX_BYTES) {
            return new Refused(Reason.TOO_LARGE);
        }
        if (!hasHeader(bytes)) {
            return new Refused(Reason.NOT_A_PDF);
        }
        AT_ONCE.acquireUninterruptibly();
        try {
            return StructureScan.of(bytes).<Inspection>map(Refused::new).orElseGet(() -> opened(bytes));
        } catch (OutOfMemoryError hostile) {
            return new Refused(Reason.TOO_LARGE);
        } finally {
            AT_ONCE.release();
        }
    }

    private static boolean hasHeader(byte[] bytes) {
        int length = Math.min(bytes.length, HEADER_REACH);
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains("%PDF-");
    }

    private static Inspection opened(byte[] bytes) {
        try (PDDocument document = OpenPdf.repaired(bytes)) {
            List<PageSize> pages = PageLeaves.of(document).stream()
                    .map(PageFrame::of)
                    .map(PageFrame::size)
                    .toList();
            unpack(document);
            return Signatures.forbidChanges(document)
                    ? new Refused(Reason.CHANGES_FORBIDDEN)
                    : new Usable(pages, Signatures.areIn(document));
        } catch (PageLeaves.TooMany tooMany) {
            return new Refused(Reason.TOO_MANY_PAGES);
        } catch (StreamSizes.TooLarge tooLarge) {
            return new Refused(Reason.TOO_LARGE);
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            return new Refused(Reason.DAMAGED);
        }
    }

    private static void unpack(PDDocument document) throws IOException {
        long total = MAX_TOTAL;
        for (COSObjectKey key :
                List.copyOf(document.getDocument().getXrefTable().keySet())) {
            if (document.getDocument().getObjectFromPool(key).getObject() instanceof COSStream stream) {
                boolean picture = COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE));
                long limit = Math.min(total, picture ? MAX_PICTURE : MAX_STREAM);
                long[] left = {limit};
                StreamSizes.requireAtMost(stream, left);
                total -= limit - left[0];
            }
        }
    }
}
