package dev.pactwire.signingoauth;

import dev.pactwire.access.Sessions;
import dev.pactwire.access.User;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.Ids;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// Who is logged in at the signing service in this browser, by a cookie of its own, and the tokens that its forms
/// carry.
///
/// A form's token is a hash of a cookie: of the session's, or before the login of one that is there for nothing else. A
/// foreign page knows neither.
@Component
class SigningSession {

    private static final String AREA = "signing";
    private static final String COOKIE = "pactwire-signing";
    private static final String VISITOR = "pactwire-signing-visitor";
    private static final String PATH = "/oauth";
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final int TOKEN_BYTES = 32;

    private final Sessions sessions;
    private final Address address;
    private final Ids ids;

    SigningSession(Sessions sessions, Address address, Ids ids) {
        this.sessions = sessions;
        this.address = address;
        this.ids = ids;
    }

    Optional<User> user(HttpServletRequest request) {
        return cookie(request, COOKIE).flatMap(token -> sessions.resume(token, AREA, LIFETIME));
    }

    void begin(User user, HttpServletRequest request, HttpServletResponse response) {
        cookie(request, COOKIE).ifPresent(sessions::end);
        set(response, COOKIE, sessions.begin(user.id(), AREA, LIFETIME));
    }

    /// The token for the login form; gives the visitor a cookie if there is none.
    String visitorForm(HttpServletRequest request, HttpServletResponse response) {
        String visitor = cookie(request, VISITOR).orElseGet(() -> {
            String fresh = ids.token(TOKEN_BYTES);
            set(response, VISITOR, fresh);
            return fresh;
        });
        return form(visitor);
    }

    /// The token for the forms of a logged-in person.
    String userForm(HttpServletRequest request) {
        return cookie(request, COOKIE).map(SigningSession::form).orElse("");
    }

    boolean isVisitorsForm(HttpServletRequest request, String token) {
        return fits(request, VISITOR, token);
    }

    boolean isUsersForm(HttpServletRequest request, String token) {
        return fits(request, COOKIE, token);
    }

    private static boolean fits(HttpServletRequest request, String cookie, String token) {
        return cookie(request, cookie)
                .filter(value -> Hashes.equal(form(value), token))
                .isPresent();
    }

    private static String form(String cookie) {
        return Hashes.challenge("form " + cookie);
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private void set(HttpServletResponse response, String name, String value) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value)
                        .httpOnly(true)
                        .secure(address.isSecure())
                        .sameSite("Lax")
                        .path(PATH)
                        .maxAge(LIFETIME)
                        .build()
                        .toString());
    }
}
