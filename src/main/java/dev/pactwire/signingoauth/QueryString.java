package dev.pactwire.signingoauth;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parameters of an authorization request: they travel through the login page as one hidden text.
record QueryString(Map<String, String> parameters) {

    private static final int MAX_LENGTH = 8_000;

    /// @throws OAuthProblem when a parameter stands twice or the text is not percent-encoded
    static QueryString parse(@Nullable String raw) {
        var parameters = new LinkedHashMap<String, String>();
        if (raw != null && raw.length() > MAX_LENGTH) {
            throw malformed("the query is longer than " + MAX_LENGTH + " characters");
        }
        for (String pair : (raw == null ? "" : raw).split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                if (parameters.putIfAbsent(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                    throw malformed(name + " stands twice");
                }
            }
        }
        return new QueryString(parameters);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw malformed("the query is not percent-encoded");
        }
    }

    private static OAuthProblem malformed(String description) {
        return new OAuthProblem(OAuthProblem.Code.INVALID_REQUEST, description);
    }

    /// The value of a parameter; an empty one counts as absent.
    Optional<String> value(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    QueryString without(Set<String> names) {
        var left = new LinkedHashMap<>(parameters);
        left.keySet().removeAll(names);
        return new QueryString(left);
    }

    QueryString with(String name, String value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new QueryString(more);
    }

    String encoded() {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
