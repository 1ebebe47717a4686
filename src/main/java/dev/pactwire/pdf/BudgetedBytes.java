package dev.pactwire.pdf;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// A file in memory that may be read a limited number of times over: whoever runs in circles through it is stopped.
final class BudgetedBytes extends RandomAccessReadBuffer {

    private static final long LEAST = 16L * 1024 * 1024;
    private static final long TIMES = 64;

    private long left;

    BudgetedBytes(byte[] bytes) {
        super(bytes);
        this.left = Math.max(LEAST, TIMES * bytes.length);
    }

    @Override
    public int read() throws IOException {
        spend(1);
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        spend(Math.max(1, count));
        return count;
    }

    private void spend(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("reading this document does not come to an end");
        }
    }
}
