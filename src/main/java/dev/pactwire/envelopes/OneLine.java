package dev.pactwire.envelopes;

import java.util.regex.Pattern;

/// Subjects and names go into the heads of mails, where a line of their own would be a header: they have one line.
final class OneLine {

    private static final Pattern BREAKS = Pattern.compile("\\h*\\v+\\s*");

    private OneLine() {}

    static String of(String text) {
        return BREAKS.matcher(text).replaceAll(" ");
    }
}
