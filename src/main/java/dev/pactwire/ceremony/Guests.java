package dev.pactwire.ceremony;

import dev.pactwire.access.Action;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.ceremony.Sittings.Resumed;
import dev.pactwire.envelopes.Actor;
import dev.pactwire.envelopes.Visit;
import dev.pactwire.platform.Address;
import dev.pactwire.shell.Pages;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// Knows who calls: by the key in a header, which no other site can send, and for those who came by e-mail by the
/// cookie too.
@Component
class Guests {

    static final String KEY_HEADER = "Pactwire-Visit";
    static final String COOKIE = "pactwire-sign";

    private final Sittings sittings;
    private final Users users;
    private final Pages pages;
    private final Address address;

    Guests(Sittings sittings, Users users, Pages pages, Address address) {
        this.sittings = sittings;
        this.users = users;
        this.pages = pages;
        this.address = address;
    }

    /// A recipient at work.
    record Guest(Sitting.Recipient sitting, Visit visit, Locale locale) {}

    /// A sender at work.
    record Host(Sitting.Sender sitting, User user, Actor actor, Locale locale) {}

    Guest guest(UUID id, HttpServletRequest request) {
        return switch (alive(id, request)) {
            case Sitting.Recipient sitting -> new Guest(sitting, visit(sitting, request), locale(sitting, request));
            case Sitting.Sender _ -> throw new VisitEnded(null);
        };
    }

    /// The user must still be allowed to send.
    Host host(UUID id, HttpServletRequest request) {
        return switch (alive(id, request)) {
            case Sitting.Sender sitting -> {
                var user = users.find(sitting.user())
                        .filter(one -> one.may(Action.SEND_AGREEMENTS))
                        .orElseThrow(() -> new VisitEnded(sitting));
                yield new Host(sitting, user, Actor.user(user, request.getRemoteAddr()), locale(sitting, request));
            }
            case Sitting.Recipient _ -> throw new VisitEnded(null);
        };
    }

    private Sitting alive(UUID id, HttpServletRequest request) {
        String key = String.valueOf(request.getHeader(KEY_HEADER));
        return switch (sittings.resume(id, key, cookie(request))) {
            case Resumed.Alive(Sitting sitting) -> sitting;
            case Resumed.Ended(Sitting sitting) -> throw new VisitEnded(sitting);
            case Resumed.Unknown _ -> throw new VisitEnded(null);
        };
    }

    static Visit visit(Sitting.Recipient sitting, HttpServletRequest request) {
        return new Visit(
                sitting.envelope(), sitting.recipient(), sitting.holder(), request.getRemoteAddr(), userAgent(request));
    }

    static String userAgent(HttpServletRequest request) {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return agent == null ? "" : agent;
    }

    /// The language that the person chose, else the browser's.
    Locale locale(@Nullable Sitting sitting, HttpServletRequest request) {
        return sitting != null && sitting.language() != null ? sitting.language() : pages.locale(request);
    }

    /// Gives the browser the second lock, for the addresses of this sitting alone.
    void welcome(Sittings.Opened opened, HttpServletResponse response) {
        var cookie = ResponseCookie.from(COOKIE, opened.cookie())
                .httpOnly(true)
                .secure(address.isSecure())
                .sameSite("Strict")
                .path("/sign/visit/" + opened.sitting().id());
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    private static String cookie(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }
}
