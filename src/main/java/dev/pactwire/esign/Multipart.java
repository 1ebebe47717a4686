package dev.pactwire.esign;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a multipart body whose parts are told apart by `documentid`, not by `name`: the JSON first, then the files.
final class Multipart {

    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
    private static final int MAX_PARTS = 500;
    private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Multipart() {}

    /// @param headers names in lower case
    record Part(Map<String, String> headers, byte[] content) {

        String contentType() {
            return headers.getOrDefault("content-type", "");
        }

        String fileName() {
            return parameter("filename").orElse("");
        }

        /// A parameter of `Content-Disposition`, quoted or not.
        Optional<String> parameter(String name) {
            Matcher found = Pattern.compile(
                            "(?:^|[;\\s])" + name + "\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE)
                    .matcher(headers.getOrDefault("content-disposition", ""));
            return found.find()
                    ? Optional.of(found.group(1) == null ? found.group(2) : found.group(1))
                    : Optional.empty();
        }

        /// The bytes, decoded if the part says that they are base64.
        byte[] bytes() {
            String encoding = headers.getOrDefault("content-transfer-encoding", "");
            return encoding.strip().equalsIgnoreCase("base64")
                    ? Base64.getMimeDecoder().decode(content)
                    : content;
        }
    }

    static List<Part> parse(ApiCall call) {
        Matcher boundary = BOUNDARY.matcher(call.header("content-type"));
        if (!boundary.find()) {
            throw new ApiError(ErrorCode.INVALID_REQUEST_BODY, "The multipart body's boundary is missing.");
        }
        String text = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return parse(call.body(), ("--" + text).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<Part> parse(byte[] body, byte[] delimiter) {
        var parts = new ArrayList<Part>();
        int start = find(body, delimiter, 0);
        while (start >= 0) {
            int next = find(body, delimiter, start + delimiter.length);
            if (next < 0) {
                break;
            }
            parts.add(part(Arrays.copyOfRange(body, start + delimiter.length, next)));
            if (parts.size() > MAX_PARTS) {
                throw new ApiError(
                        ErrorCode.INVALID_REQUEST_BODY, "A multipart body has at most " + MAX_PARTS + " parts.");
            }
            start = next;
        }
        if (parts.isEmpty()) {
            throw new ApiError(ErrorCode.INVALID_REQUEST_BODY, "The multipart body has no parts.");
        }
        return parts;
    }

    /// @param raw from after the delimiter to before the next one, with the line ends at both ends
    private static Part part(byte[] raw) {
        int split = find(raw, END_OF_HEADERS, 0);
        if (split < 0) {
            throw new ApiError(ErrorCode.INVALID_REQUEST_BODY, "A part of the multipart body has no headers.");
        }
        String head = new String(raw, 0, split, StandardCharsets.UTF_8);
        int end = raw.length >= 2 && raw[raw.length - 2] == '\r' && raw[raw.length - 1] == '\n'
                ? raw.length - 2
                : raw.length;
        int begin = split + END_OF_HEADERS.length;
        return new Part(headers(head), Arrays.copyOfRange(raw, Math.min(begin, end), end));
    }

    private static Map<String, String> headers(String head) {
        var headers = new HashMap<String, String>();
        for (String line : head.split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static int find(byte[] bytes, byte[] wanted, int from) {
        for (int at = from; at <= bytes.length - wanted.length; at++) {
            if (bytes[at] == wanted[0] && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
