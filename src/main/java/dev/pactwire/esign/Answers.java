package dev.pactwire.esign;

import dev.pactwire.platform.Json;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Answers of the wire: compact JSON in UTF-8, whatever the request says it accepts.
final class Answers {

    private static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    private Answers() {}

    static ResponseEntity<byte[]> ok(Object body) {
        return with(HttpStatus.OK, body);
    }

    static ResponseEntity<byte[]> created(Object body) {
        return with(HttpStatus.CREATED, body);
    }

    static ResponseEntity<byte[]> error(ApiError error) {
        return with(error.code().status(), error.toWire());
    }

    private static ResponseEntity<byte[]> with(HttpStatus status, Object body) {
        return ResponseEntity.status(status)
                .contentType(JSON)
                .cacheControl(CacheControl.noStore())
                .body(Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
