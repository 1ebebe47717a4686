package dev.pactwire.platform;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One HTTP request to the outside.
///
/// @param timeout the longest wait for the answer
/// @param maxBytes the largest answer that is read
public record Call(
        String method, URI uri, Map<String, String> headers, byte @Nullable [] body, Duration timeout, int maxBytes) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    public static Call get(URI uri) {
        return new Call("GET", uri, Map.of(), null, TIMEOUT, MAX_BYTES);
    }

    public static Call of(String method, URI uri) {
        return new Call(method, uri, Map.of(), null, TIMEOUT, MAX_BYTES);
    }

    public Call header(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Call(method, uri, all, body, timeout, maxBytes);
    }

    public Call body(String contentType, byte[] bytes) {
        return new Call(method, uri, header("Content-Type", contentType).headers(), bytes, timeout, maxBytes);
    }

    public Call json(Object value) {
        return body("application/json", Json.write(value).getBytes(StandardCharsets.UTF_8));
    }

    public Call within(Duration limit) {
        return new Call(method, uri, headers, body, limit, maxBytes);
    }

    public Call atMost(int bytes) {
        return new Call(method, uri, headers, body, timeout, bytes);
    }
}
