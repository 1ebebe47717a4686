package dev.pactwire.bench;

import java.util.Locale;

/// One line of the report.
///
/// @param limit what the same machine does at best, as measured in this run
/// @param goal what we want, in words
record Figure(String name, String measured, String limit, String goal, boolean met) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-44s %-22s limit %-34s goal %-30s %s",
                name,
                measured,
                limit,
                goal,
                met ? "met" : "MISSED");
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, "%.2f ms", millis);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f×", ratio);
    }
}
