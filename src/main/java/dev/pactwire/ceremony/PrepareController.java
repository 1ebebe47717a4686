package dev.pactwire.ceremony;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.ceremony.Guests.Host;
import dev.pactwire.envelopes.Drafts;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.Envelopes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/// A sender's visit to a draft: fields are placed, the letter is worded, the draft is sent. The page itself is
/// empty and needs no key; everything on it is asked for with the key.
@Controller
@RequestMapping("/sign/prepare/{id}")
@OwnAccess("each call shows the key of its own visit")
class PrepareController {

    private final Guests guests;
    private final Sittings sittings;
    private final Envelopes envelopes;
    private final Drafts drafts;
    private final PreparePage page;
    private final EmptyPages empty;
    private final Papers papers;

    PrepareController(
            Guests guests,
            Sittings sittings,
            Envelopes envelopes,
            Drafts drafts,
            PreparePage page,
            EmptyPages empty,
            Papers papers) {
        this.guests = guests;
        this.sittings = sittings;
        this.envelopes = envelopes;
        this.drafts = drafts;
        this.page = page;
        this.empty = empty;
        this.papers = papers;
    }

    /// Where the page goes, or what it says now.
    record Next(String next, PreparePage.@Nullable Closed state) {}

    record Saved(int count) {}

    @GetMapping
    View page(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        return empty.show("ceremony/prepare", id, request, response);
    }

    @GetMapping("/state")
    @ResponseBody
    Object state(@PathVariable UUID id, HttpServletRequest request) {
        return page.state(guests.host(id, request));
    }

    /// Puts the fields of some recipients in place of all that each of them has: of all of them, or of none.
    @PutMapping("/fields")
    @ResponseBody
    Saved place(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var host = guests.host(id, request);
        var body = Body.read(request);
        drafts.changeTabs(host.sitting().envelope(), draft -> PlacedFields.bySender(body, draft), host.actor());
        return new Saved(body.path("sets").size());
    }

    @PutMapping("/wording")
    @ResponseBody
    Saved word(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var host = guests.host(id, request);
        var body = Body.read(request);
        if (host.sitting().view().editMessage()) {
            var wording = new Drafts.Wording(Body.text(body, "subject"), Body.text(body, "message"));
            drafts.reword(host.sitting().envelope(), before -> wording, host.actor());
        }
        return new Saved(1);
    }

    /// Sends, or leaves the sending to the program that asked for this view. What has gone out already, so that only
    /// the answer was lost, is not sent again.
    @PostMapping("/send")
    @ResponseBody
    Next send(@PathVariable UUID id, HttpServletRequest request) {
        var host = guests.host(id, request);
        if (!host.sitting().view().sendRedirects() && !hasGoneOut(host.sitting().envelope())) {
            envelopes.send(host.sitting().envelope(), host.actor());
        }
        return leave(host, SenderReturn.SEND);
    }

    private boolean hasGoneOut(EnvelopeId id) {
        return switch (envelopes.get(id).status()) {
            case CREATED, DISCARDED -> false;
            case SENT, DELIVERED, COMPLETED, DECLINED, VOIDED -> true;
        };
    }

    @PostMapping("/save")
    @ResponseBody
    Next save(@PathVariable UUID id, HttpServletRequest request) {
        return leave(guests.host(id, request), SenderReturn.SAVE);
    }

    @PostMapping("/discard")
    @ResponseBody
    Next discard(@PathVariable UUID id, HttpServletRequest request) {
        var host = guests.host(id, request);
        if (!host.sitting().view().showDiscard()) {
            throw Body.invalid("discard");
        }
        drafts.discard(host.sitting().envelope(), host.actor());
        return leave(host, SenderReturn.CANCEL);
    }

    private Next leave(Host host, SenderReturn how) {
        sittings.end(host.sitting().id());
        String address = how.address(host.sitting());
        return address.isEmpty() ? new Next("", page.closed(how, host.locale())) : new Next(address, null);
    }

    /// Somebody is still at work.
    @PostMapping("/alive")
    @ResponseBody
    Saved alive(@PathVariable UUID id, HttpServletRequest request) {
        guests.host(id, request);
        return new Saved(1);
    }

    @PutMapping("/language")
    @ResponseBody
    Saved speak(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var host = guests.host(id, request);
        Languages.chosen(request)
                .ifPresent(language -> sittings.speak(host.sitting().id(), language));
        return new Saved(1);
    }

    @GetMapping("/documents/{documentId}")
    ResponseEntity<byte[]> document(@PathVariable UUID id, @PathVariable int documentId, HttpServletRequest request) {
        return papers.document(draft(id, request), documentId);
    }

    @GetMapping("/documents/{documentId}/pages/{number}")
    ResponseEntity<byte[]> picture(
            @PathVariable UUID id, @PathVariable int documentId, @PathVariable int number, HttpServletRequest request) {
        return papers.picture(draft(id, request), documentId, number);
    }

    private Envelope draft(UUID id, HttpServletRequest request) {
        return envelopes.get(guests.host(id, request).sitting().envelope());
    }
}
