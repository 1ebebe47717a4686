package dev.pactwire.copperapi;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A refusal in this wire's own words.
final class WireError extends RuntimeException {

    private final int status;
    private final String sentence;

    private WireError(int status, String sentence) {
        super(status + " " + sentence, null, false, false);
        this.status = status;
        this.sentence = sentence;
    }

    static WireError notFound() {
        return new WireError(404, "Resource not found");
    }

    static WireError unauthorized(String why) {
        return new WireError(401, "Unauthorized: " + why);
    }

    static WireError forbidden() {
        return new WireError(403, "Forbidden: the role of the key's owner does not allow this");
    }

    static WireError tooMany() {
        return new WireError(429, "Rate limit exceeded: 180 requests per minute");
    }

    /// Somebody shows one wrong key after the other.
    static WireError tooManyRefused(Duration pause) {
        return new WireError(
                429, "Too many refused keys: wait " + Math.max(1, pause.toMinutes()) + " minutes and check the key");
    }

    static WireError tooLarge() {
        return new WireError(413, "The file is too large");
    }

    static WireError failed() {
        return new WireError(500, "Internal error: the server's log tells more");
    }

    /// What the server refused by itself.
    static WireError byServer(int status) {
        return switch (status) {
            case 400, 415 -> unreadable("the request is malformed, or its body stops before its end");
            case 404, 405 -> notFound();
            case 413 -> tooLarge();
            default -> status < 500 ? new WireError(status, "The request was refused") : failed();
        };
    }

    /// What was sent cannot be understood at all.
    static WireError unreadable(String why) {
        return new WireError(422, "Invalid input: " + why);
    }

    /// A parameter has a value that does not suit.
    ///
    /// @param key as it stands on the wire, such as `company_id`
    static WireError invalid(String key, String why) {
        return new WireError(422, "Invalid input: Validation errors: " + label(key) + ": " + why);
    }

    /// `company_id` is called "Company Id" in sentences.
    private static String label(String key) {
        return Arrays.stream(key.split("[_.]"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(" "));
    }

    int status() {
        return status;
    }

    Map<String, Object> toWire() {
        var body = new LinkedHashMap<String, Object>();
        body.put("success", false);
        body.put("status", status);
        body.put("message", sentence);
        return body;
    }
}
