package dev.pactwire.integrations;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.SecurityArea;
import dev.pactwire.docusign.ConnectHmac;
import dev.pactwire.platform.Params;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where signing services deliver their messages: verified against the raw bytes, stored, and only then acknowledged.
@RestController
@OwnAccess("each message carries a signature with a key of the connection")
class HookController {

    private static final int MAX_BODY = 8 * 1024 * 1024;

    private final SigningConnections connections;
    private final InboxWriter writer;
    private final JdbcClient jdbc;
    private final Clock clock;

    HookController(SigningConnections connections, InboxWriter writer, JdbcClient jdbc, Clock clock) {
        this.connections = connections;
        this.writer = writer;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Area {
        @Bean
        SecurityArea hooks() {
            return new SecurityArea("hooks", List.of("/hooks/**"), "default-src 'none'; frame-ancestors 'none'");
        }
    }

    @PostMapping("/hooks/docusign/{id}")
    ResponseEntity<Void> receive(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var connection = new ConnectionId(id);
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            return refuse(connection, HttpStatus.CONTENT_TOO_LARGE, "too-large");
        }
        List<String> keys = connections.hmacKeys(connection);
        if (keys.isEmpty()) {
            return answer(HttpStatus.NOT_FOUND);
        }
        if (!ConnectHmac.verify(body, ConnectHmac.signatures(headers(request)), keys)) {
            return refuse(connection, HttpStatus.UNAUTHORIZED, "signature");
        }
        return answer(writer.store(connection, body) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        var headers = new HashMap<String, List<String>>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, new ArrayList<>(Collections.list(request.getHeaders(name)))));
        return headers;
    }

    /// Counted by day, so that an admin sees that somebody knocks with a wrong key; never a row for each knock.
    private ResponseEntity<Void> refuse(ConnectionId connection, HttpStatus status, String reason) {
        jdbc.sql("""
                        insert into integrations.refused_message (connection_id, day, reason, count, last_at)
                        select :connection, :day, :reason, 1, :now
                        where exists (select 1 from integrations.connection where id = :connection)
                        on conflict (connection_id, day, reason)
                        do update set count = refused_message.count + 1, last_at = excluded.last_at""")
                .params(Params.of("connection", connection)
                        .with("day", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .with("reason", reason)
                        .with("now", clock.instant()))
                .update();
        return answer(status);
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
