package dev.pactwire.agreements;

import dev.pactwire.access.Action;
import dev.pactwire.access.SecurityArea;
import dev.pactwire.access.Sessions;
import dev.pactwire.access.User;
import dev.pactwire.platform.PactwireSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Who looks at a panel: a short-lived token in a header, never a cookie, so that the panel lives in a foreign site's
/// frame.
@Component
class PanelSession {

    static final Duration LIFETIME = Duration.ofHours(1);
    private static final String AREA = "panel";
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;

    PanelSession(Sessions sessions) {
        this.sessions = sessions;
    }

    @Configuration(proxyBeanMethods = false)
    static class Area {
        @Bean
        SecurityArea panel(PactwireSettings settings) {
            String hosts = String.join(" ", settings.panelHosts());
            return new SecurityArea(
                    "panel",
                    List.of("/panel", "/panel/**"),
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self' "
                            + hosts);
        }
    }

    String begin(User user) {
        return sessions.begin(user.id(), AREA, LIFETIME);
    }

    /// Whose token came with the request.
    Optional<User> viewer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> sessions.resume(header.substring(BEARER.length()), AREA, LIFETIME));
    }

    /// The user, if allowed to do that.
    User require(HttpServletRequest request, Action action) {
        User user = viewer(request).orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
        if (!user.may(action)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return user;
    }
}
