package dev.pactwire.pdf;

import dev.pactwire.pdf.Inspection.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Looks at the raw bytes of a PDF before a library parses them: at encryption, at the number of arrays, dictionaries
/// and strings, and at the streams that a parser unpacks by itself (object streams and cross-references). A parser
/// trusts what they claim; here they are measured first.
final class StructureScan {

    private static final int MAX_TOKENS = 4_000_000;
    private static final long MAX_OBJECTS = 24L * 1024 * 1024;
    private static final long MAX_REFERENCES = 6L * 1024 * 1024;
    private static final int MAX_DICTIONARY = 64 * 1024;

    /// Dictionaries that are read, and packed bytes that are unpacked, all in all. Honest files need less than they are
    /// long; in a hostile one each of a million places could make us read all the rest.
    private static final long MAX_READ = 128L * 1024 * 1024;

    private static final int MAX_COLUMNS = 100_000;
    private static final int LEAST_ENTRY = 3;
    private static final int CHUNK = 64 * 1024;

    private static final Pattern PLAIN_FILTER =
            Pattern.compile("/Filter\\s*(?:\\[\\s*/(?:FlateDecode|Fl)\\s*]|/(?:FlateDecode|Fl)\\b)");
    private static final Pattern COLUMNS = Pattern.compile("/Columns\\s+(\\d{1,12})");
    private static final Pattern WIDTHS = Pattern.compile("/W\\s*\\[\\s*(\\d{1,2})\\s+(\\d{1,2})\\s+(\\d{1,2})\\s*]");
    private static final Pattern INDIRECT = Pattern.compile("/(?:DecodeParms|DP|W|N|First)\\s+\\d+\\s+\\d+\\s+R");
    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern TRAILER = Pattern.compile("trailer\\s*<<");
    private static final Pattern MARKS = Pattern.compile("endobj|endstream|stream");

    private final byte[] bytes;
    private final String text;
    private final byte[] chunk = new byte[CHUNK];
    private final Inflater inflater;
    private int tokens;
    private long readLeft = MAX_READ;
    private long objectsLeft = MAX_OBJECTS;
    private long referencesLeft = MAX_REFERENCES;

    private StructureScan(byte[] bytes, Inflater inflater) {
        this.bytes = bytes;
        this.inflater = inflater;
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// What speaks against opening the file.
    private static final class Refuse extends Exception {

        private final Reason reason;

        Refuse(Reason reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }
    }

    /// Why the file must not even be opened, if so.
    static Optional<Reason> of(byte[] bytes) {
        try (var inflater = new Inflater()) {
            new StructureScan(bytes, inflater).scan();
            return Optional.empty();
        } catch (Refuse refuse) {
            return Optional.of(refuse.reason);
        }
    }

    private void scan() throws Refuse {
        count(bytes, bytes.length);
        Matcher trailers = TRAILER.matcher(text);
        while (trailers.find()) {
            requirePlain(dictionary(trailers.end(), endOfTrailer(trailers.end())));
        }
        int end = 0;
        Matcher marks = MARKS.matcher(text);
        while (marks.find()) {
            if (marks.group().equals("stream")) {
                stream(dictionary(Math.max(end, marks.start() - MAX_DICTIONARY), marks.start()), marks.end());
            } else {
                end = marks.end();
            }
        }
    }

    private void count(byte[] where, int length) throws Refuse {
        for (int i = 0; i < length; i++) {
            byte character = where[i];
            if (character == '[' || character == '(' || character == '<') {
                tokens++;
            }
        }
        if (tokens > MAX_TOKENS) {
            throw new Refuse(Reason.TOO_LARGE);
        }
    }

    private int endOfTrailer(int from) {
        int limit = Math.min(text.length(), from + MAX_DICTIONARY);
        int end = text.indexOf("startxref", from, limit);
        return end < 0 ? limit : end;
    }

    private static void requirePlain(String dictionary) throws Refuse {
        if (has("Encrypt", dictionary)) {
            throw new Refuse(Reason.ENCRYPTED);
        }
    }

    private String dictionary(int from, int to) throws Refuse {
        read(to - from);
        return unescaped(text.substring(from, to));
    }

    private void read(long length) throws Refuse {
        readLeft -= length;
        if (readLeft < 0) {
            throw new Refuse(Reason.TOO_LARGE);
        }
    }

    /// Names may be written with `#` and two digits for any letter.
    private static String unescaped(String dictionary) {
        return dictionary.indexOf('#') < 0
                ? dictionary
                : ESCAPE.matcher(dictionary)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private void stream(String dictionary, int keywordEnd) throws Refuse {
        boolean objects = has("First", dictionary) && has("N", dictionary);
        boolean references = has("XRef", dictionary)
                || has("W", dictionary) && (has("Root", dictionary) || has("Index", dictionary));
        if (references) {
            requirePlain(dictionary);
            requireWideEntries(dictionary);
        }
        if (objects || references) {
            requireMeasurable(dictionary);
            measure(keywordEnd, objects);
        }
    }

    private static boolean has(String name, String dictionary) {
        String key = "/" + name;
        for (int at = dictionary.indexOf(key); at >= 0; at = dictionary.indexOf(key, at + 1)) {
            int next = at + key.length();
            if (next == dictionary.length() || !Character.isLetterOrDigit(dictionary.charAt(next))) {
                return true;
            }
        }
        return false;
    }

    /// Entries of nothing would never come to an end.
    private static void requireWideEntries(String dictionary) throws Refuse {
        Matcher widths = WIDTHS.matcher(dictionary);
        if (!widths.find() || number(widths, 1) + number(widths, 2) + number(widths, 3) < LEAST_ENTRY) {
            throw new Refuse(Reason.DAMAGED);
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    /// No writer of PDFs makes structure that is packed in any other way.
    private static void requireMeasurable(String dictionary) throws Refuse {
        boolean oddFilter =
                has("Filter", dictionary) && !PLAIN_FILTER.matcher(dictionary).find();
        Matcher columns = COLUMNS.matcher(dictionary);
        boolean oddRows = columns.find() && Long.parseLong(columns.group(1)) > MAX_COLUMNS;
        if (oddFilter || oddRows || INDIRECT.matcher(dictionary).find()) {
            throw new Refuse(Reason.DAMAGED);
        }
    }

    private void measure(int keywordEnd, boolean objects) throws Refuse {
        int data = keywordEnd;
        while (data < bytes.length && (bytes[data] == '\r' || bytes[data] == '\n' || bytes[data] == ' ')) {
            data++;
        }
        inflater.reset();
        inflater.setInput(bytes, data, bytes.length - data);
        unpack(objects);
        read(inflater.getBytesRead());
    }

    private void unpack(boolean objects) throws Refuse {
        try {
            for (int length = inflater.inflate(chunk); length > 0; length = inflater.inflate(chunk)) {
                spend(length, objects);
                count(chunk, length);
            }
        } catch (DataFormatException notPacked) {
            // a stream that is not packed, or only at its beginning: what there was is counted
        }
    }

    private void spend(int length, boolean objects) throws Refuse {
        if (objects) {
            objectsLeft -= length;
        } else {
            referencesLeft -= length;
        }
        if (objectsLeft < 0 || referencesLeft < 0) {
            throw new Refuse(Reason.TOO_LARGE);
        }
    }
}
