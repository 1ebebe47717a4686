package dev.pactwire.copperapi;

import dev.pactwire.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;

/// Answers as JSON, whatever the caller says it accepts. Creating answers 200 as everything else does.
final class Reply {

    private static final String TOTAL = "X-PW-TOTAL";

    private Reply() {}

    static ResponseEntity<byte[]> of(Object body) {
        return json(ResponseEntity.ok(), body);
    }

    /// @param total how many there are on all pages
    static ResponseEntity<byte[]> page(List<?> rows, long total) {
        return json(ResponseEntity.ok().header(TOTAL, String.valueOf(total)), rows);
    }

    static ResponseEntity<byte[]> of(WireError error) {
        return json(ResponseEntity.status(error.status()), error.toWire());
    }

    private static ResponseEntity<byte[]> json(BodyBuilder answer, Object body) {
        return answer.contentType(MediaType.APPLICATION_JSON)
                .body(Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
