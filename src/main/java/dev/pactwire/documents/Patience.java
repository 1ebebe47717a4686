package dev.pactwire.documents;

import dev.pactwire.pdf.StreamSizes;
import java.io.IOException;
import java.util.Iterator;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/// How long a page of a stranger may occupy us: so many operators, so much time, so many bytes of content.
final class Patience {

    private static final long MAX_OPERATORS = 4_000_000;
    private static final long MAX_NANOS = 20_000_000_000L;
    private static final long MAX_CONTENT = 64L * 1024 * 1024;
    private static final int LOOK_AT_CLOCK = 1_024;

    private final long start = System.nanoTime();
    private long operators;

    void spend() throws IOException {
        if (!isLeft()) {
            throw new IOException("this page does not come to an end");
        }
    }

    /// Counts one more operator.
    boolean isLeft() {
        operators++;
        if (operators % LOOK_AT_CLOCK == 0 && System.nanoTime() - start > MAX_NANOS) {
            operators = MAX_OPERATORS;
        }
        return operators <= MAX_OPERATORS;
    }

    void requireModest(PDPage page) throws IOException {
        long[] left = {MAX_CONTENT};
        for (Iterator<PDStream> streams = page.getContentStreams(); streams.hasNext(); ) {
            StreamSizes.requireAtMost(streams.next().getCOSObject(), left);
        }
    }
}
