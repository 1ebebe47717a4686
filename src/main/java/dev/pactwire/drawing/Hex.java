package dev.pactwire.drawing;

import java.util.HexFormat;

/// UTF-16 and two-byte codes as the hexadecimal strings of PDF.
final class Hex {

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private Hex() {}

    static String of(int code) {
        return UPPER.toHexDigits((char) code);
    }

    static String of(String text) {
        var hex = new StringBuilder(4 * text.length());
        for (int i = 0; i < text.length(); i++) {
            hex.append(UPPER.toHexDigits(text.charAt(i)));
        }
        return hex.toString();
    }
}
