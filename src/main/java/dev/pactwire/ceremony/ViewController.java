package dev.pactwire.ceremony;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.ceremony.Sittings.Opening;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The addresses of embedded views. Each opens once, and not by a HEAD; the key goes on in the fragment, which
/// is sent to no server, so that the page lives in a foreign site's frame without a cookie.
@Controller
@OwnAccess("whoever holds the address, once and within minutes, is whom it was made for")
class ViewController {

    private final Sittings sittings;
    private final LandingPages landing;
    private final Guests guests;

    ViewController(Sittings sittings, LandingPages landing, Guests guests) {
        this.sittings = sittings;
        this.landing = landing;
        this.guests = guests;
    }

    @GetMapping("/Member/StartInSession.aspx")
    Object sender(
            @RequestParam UUID t,
            @RequestParam String k,
            @RequestParam(required = false) @Nullable String locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(t, k, locale, request, response);
    }

    @GetMapping("/Signing/MTRedeem/v1/{id}")
    Object recipient(
            @PathVariable UUID id,
            @RequestParam String slt,
            @RequestParam(required = false) @Nullable String locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        return open(id, slt, locale, request, response);
    }

    private Object open(
            UUID id, String secret, @Nullable String locale, HttpServletRequest request, HttpServletResponse response) {
        if (request.getMethod().equals("HEAD")) {
            return ResponseEntity.ok().build();
        }
        @Nullable Locale chosen = Languages.known(locale);
        Locale shown = chosen != null ? chosen : guests.locale(null, request);
        return switch (sittings.open(id, secret, chosen)) {
            case Opening.Fresh(Sittings.Opened opened) -> goTo(page(opened.sitting()) + "#" + opened.key());
            case Opening.TooLate(Sitting sitting) when sitting.returnUrl().isPresent() -> goTo(lateReturn(sitting));
            case Opening.TooLate(Sitting sitting) -> notice("view.expired", sitting, shown, response);
            case Opening.Used(Sitting sitting) -> notice("view.used", sitting, shown, response);
            case Opening.Unknown _ -> landing.notice(HttpStatus.NOT_FOUND, shown, "link.unknown", "");
        };
    }

    private Object notice(String key, Sitting sitting, Locale locale, HttpServletResponse response) {
        FramePolicy.allow(sitting, response);
        return landing.notice(HttpStatus.GONE, locale, key, lateReturn(sitting));
    }

    private static String page(Sitting sitting) {
        return switch (sitting) {
            case Sitting.Recipient recipient -> "/sign/visit/" + recipient.id();
            case Sitting.Sender sender -> "/sign/prepare/" + sender.id();
        };
    }

    private static String lateReturn(Sitting sitting) {
        return switch (sitting) {
            case Sitting.Recipient recipient -> RecipientReturn.TTL_EXPIRED.address(recipient);
            case Sitting.Sender sender -> SenderReturn.SESSION_END.address(sender);
        };
    }

    private static ResponseEntity<Void> goTo(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(address))
                .build();
    }
}
