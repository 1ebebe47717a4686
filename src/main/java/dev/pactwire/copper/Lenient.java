package dev.pactwire.copper;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Reads this wire's JSON: new keys come at any time, numbers now and then as strings, times as Unix seconds, and
/// anything may be absent or null (API Conventions).
final class Lenient {

    private static final int MAX_SCALE = 30;

    private Lenient() {}

    /// Empty when absent, null or no plain value.
    static String text(JsonNode node, String name) {
        return text(node.path(name));
    }

    static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asString("") : "";
    }

    static boolean flag(JsonNode node, String name) {
        return text(node, name).equalsIgnoreCase("true");
    }

    static OptionalLong number(JsonNode node, String name) {
        try {
            return OptionalLong.of(Long.parseLong(text(node, name).strip()));
        } catch (NumberFormatException none) {
            return OptionalLong.empty();
        }
    }

    static long required(JsonNode node, String name) {
        return number(node, name).orElseThrow(() -> new Missing(name));
    }

    static long recordId(JsonNode node) {
        long id = required(node, "id");
        if (id <= 0) {
            throw new Missing("id");
        }
        return id;
    }

    /// Empty for what no amount of money looks like, such as `1e999999`.
    static Optional<BigDecimal> decimal(JsonNode node, String name) {
        try {
            return Optional.of(new BigDecimal(text(node, name).strip()))
                    .filter(amount -> Math.abs(amount.scale()) <= MAX_SCALE);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    static Optional<Instant> instant(JsonNode node, String name) {
        OptionalLong seconds = number(node, name);
        try {
            return seconds.isPresent() ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong())) : Optional.empty();
        } catch (DateTimeException beyondAllTime) {
            return Optional.empty();
        }
    }

    /// The elements of an array; none when it is absent or no array.
    static List<JsonNode> items(JsonNode node, String name) {
        return items(node.path(name));
    }

    static List<JsonNode> items(JsonNode array) {
        return array.isArray()
                ? StreamSupport.stream(array.spliterator(), false).toList()
                : List.of();
    }

    /// One text out of each element: `emails[].email`.
    static List<String> texts(JsonNode node, String array, String name) {
        return items(node, array).stream()
                .map(item -> text(item, name))
                .filter(text -> !text.isBlank())
                .toList();
    }

    static JsonNode array(JsonNode answer) {
        if (!answer.isArray()) {
            throw new Missing("array");
        }
        return answer;
    }

    static JsonNode object(JsonNode answer) {
        if (!answer.isObject()) {
            throw new Missing("object");
        }
        return answer;
    }

    /// A key without which an answer means nothing.
    static final class Missing extends RuntimeException {
        Missing(String name) {
            super("the answer has no usable " + name, null, false, false);
        }
    }
}
