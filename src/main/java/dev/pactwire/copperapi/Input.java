package dev.pactwire.copperapi;

import dev.pactwire.platform.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The parameters of a request: what stands in its JSON body and, beneath that, in its query (Conventions: both are
/// accepted, and keys may repeat). A parameter that is null counts as not given, except where a patch asks.
record Input(ObjectNode parameters) {

    private static final int MAX_BODY = 4 * 1024 * 1024;
    private static final int MAX_ENTRIES = 1_000;

    static Input of(HttpServletRequest request) {
        ObjectNode parameters = Json.mapper().createObjectNode();
        readQuery(request.getQueryString(), parameters);
        JsonNode body = body(request);
        if (body.isObject()) {
            body.propertyStream().forEach(property -> parameters.set(property.getKey(), property.getValue()));
        } else if (!body.isMissingNode() && !body.isNull()) {
            throw WireError.unreadable("the body must be a JSON object");
        }
        return new Input(parameters);
    }

    private static JsonNode body(HttpServletRequest request) {
        try {
            byte[] bytes = request.getInputStream().readNBytes(MAX_BODY + 1);
            if (bytes.length > MAX_BODY) {
                throw WireError.unreadable("the body is larger than " + MAX_BODY + " bytes");
            }
            return bytes.length == 0 ? Json.mapper().missingNode() : Json.tree(bytes);
        } catch (IOException broken) {
            throw WireError.unreadable("the body stops before its end");
        }
    }

    private static void readQuery(@Nullable String query, ObjectNode parameters) {
        if (query == null || query.isEmpty()) {
            return;
        }
        for (String pair : query.split("&", MAX_ENTRIES)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            add(parameters, name.endsWith("[]") ? name.substring(0, name.length() - 2) : name, value);
        }
    }

    private static void add(ObjectNode parameters, String name, String value) {
        JsonNode before = parameters.get(name);
        switch (before) {
            case null -> parameters.put(name, value);
            case ArrayNode several -> several.add(value);
            default -> parameters.putArray(name).add(before).add(value);
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw WireError.unreadable("the query is not encoded as it should be: " + text);
        }
    }

    /// Another object within this input.
    static Input within(JsonNode node, String key) {
        if (node instanceof ObjectNode object) {
            return new Input(object);
        }
        throw WireError.invalid(key, "must be an object");
    }

    boolean has(String key) {
        return !node(key).isMissingNode() && !node(key).isNull();
    }

    JsonNode node(String key) {
        return parameters.path(key);
    }

    /// The first value, if several were given.
    private JsonNode single(String key) {
        JsonNode node = node(key);
        return node.isArray() && !node.isEmpty() ? node.get(0) : node;
    }

    Optional<String> text(String key) {
        return has(key) ? Optional.of(text(key, single(key))) : Optional.empty();
    }

    OptionalLong number(String key) {
        return has(key) ? OptionalLong.of(number(key, single(key))) : OptionalLong.empty();
    }

    Optional<BigDecimal> decimal(String key) {
        return has(key) ? Optional.of(decimal(key, single(key))) : Optional.empty();
    }

    Optional<Instant> instant(String key) {
        return has(key) ? Optional.of(instant(key, single(key))) : Optional.empty();
    }

    boolean flag(String key) {
        return has(key) && flag(key, single(key));
    }

    List<Long> numbers(String key) {
        return each(key, item -> number(key, item));
    }

    List<String> texts(String key) {
        return each(key, item -> text(key, item));
    }

    /// The entries of a list; a single value is a list of one.
    <T> List<T> each(String key, Function<JsonNode, T> reader) {
        JsonNode node = node(key);
        if (!has(key)) {
            return List.of();
        }
        if (!node.isArray()) {
            return List.of(reader.apply(node));
        }
        if (node.size() > MAX_ENTRIES) {
            throw WireError.invalid(key, "may have at most " + MAX_ENTRIES + " entries");
        }
        return StreamSupport.stream(node.spliterator(), false).map(reader).toList();
    }

    static String text(String key, JsonNode value) {
        if (!value.isValueNode()) {
            throw WireError.invalid(key, "must be text");
        }
        return value.asString("");
    }

    /// Numbers come as numbers or as their digits.
    static long number(String key, JsonNode value) {
        try {
            return value.isIntegralNumber() && value.canConvertToLong()
                    ? value.longValue()
                    : Long.parseLong(text(key, value).strip());
        } catch (NumberFormatException noNumber) {
            throw wrong(key, value, "must be an integer");
        }
    }

    static BigDecimal decimal(String key, JsonNode value) {
        try {
            var number = new BigDecimal(text(key, value).strip());
            if (Math.abs(number.scale()) <= 30) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw wrong(key, value, "must be a number");
    }

    /// Unix seconds.
    static Instant instant(String key, JsonNode value) {
        try {
            Instant instant = Instant.ofEpochSecond(number(key, value));
            if (Math.abs(instant.getEpochSecond()) < 100_000_000_000L) {
                return instant;
            }
        } catch (DateTimeException beyond) {
            // said below
        }
        throw wrong(key, value, "must be a time in Unix seconds");
    }

    static boolean flag(String key, JsonNode value) {
        return switch (text(key, value)) {
            case "true", "1" -> true;
            case "false", "0", "" -> false;
            default -> throw wrong(key, value, "must be true or false");
        };
    }

    static WireError wrong(String key, JsonNode value, String expected) {
        return WireError.invalid(key, "Invalid value for " + key + ": " + expected + ": " + value);
    }
}
