package dev.pactwire.access;

import dev.pactwire.platform.Address;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// The console's cookie: who is logged in at this browser.
@Component
public class ConsoleSession extends OncePerRequestFilter {

    static final String AREA = "console";
    private static final String COOKIE = "pactwire";
    private static final String USER = ConsoleSession.class.getName();
    private static final Duration LIFETIME = Duration.ofDays(30);

    private final Sessions sessions;
    private final Address address;

    ConsoleSession(Sessions sessions, Address address) {
        this.sessions = sessions;
        this.address = address;
    }

    /// Logs this browser in as that user.
    public void begin(User user, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(sessions.begin(user.id(), AREA, LIFETIME), LIFETIME));
    }

    public void end(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(sessions::logOut);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO));
    }

    /// The mark of the session that asks, see [Sessions#mark]; empty for who is not logged in.
    public String mark(HttpServletRequest request) {
        return token(request).map(Sessions::mark).orElse("");
    }

    /// How many other browsers the user is logged in at.
    public int others(User user, HttpServletRequest request) {
        return sessions.others(user.id(), AREA, token(request).orElse(""));
    }

    /// Logs the user out at every other browser: of the console, its panels and the signing service.
    public void endOthers(User user, HttpServletRequest request) {
        sessions.endOthers(user.id(), token(request).orElse(""));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        who(request).ifPresent(ConsoleSession::authenticate);
        chain.doFilter(request, response);
    }

    /// The page of an error is for the same person as what failed, and asks the database for nothing.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private Optional<User> who(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return Optional.ofNullable((User) request.getAttribute(USER));
        }
        Optional<User> user = token(request).flatMap(token -> sessions.resume(token, AREA, LIFETIME));
        user.ifPresent(known -> request.setAttribute(USER, known));
        return user;
    }

    private static void authenticate(User user) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()));
        SecurityContextHolder.setContext(context);
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    private String cookie(String value, Duration age) {
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(address.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build()
                .toString();
    }
}
