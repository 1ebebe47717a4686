package dev.pactwire.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser without scripts: keeps cookies, sends the CSRF token of the last page, follows no redirect.
public final class WebClient {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";
    private String forwardedFor = "";

    public WebClient(int port) {
        this("http://localhost:" + port);
    }

    private WebClient(String base) {
        this.base = base;
    }

    /// What came back.
    public record Answer(int status, String body, Map<String, String> headers) {
        /// Where a redirect leads; empty without one.
        public String redirect() {
            return headers.getOrDefault("location", "");
        }
    }

    /// Another browser with the same cookies.
    public WebClient copy() {
        var copy = new WebClient(base);
        copy.cookies.putAll(cookies);
        return copy;
    }

    /// The same browser behind a proxy that says where it stands.
    public WebClient from(String address) {
        forwardedFor = address;
        return this;
    }

    public Answer login(String email, String password, String next) {
        get("/login");
        return post("/login", Map.of("email", email, "password", password, "next", next));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /// Posts a form with the CSRF token of the page that was read last.
    public Answer post(String path, Map<String, String> form) {
        var all = new LinkedHashMap<>(form);
        all.put("_csrf", token);
        return postWithoutToken(path, all);
    }

    public Answer postWithoutToken(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html");
        if (!forwardedFor.isEmpty()) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            var matcher = TOKEN.matcher(response.body());
            if (matcher.find()) {
                token = matcher.group(1);
            }
            var headers = new LinkedHashMap<String, String>();
            response.headers()
                    .map()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            return new Answer(response.statusCode(), response.body(), headers);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (header.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
