package dev.pactwire.ceremony;

import dev.pactwire.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A browser on our pages, without its scripts: knows the key and the cookie of its visit.
final class Visitor {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String page = "";
    private String key = "";
    private String cookie = "";

    Visitor(int port) {
        this.base = "http://localhost:" + port;
    }

    record Answer(int status, byte[] bytes, Map<String, String> headers) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Json.tree(bytes);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /// Says the browser's language in every request.
    Visitor speaking(String language) {
        headers.put("Accept-Language", language);
        return this;
    }

    Answer look(String path) {
        return send("GET", path, null, false);
    }

    Answer send(String method, String path) {
        return send(method, path, null, false);
    }

    Answer press(String path) {
        return send("POST", path, "", false);
    }

    /// Presses the button of the page behind a link in an e-mail.
    Visitor open(String token) {
        return enter(press("/sign/" + token));
    }

    /// Follows the redirect to the page of a visit.
    Visitor enter(Answer redirect) {
        if (redirect.status() != 303) {
            throw new IllegalStateException("no visit began: " + redirect.status() + " " + redirect.text());
        }
        var target = URI.create(redirect.header("location"));
        page = target.getPath();
        key = target.getFragment();
        String given = redirect.header("set-cookie");
        cookie = given.isEmpty() ? "" : given.substring(0, given.indexOf(';'));
        return this;
    }

    Visitor withoutCookie() {
        cookie = "";
        return this;
    }

    /// Takes its own key and cookie to another's page.
    Visitor at(Visitor other) {
        page = other.page;
        return this;
    }

    String page() {
        return page;
    }

    JsonNode state() {
        return get("state").json();
    }

    Answer get(String path) {
        return send("GET", page + "/" + path, null, true);
    }

    Answer post(String path) {
        return send("POST", page + "/" + path, null, true);
    }

    Answer post(String path, Object body) {
        return send("POST", page + "/" + path, Json.write(body), true);
    }

    Answer put(String path, Object body) {
        return send("PUT", page + "/" + path, Json.write(body), true);
    }

    private Answer send(String method, String path, String body, boolean keyed) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .header("Accept", keyed ? "application/json" : "text/html")
                .header("Content-Type", keyed ? "application/json" : "application/x-www-form-urlencoded")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (keyed) {
            request.header("Pactwire-Visit", key);
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
        }
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            var received = new LinkedHashMap<String, String>();
            response.headers()
                    .map()
                    .forEach(
                            (name, values) -> received.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            return new Answer(response.statusCode(), response.body(), received);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
