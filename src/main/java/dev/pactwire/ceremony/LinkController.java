package dev.pactwire.ceremony;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.EnvelopeRefusal;
import dev.pactwire.envelopes.RecipientId;
import dev.pactwire.envelopes.Signing;
import dev.pactwire.envelopes.SigningLinks;
import dev.pactwire.envelopes.SigningLinks.Resolved;
import dev.pactwire.envelopes.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// The links in the e-mails. Looking at one changes nothing, because mail scanners open links; only the button on the
/// page begins a visit.
@Controller
@RequestMapping("/sign/{token}")
@OwnAccess("who holds the link is taken for the recipient it was sent to")
class LinkController {

    private final SigningLinks links;
    private final Signing signing;
    private final Sittings sittings;
    private final Guests guests;
    private final LandingPages landing;

    LinkController(SigningLinks links, Signing signing, Sittings sittings, Guests guests, LandingPages landing) {
        this.links = links;
        this.signing = signing;
        this.sittings = sittings;
        this.guests = guests;
        this.landing = landing;
    }

    @GetMapping
    View look(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request) {
        Locale locale = locale(lang, request);
        return switch (links.resolve(token)) {
            case Resolved.Found(EnvelopeId envelope, RecipientId recipient, int holder) ->
                landing.invite(signing.open(visit(envelope, recipient, holder, request)), locale);
            case Resolved.Expired _ -> landing.expired(locale);
            case Resolved.Unknown _ -> landing.notice(HttpStatus.NOT_FOUND, locale, "link.unknown", "");
        };
    }

    @PostMapping
    Object open(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(defaultValue = "") String then,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!(links.resolve(token) instanceof Resolved.Found(EnvelopeId envelope, RecipientId recipient, int holder))) {
            return look(token, lang, request);
        }
        var opened = sittings.begin(envelope, recipient, holder, Languages.known(lang));
        noteOpening(visit(envelope, recipient, holder, request));
        guests.welcome(opened, response);
        var page = URI.create("/sign/visit/" + opened.sitting().id() + (then.equals("decline") ? "?decline" : "") + "#"
                + opened.key());
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(page).build();
    }

    /// Whoever has still to agree to sign electronically, or has nothing to do, has not opened the documents by this.
    private void noteOpening(Visit visit) {
        try {
            signing.view(visit);
        } catch (EnvelopeRefusal nothingToNote) {
            // the page says how things stand
        }
    }

    /// Sends a fresh link to the person whose link is too old, once an hour at most.
    @PostMapping("/renewal")
    View renew(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request) {
        signing.renew(token);
        return landing.notice(HttpStatus.OK, locale(lang, request), "link.renewed", "");
    }

    private Locale locale(@Nullable String lang, HttpServletRequest request) {
        Locale chosen = Languages.known(lang);
        return chosen != null ? chosen : guests.locale(null, request);
    }

    private static Visit visit(EnvelopeId envelope, RecipientId recipient, int holder, HttpServletRequest request) {
        return new Visit(envelope, recipient, holder, request.getRemoteAddr(), Guests.userAgent(request));
    }
}
