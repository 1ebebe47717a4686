package dev.pactwire.recordpages;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A size in the largest unit that keeps it at 1 or more.
public record Size(String textKey, BigDecimal number) {

    private static final int STEP = 1024;

    static Size of(long bytes) {
        if (bytes < STEP) {
            return new Size("recordpages.size.b", BigDecimal.valueOf(bytes));
        }
        return bytes < STEP * STEP
                ? new Size("recordpages.size.kb", rounded(bytes, STEP))
                : new Size("recordpages.size.mb", rounded(bytes, STEP * STEP));
    }

    private static BigDecimal rounded(long bytes, int unit) {
        BigDecimal exact = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(unit), 1, RoundingMode.HALF_UP);
        return exact.compareTo(BigDecimal.TEN) < 0 ? exact : exact.setScale(0, RoundingMode.HALF_UP);
    }
}
