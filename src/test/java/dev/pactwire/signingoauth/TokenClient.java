package dev.pactwire.signingoauth;

import dev.pactwire.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A program that speaks to `/oauth/token` and `/oauth/userinfo`.
public final class TokenClient {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    public TokenClient(int port) {
        this.base = "http://localhost:" + port;
    }

    public record Answer(int status, JsonNode body) {

        public String text(String name) {
            return body.path(name).asString("");
        }
    }

    public Answer withBasic(UUID app, String secret, Map<String, String> form) {
        String pair = Base64.getEncoder().encodeToString((app + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return token(Map.of("Authorization", "Basic " + pair), form);
    }

    public Answer token(Map<String, String> headers, Map<String, String> form) {
        var all = new LinkedHashMap<>(headers);
        all.putIfAbsent("Content-Type", "application/x-www-form-urlencoded");
        var request = HttpRequest.newBuilder(URI.create(base + "/oauth/token"))
                .POST(HttpRequest.BodyPublishers.ofString(SigningBrowser.form(form)));
        all.forEach(request::header);
        return send(request);
    }

    public Answer userInfo(String accessToken) {
        return send(HttpRequest.newBuilder(URI.create(base + "/oauth/userinfo"))
                .header("Authorization", "Bearer " + accessToken));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), Json.tree(answer.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
