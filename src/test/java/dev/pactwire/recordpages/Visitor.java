package dev.pactwire.recordpages;

import dev.pactwire.access.User;
import dev.pactwire.testing.WebClient;
import dev.pactwire.testing.WebClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody logged in who asks as the pages' scripts do: with the CSRF token in a header, and with PUT and DELETE.
final class Visitor {

    private static final Pattern INPUT = Pattern.compile("<input[^>]*?name=\"([^\"]+)\"[^>]*>");
    private static final Pattern CHOSEN = Pattern.compile("<select[^>]*?name=\"([^\"]+)\".*?</select>", Pattern.DOTALL);
    private static final Pattern AREA =
            Pattern.compile("<textarea[^>]*?name=\"([^\"]+)\"[^>]*>(.*?)</textarea>", Pattern.DOTALL);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;
    private String cookie;
    private String accept = "text/html, */*";

    Visitor(Office office, User user, int port) {
        base = "http://localhost:" + port;
        cookie = "pactwire=" + office.session(user);
        Answer page = send(request("/leads").GET());
        cookie += "; " + page.headers().getOrDefault("set-cookie", "").replaceFirst(";.*$", "");
        token = matches(page.body(), "name=\"csrf\" content=\"([^\"]+)\"").getFirst();
    }

    Visitor accepting(String type) {
        accept = type;
        return this;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Map<String, String> form) {
        return send(change(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(lists(form)))));
    }

    Answer put(String path, Map<String, String> form) {
        return putFields(path, lists(form));
    }

    Answer putFields(String path, Map<String, List<String>> form) {
        return send(change(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    Answer json(String method, String path, String body) {
        return send(change(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer delete(String path) {
        return send(change(path).DELETE());
    }

    Answer upload(String path, String name, String type, byte[] bytes) {
        String boundary = "----pactwire";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(change(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, bytes, tail))));
    }

    private HttpRequest.Builder change(String path) {
        return request(path).header("X-XSRF-TOKEN", token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", accept)
                .header("Cookie", cookie);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var headers = new LinkedHashMap<String, String>();
            response.headers()
                    .map()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            return new WebClient.Answer(response.statusCode(), response.body(), headers);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /// What a browser would send of a form that nobody has touched.
    static Map<String, List<String>> fields(String html) {
        String form = html.replaceAll("(?s)<template.*?</template>", "");
        var fields = new LinkedHashMap<String, List<String>>();
        INPUT.matcher(form).results().forEach(found -> {
            String input = found.group();
            if (!input.contains("type=\"checkbox\"") || input.contains(" checked")) {
                add(fields, found.group(1), attribute(input));
            }
        });
        CHOSEN.matcher(form).results().forEach(found -> {
            Matcher selected =
                    Pattern.compile("<option value=\"([^\"]*)\" selected").matcher(found.group());
            add(fields, found.group(1), selected.find() ? selected.group(1) : "");
        });
        AREA.matcher(form).results().forEach(found -> add(fields, found.group(1), found.group(2)));
        return fields;
    }

    private static String attribute(String input) {
        Matcher value = Pattern.compile(" value=\"([^\"]*)\"").matcher(input);
        return value.find() ? value.group(1).replace("&amp;", "&") : "";
    }

    private static void add(Map<String, List<String>> fields, String name, String value) {
        fields.computeIfAbsent(name, key -> new java.util.ArrayList<>()).add(value);
    }

    private static Map<String, List<String>> lists(Map<String, String> form) {
        var lists = new LinkedHashMap<String, List<String>>();
        form.forEach((name, value) -> lists.put(name, List.of(value)));
        return lists;
    }

    private static String encoded(Map<String, List<String>> form) {
        return form.entrySet().stream()
                .flatMap(
                        field -> field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
