package dev.pactwire.documents;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Checks a seal by a way of its own, which shares nothing with `PdfSeal`: it reads the raw bytes, without a
/// PDF library, and accepts exactly the kind of signature that Pactwire makes. A single changed byte anywhere
/// in the file, the signature and its padding included, makes the document invalid.
public final class SealCheck {

    private static final Pattern BYTE_RANGE =
            Pattern.compile("/ByteRange\\s*\\[\\s*(\\d{1,10})\\s+(\\d{1,10})\\s+(\\d{1,10})\\s+(\\d{1,10})\\s*]");
    private static final Pattern TIME = Pattern.compile("/M\\s*\\(D:(\\d{14})(?:Z|\\+00'00'?)\\)");
    private static final String SUB_FILTER = "/ETSI.CAdES.detached";
    private static final Pattern CONTENTS_KEY = Pattern.compile("/Contents\\s*$");
    private static final int KEY_REACH = 16;
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private SealCheck() {}

    public sealed interface Verdict {}

    /// The seal stands and covers the whole file.
    ///
    /// @param signer the name in the sealing certificate
    public record Valid(String signer, Instant time, X509Certificate certificate) implements Verdict {}

    public record Invalid(Reason reason) implements Verdict {}

    public enum Reason {
        /// There is no signature.
        NO_SEAL,
        /// Something was added after the seal, or the end is missing.
        NOT_WHOLE,
        /// What is sealed is not what stands there.
        ALTERED,
        /// The signature is not of the form that Pactwire makes.
        MALFORMED,
        /// The sealing certificate comes from none of the trusted authorities, or was not valid at that time.
        UNTRUSTED
    }

    /// What makes a seal invalid, on its way out.
    static final class Wrong extends Exception {

        private final Reason reason;

        Wrong(Reason reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }
    }

    /// @param trusted the authorities whose seals count
    public static Verdict check(byte[] pdf, Collection<X509Certificate> trusted) {
        try {
            return valid(pdf, trusted);
        } catch (Wrong wrong) {
            return new Invalid(wrong.reason);
        }
    }

    private static Valid valid(byte[] pdf, Collection<X509Certificate> trusted) throws Wrong {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        Range range = whole(text);
        String dictionary = dictionary(text, range);
        byte[] signature = signature(text, range);
        Instant time = time(dictionary);
        X509Certificate signer = new SealedCms(signature).verify(range.signed(pdf), trusted, time);
        return new Valid(commonName(signer), time, signer);
    }

    /// The two covered parts, before and after the hole in which the signature stands.
    ///
    /// @param place where the range itself is written
    private record Range(int place, int hole, int rest, int length) {

        boolean isWhole() {
            boolean outsideItself = place < hole || place >= rest;
            return hole > 0 && rest > hole + 1 && rest < length && outsideItself;
        }

        List<byte[]> signed(byte[] pdf) {
            return List.of(Arrays.copyOfRange(pdf, 0, hole), Arrays.copyOfRange(pdf, rest, length));
        }
    }

    private static Range whole(String text) throws Wrong {
        List<Range> all = BYTE_RANGE
                .matcher(text)
                .results()
                .flatMap(found -> {
                    long rest = Long.parseLong(found.group(3));
                    boolean toTheEnd = rest + Long.parseLong(found.group(4)) == text.length();
                    return Long.parseLong(found.group(1)) == 0 && toTheEnd
                            ? Stream.of(new Range(
                                    found.start(),
                                    (int) Math.min(Long.parseLong(found.group(2)), text.length()),
                                    (int) rest,
                                    text.length()))
                            : Stream.empty();
                })
                .toList();
        if (all.isEmpty()) {
            throw new Wrong(text.contains("/ByteRange") ? Reason.NOT_WHOLE : Reason.NO_SEAL);
        }
        if (all.size() > 1 || !all.getFirst().isWhole()) {
            throw new Wrong(Reason.MALFORMED);
        }
        return all.getFirst();
    }

    /// The object in which both the range and the hole stand, without the hole.
    private static String dictionary(String text, Range range) throws Wrong {
        int start = text.lastIndexOf(" obj", range.hole());
        int end = text.indexOf("endobj", range.rest());
        if (start < 0 || end < 0 || range.place() < start || range.place() > end) {
            throw new Wrong(Reason.MALFORMED);
        }
        String before = text.substring(start, range.hole());
        boolean ours = CONTENTS_KEY
                .matcher(before.substring(Math.max(0, before.length() - KEY_REACH)))
                .find();
        String dictionary = before + text.substring(range.rest(), end);
        if (!ours || !dictionary.contains(SUB_FILTER)) {
            throw new Wrong(Reason.MALFORMED);
        }
        return dictionary;
    }

    /// What stands in the hole. Only one way to write it is accepted, so that not even the case of a digit can change.
    private static byte[] signature(String text, Range range) throws Wrong {
        String hole = text.substring(range.hole(), range.rest());
        String digits = hole.substring(1, hole.length() - 1);
        boolean canonical = hole.startsWith("<")
                && hole.endsWith(">")
                && digits.length() % 2 == 0
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9' || digit >= 'A' && digit <= 'F');
        if (!canonical) {
            throw new Wrong(Reason.MALFORMED);
        }
        return HexFormat.of().parseHex(digits);
    }

    private static Instant time(String dictionary) throws Wrong {
        Matcher found = TIME.matcher(dictionary);
        if (!found.find()) {
            throw new Wrong(Reason.MALFORMED);
        }
        try {
            return LocalDateTime.parse(found.group(1), DIGITS).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException impossible) {
            throw new Wrong(Reason.MALFORMED);
        }
    }

    private static String commonName(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        Matcher found = Pattern.compile("CN=([^,+]+)").matcher(name);
        return found.find() ? found.group(1) : name;
    }
}
