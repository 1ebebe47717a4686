package dev.pactwire.integrations;

import dev.pactwire.access.SecurityArea;
import dev.pactwire.access.UploadPath;
import dev.pactwire.docusign.ConnectHmac;
import dev.pactwire.integrations.RefusedMessages.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;

/// Where signing services deliver their messages: verified against the raw bytes, stored, and only then acknowledged.
///
/// It stands before everything that serves people's pages: a message needs none of it, and in a flood of messages that
/// would take most of the time.
final class HookDoor extends HttpFilter {

    private static final Logger log = LoggerFactory.getLogger(HookDoor.class);
    private static final int MAX_BODY = 8 * 1024 * 1024;
    private static final String PLACE = "/hooks/docusign/";
    private static final int UUID_LENGTH = 36;
    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

    private final transient HookKeys keys;
    private final transient InboxWriter writer;
    private final transient RefusedMessages refused;
    private final transient MeterRegistry meters;
    private final transient Map<Integer, Timer> timers = new ConcurrentHashMap<>();

    HookDoor(HookKeys keys, InboxWriter writer, RefusedMessages refused, MeterRegistry meters) {
        this.keys = keys;
        this.writer = writer;
        this.refused = refused;
        this.meters = meters;
    }

    @Configuration(proxyBeanMethods = false)
    static class Area {

        /// For what lies beside the door and is not found.
        @Bean
        SecurityArea hooks() {
            return new SecurityArea("hooks", List.of("/hooks/**"), POLICY);
        }

        @Bean
        FilterRegistrationBean<HookDoor> hookDoor(
                HookKeys keys, InboxWriter writer, RefusedMessages refused, MeterRegistry meters) {
            var registration = new FilterRegistrationBean<>(new HookDoor(keys, writer, refused, meters));
            registration.addUrlPatterns("/hooks/docusign/*");
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<ConnectionId> connection = connectionIn(request.getRequestURI());
        // nobody sends a message in parts: the gate of uploads refuses it
        if (connection.isEmpty() || UploadPath.isMultipart(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        long begun = System.nanoTime();
        int status = answerNowOrLater(connection.get(), request);
        if (status == HttpServletResponse.SC_METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", "POST");
        }
        response.setStatus(status);
        response.setContentLength(0);
        timers.computeIfAbsent(status, this::timer).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    private static Optional<ConnectionId> connectionIn(String path) {
        if (!path.startsWith(PLACE) || path.length() != PLACE.length() + UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ConnectionId(UUID.fromString(path.substring(PLACE.length()))));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private Timer timer(int status) {
        return meters.timer("pactwire.hooks", "status", String.valueOf(status));
    }

    /// Without the database nothing can be said of a message, not even whose it is: it has to come again.
    private int answerNowOrLater(ConnectionId connection, HttpServletRequest request) throws IOException {
        try {
            return answer(connection, request);
        } catch (DataAccessException unreachable) {
            log.warn("A message cannot be taken now; its sender tries again: {}", unreachable.getMessage());
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
    }

    private int answer(ConnectionId connection, HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("POST")) {
            return HttpServletResponse.SC_METHOD_NOT_ALLOWED;
        }
        if (keys.of(connection).isEmpty()) {
            return HttpServletResponse.SC_NOT_FOUND;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            refused.count(connection, Reason.TOO_LARGE);
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        if (!isSigned(connection, body, signatures(request))) {
            refused.count(connection, Reason.SIGNATURE);
            return HttpServletResponse.SC_UNAUTHORIZED;
        }
        return writer.store(connection, body) ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }

    private boolean isSigned(ConnectionId connection, byte[] body, List<String> signatures) {
        return ConnectHmac.verify(body, signatures, keys.of(connection))
                || ConnectHmac.verify(body, signatures, keys.look(connection));
    }

    private static List<String> signatures(HttpServletRequest request) {
        return ConnectHmac.signatures(
                Collections.list(request.getHeaderNames()), name -> Collections.list(request.getHeaders(name)));
    }
}
