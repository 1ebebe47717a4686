package dev.pactwire.ceremony;

import dev.pactwire.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/// The pages of visits before their scripts have asked for anything: they hold texts and nothing about anybody, so they
/// need no key.
@Component
class EmptyPages {

    private final Pages pages;
    private final Sittings sittings;
    private final Guests guests;
    private final LandingPages landing;

    EmptyPages(Pages pages, Sittings sittings, Guests guests, LandingPages landing) {
        this.pages = pages;
        this.sittings = sittings;
        this.guests = guests;
        this.landing = landing;
    }

    View show(String template, UUID id, HttpServletRequest request, HttpServletResponse response) {
        var found = sittings.find(id);
        var locale = guests.locale(found.orElse(null), request);
        if (found.isEmpty()) {
            return landing.notice(HttpStatus.NOT_FOUND, locale, "link.unknown", "");
        }
        FramePolicy.allow(found.get(), response);
        return pages.showTo(null, locale, HttpStatus.OK, template, Map.of("visit", id.toString()));
    }
}
