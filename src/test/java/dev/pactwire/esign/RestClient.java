package dev.pactwire.esign;

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

/// A program that speaks the REST wire for one account.
final class RestClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String account;
    private final Map<String, String> headers = new LinkedHashMap<>();

    RestClient(int port, String accountId, String token) {
        this.account = "http://localhost:" + port + "/restapi/v2.1/accounts/" + accountId;
        headers.put("Authorization", "Bearer " + token);
    }

    /// @param headers names in lower case
    record Answer(int status, byte[] bytes, Map<String, String> headers) {

        JsonNode json() {
            return Json.tree(bytes);
        }

        String text(String name) {
            return json().path(name).asString("");
        }

        String errorCode() {
            return text("errorCode");
        }
    }

    /// With one header more, or another value of it.
    RestClient with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String json) {
        return send("POST", path, json.getBytes(StandardCharsets.UTF_8));
    }

    Answer put(String path, String json) {
        return send("PUT", path, json.getBytes(StandardCharsets.UTF_8));
    }

    Answer delete(String path, String json) {
        return send("DELETE", path, json.getBytes(StandardCharsets.UTF_8));
    }

    Answer send(String method, String path, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(account + path));
        headers.forEach(request::header);
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            var got = new LinkedHashMap<String, String>();
            answer.headers()
                    .map()
                    .forEach((name, values) -> got.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            return new Answer(answer.statusCode(), answer.body(), got);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
