package dev.pactwire.copperapi;

import dev.pactwire.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A client of the CRM's wire as strangers write one: three headers and JSON.
final class WireClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    WireClient(int port, String key, String email) {
        this.base = "http://localhost:" + port + "/developer_api/v1";
        headers.put("X-PW-AccessToken", key);
        headers.put("X-PW-Application", "developer_api");
        headers.put("X-PW-UserEmail", email);
        headers.put("Content-Type", "application/json");
    }

    record Answer(int status, byte[] bytes, Map<String, String> headers) {

        JsonNode json() {
            return Json.tree(bytes);
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String message() {
            return json().path("message").asString();
        }
    }

    WireClient without(String header) {
        headers.remove(header);
        return this;
    }

    WireClient with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer delete(String path, String body) {
        return send("DELETE", path, body);
    }

    /// Quotes are written as apostrophes, so that JSON reads well in Java.
    Answer send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        request.method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        return send(request.build());
    }

    static Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            var headers = new LinkedHashMap<String, String>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Answer(response.statusCode(), response.body(), headers);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
