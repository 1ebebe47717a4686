package dev.pactwire.platform;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON for storage and for the wires: lenient in, compact out, depth and length limited.
public final class Json {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_TEXT = 64 * 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// @throws MalformedJson when the text is no JSON of that shape
    public static <T> T read(String text, Class<T> type) {
        try {
            @Nullable T value = MAPPER.readValue(text, type);
            if (value == null) {
                throw new MalformedJson("null instead of a value");
            }
            return value;
        } catch (JacksonException malformed) {
            throw new MalformedJson(malformed);
        }
    }

    /// @throws MalformedJson when the text is no JSON
    public static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException malformed) {
            throw new MalformedJson(malformed);
        }
    }

    /// @throws MalformedJson when the bytes are no JSON
    public static JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException malformed) {
            throw new MalformedJson(malformed);
        }
    }

    /// Text from outside that is not the JSON it should be.
    public static final class MalformedJson extends RuntimeException {
        MalformedJson(String message) {
            super(message);
        }

        MalformedJson(JacksonException cause) {
            super(cause.getOriginalMessage(), cause);
        }
    }
}
