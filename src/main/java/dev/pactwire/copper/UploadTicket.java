package dev.pactwire.copper;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Where and with which form fields a file may be posted. The real answer is documented nowhere: the fields may stand
/// in `fields` or beside the address, which several names are read for.
record UploadTicket(URI url, Map<String, String> fields) {

    private static final String[] ADDRESS = {"url", "action", "upload_url", "signed_url", "host"};

    static UploadTicket from(CopperConnection connection, JsonNode answer) {
        URI url = Stream.of(ADDRESS)
                .map(name -> Lenient.text(answer, name))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .flatMap(text -> resolved(connection, text))
                .orElseThrow(() -> new Lenient.Missing("url"));
        Map<String, String> fields = fields(answer.path("fields").isObject() ? answer.path("fields") : answer);
        if (!fields.containsKey("key")) {
            throw new Lenient.Missing("key");
        }
        return new UploadTicket(url, fields);
    }

    private static Optional<URI> resolved(CopperConnection connection, String text) {
        try {
            URI url = connection.base().resolve(text);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Map<String, String> fields(JsonNode node) {
        var fields = new LinkedHashMap<String, String>();
        node.propertyStream()
                .filter(field -> field.getValue().isValueNode() && !isAddress(field.getKey()))
                .forEach(field -> fields.put(field.getKey(), Lenient.text(field.getValue())));
        fields.putIfAbsent("success_action_status", "201");
        return fields;
    }

    private static boolean isAddress(String name) {
        return Stream.of(ADDRESS).anyMatch(name::equals);
    }

    String key() {
        return fields.getOrDefault("key", "");
    }

    /// The file must be the last part: such stores ignore what follows it.
    byte[] form(String boundary, String name, String contentType, byte[] bytes) {
        var out = new ByteArrayOutputStream();
        fields.forEach((field, value) -> out.writeBytes(utf8("--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"" + headerSafe(field) + "\"\r\n\r\n" + value + "\r\n")));
        out.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + headerSafe(name) + "\"\r\nContent-Type: " + headerSafe(contentType) + "\r\n\r\n"));
        out.writeBytes(bytes);
        out.writeBytes(utf8("\r\n--" + boundary + "--\r\n"));
        return out.toByteArray();
    }

    /// A name cannot end its header or begin another.
    private static String headerSafe(String text) {
        return text.replaceAll("[\\p{Cntrl}\"\\\\]", "_");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
