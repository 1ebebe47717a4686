package dev.pactwire.shell;

import dev.pactwire.access.Origin;
import dev.pactwire.access.OwnAccess;
import dev.pactwire.platform.PactwireSettings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How the program is doing, for a collector: counts and times, no names. With `pactwire.metrics-key` the
/// collector shows it as a bearer token; without one only this machine may ask.
@RestController
@OwnAccess("a key in the settings, or a request of this very machine")
class MetricsController {

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String BEARER = "Bearer ";

    private final PrometheusMeterRegistry registry;
    private final @Nullable String key;

    MetricsController(PrometheusMeterRegistry registry, PactwireSettings settings) {
        this.registry = registry;
        this.key = settings.metricsKey();
    }

    @GetMapping("/metrics")
    ResponseEntity<String> metrics(HttpServletRequest request) {
        if (!isAllowed(request)) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN)
                    .body(
                            "Metrics are for this machine alone. Set pactwire.metrics-key and send it as a bearer token.\n");
        }
        return ResponseEntity.ok().header("Content-Type", TYPE).body(registry.scrape());
    }

    private boolean isAllowed(HttpServletRequest request) {
        if (key != null && !key.isBlank()) {
            String shown = String.valueOf(request.getHeader("Authorization"));
            return MessageDigest.isEqual(bytes(BEARER + key), bytes(shown));
        }
        return Origin.of(request).thisMachine();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
