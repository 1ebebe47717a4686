package dev.pactwire.agreements;

import dev.pactwire.access.Action;
import dev.pactwire.access.SecurityArea;
import dev.pactwire.access.Sessions;
import dev.pactwire.access.UploadPath;
import dev.pactwire.access.User;
import dev.pactwire.platform.PactwireSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Who looks at a panel: a short-lived token in a header, never a cookie, so that the panel lives in a foreign site's
/// frame.
@Component
class PanelSession implements WebMvcConfigurer, HandlerInterceptor {

    /// How many files of the largest size one sending may bring.
    private static final int MOST_FILES = 10;

    static final Duration LIFETIME = Duration.ofHours(1);
    private static final List<String> SENDING = List.of("/panel/agreements/**", "/panel/dialog", "/panel/people");
    private static final List<String> READING = List.of("/panel/view", "/panel/live", "/panel/here");
    private static final String AREA = "panel";
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;

    PanelSession(Sessions sessions) {
        this.sessions = sessions;
    }

    @Configuration(proxyBeanMethods = false)
    static class Area {
        @Bean
        UploadPath panelUploads() {
            return new UploadPath("/panel/agreements", MOST_FILES);
        }

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

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(SENDING).addPathPatterns(READING);
    }

    /// Asks for the token before a handler's parameters are read from a body that may be large.
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean reading = READING.stream().anyMatch(request.getRequestURI()::equals);
        require(request, reading ? Action.READ_AGREEMENTS : Action.SEND_AGREEMENTS);
        return true;
    }

    String begin(User user) {
        return sessions.begin(user.id(), AREA, LIFETIME);
    }

    /// Whose token came with the request.
    Optional<User> viewer(HttpServletRequest request) {
        return token(request).flatMap(token -> sessions.resume(token, AREA, LIFETIME));
    }

    /// The mark of the session whose token came with the request, see [Sessions#mark].
    String mark(HttpServletRequest request) {
        return token(request).map(Sessions::mark).orElse("");
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
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
