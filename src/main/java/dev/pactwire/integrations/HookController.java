package dev.pactwire.integrations;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.SecurityArea;
import dev.pactwire.docusign.ConnectHmac;
import dev.pactwire.integrations.RefusedMessages.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where signing services deliver their messages: verified against the raw bytes, stored, and only then acknowledged.
@RestController
@OwnAccess("each message carries a signature with a key of the connection")
class HookController {

    private static final int MAX_BODY = 8 * 1024 * 1024;

    private final HookKeys keys;
    private final InboxWriter writer;
    private final RefusedMessages refused;

    HookController(HookKeys keys, InboxWriter writer, RefusedMessages refused) {
        this.keys = keys;
        this.writer = writer;
        this.refused = refused;
    }

    @Configuration(proxyBeanMethods = false)
    static class Area {
        @Bean
        SecurityArea hooks() {
            return new SecurityArea("hooks", List.of("/hooks/**"), "default-src 'none'; frame-ancestors 'none'");
        }
    }

    @PostMapping("/hooks/docusign/{id:[0-9a-fA-F-]{36}}")
    ResponseEntity<Void> receive(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var connection = new ConnectionId(id);
        if (keys.of(connection).isEmpty()) {
            return answer(HttpStatus.NOT_FOUND);
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            refused.count(connection, Reason.TOO_LARGE);
            return answer(HttpStatus.CONTENT_TOO_LARGE);
        }
        if (!isSigned(connection, body, ConnectHmac.signatures(headers(request)))) {
            refused.count(connection, Reason.SIGNATURE);
            return answer(HttpStatus.UNAUTHORIZED);
        }
        return answer(writer.store(connection, body) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    }

    private boolean isSigned(ConnectionId connection, byte[] body, List<String> signatures) {
        return ConnectHmac.verify(body, signatures, keys.of(connection))
                || ConnectHmac.verify(body, signatures, keys.look(connection));
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        var headers = new HashMap<String, List<String>>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, new ArrayList<>(Collections.list(request.getHeaders(name)))));
        return headers;
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
