package dev.pactwire.esign;

import dev.pactwire.platform.Json;
import dev.pactwire.platform.Json.MalformedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object of a request, read as leniently as DocuSign reads: booleans and numbers as text or native, unknown
/// names ignored, null like absent. What has the wrong type is named in the error.
///
/// @param path where the object stands in the body, for messages; empty for the body itself
record Fields(JsonNode node, String path) {

    private static final Set<String> TRUE = Set.of("true", "1", "yes");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "");

    /// @throws ApiError INVALID_REQUEST_BODY when the bytes are no JSON object; none at all are an empty one
    static Fields parse(byte[] body) {
        if (body.length == 0) {
            return new Fields(Json.mapper().createObjectNode(), "");
        }
        try {
            JsonNode node = Json.tree(body);
            if (node.isObject()) {
                return new Fields(node, "");
            }
            throw new ApiError(ErrorCode.INVALID_REQUEST_BODY, "The request body must be a JSON object.");
        } catch (MalformedJson malformed) {
            throw new ApiError(
                    ErrorCode.INVALID_REQUEST_BODY, "The request body is not JSON: " + malformed.getMessage());
        }
    }

    boolean has(String name) {
        return value(name) != null;
    }

    Optional<String> text(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isContainer()) {
            throw wrong(name, "a text");
        }
        return Optional.of(value.asString(""));
    }

    String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        Optional<String> text = text(name).map(value -> value.strip().toLowerCase(Locale.ROOT));
        if (text.isEmpty() || text.get().isEmpty()) {
            return otherwise;
        }
        if (TRUE.contains(text.get())) {
            return true;
        }
        if (FALSE.contains(text.get())) {
            return false;
        }
        throw wrong(name, "true or false");
    }

    OptionalInt number(String name) {
        Optional<String> text = text(name).map(String::strip).filter(value -> !value.isEmpty());
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text.get()));
        } catch (NumberFormatException notANumber) {
            throw wrong(name, "a whole number");
        }
    }

    int number(String name, int otherwise) {
        return number(name).orElse(otherwise);
    }

    double decimal(String name, double otherwise) {
        Optional<String> text = text(name).map(String::strip).filter(value -> !value.isEmpty());
        try {
            return text.map(Double::parseDouble).orElse(otherwise);
        } catch (NumberFormatException notANumber) {
            throw wrong(name, "a number");
        }
    }

    /// These fields, with one of another object if it stands not here.
    Fields withDefault(String name, Fields other) {
        JsonNode value = other.value(name);
        if (has(name) || value == null) {
            return this;
        }
        ObjectNode copy = raw().deepCopy();
        copy.set(name, value);
        return new Fields(copy, path);
    }

    /// The object under a name; an empty one when there is none.
    Fields object(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return new Fields(Json.mapper().createObjectNode(), at(name));
        }
        if (!value.isObject()) {
            throw wrong(name, "an object");
        }
        return new Fields(value, at(name));
    }

    /// The objects of the array under a name.
    List<Fields> objects(String name) {
        var objects = new ArrayList<Fields>();
        for (JsonNode element : array(name)) {
            String place = at(name) + "[" + objects.size() + "]";
            if (!element.isObject()) {
                throw ApiError.parameter(place + " must be an object.");
            }
            objects.add(new Fields(element, place));
        }
        return objects;
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (JsonNode element : array(name)) {
            if (element.isContainer() || element.isNull()) {
                throw wrong(name, "an array of texts");
            }
            texts.add(element.asString(""));
        }
        return texts;
    }

    private Iterable<JsonNode> array(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(name, "an array");
        }
        return value;
    }

    /// What the body has under a name, as it is.
    @Nullable
    JsonNode value(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    ObjectNode raw() {
        return (ObjectNode) node;
    }

    ApiError wrong(String name, String wanted) {
        return ApiError.parameter(at(name) + " must be " + wanted + ".");
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
