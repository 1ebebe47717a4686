package dev.pactwire.ceremony;

import dev.pactwire.ceremony.CeremonyRefusal.Code;
import dev.pactwire.platform.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/// Reads what a page sends, up to a size that no honest page exceeds.
final class Body {

    private static final int MAX_BYTES = 512 * 1024;

    private Body() {}

    static JsonNode read(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new CeremonyRefusal(Code.TOO_MUCH);
        }
        try {
            JsonNode body = Json.tree(bytes);
            if (!body.isObject()) {
                throw invalid("an object was expected");
            }
            return body;
        } catch (Json.MalformedJson malformed) {
            throw invalid(String.valueOf(malformed.getMessage()));
        }
    }

    static String text(JsonNode body, String name) {
        return body.path(name).asString("");
    }

    /// @param most more of them are too much
    static JsonNode list(JsonNode body, String name, int most) {
        JsonNode list = body.path(name);
        if (!list.isArray()) {
            throw invalid(name + " is no list");
        }
        if (list.size() > most) {
            throw new CeremonyRefusal(Code.TOO_MUCH);
        }
        return list;
    }

    static CeremonyRefusal invalid(String what) {
        return new CeremonyRefusal(Code.REQUEST_INVALID, what);
    }
}
