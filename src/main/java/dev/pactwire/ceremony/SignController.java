package dev.pactwire.ceremony;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.ceremony.Guests.Guest;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.Signing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/// A recipient's visit. The page itself is empty and needs no key; everything on it is asked for with the key.
@Controller
@RequestMapping("/sign/visit/{id}")
@OwnAccess("each call shows the key of its own visit")
class SignController {

    private final Guests guests;
    private final Sittings sittings;
    private final Signing signing;
    private final SigningPage page;
    private final EmptyPages empty;
    private final Values values;
    private final Papers papers;

    SignController(
            Guests guests,
            Sittings sittings,
            Signing signing,
            SigningPage page,
            EmptyPages empty,
            Values values,
            Papers papers) {
        this.guests = guests;
        this.sittings = sittings;
        this.signing = signing;
        this.page = page;
        this.empty = empty;
        this.values = values;
        this.papers = papers;
    }

    /// Where the page goes, or how it stands now.
    record Next(String next, SigningPage.@Nullable State state) {}

    record Saved(int count) {}

    record Filled(List<Values.Problem> problems) {}

    @GetMapping
    View page(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        return empty.show("ceremony/sign", id, request, response);
    }

    @GetMapping("/state")
    @ResponseBody
    SigningPage.State state(@PathVariable UUID id, HttpServletRequest request) {
        return page.state(guests.guest(id, request));
    }

    /// Agrees to sign electronically; the answer has the documents, which open with this.
    @PostMapping("/consent")
    @ResponseBody
    Next consent(@PathVariable UUID id, HttpServletRequest request) {
        var guest = guests.guest(id, request);
        signing.consent(guest.visit());
        return new Next("", page.state(guest));
    }

    @PutMapping("/adoption")
    @ResponseBody
    Saved adopt(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var guest = guests.guest(id, request);
        signing.adopt(guest.visit(), Adoptions.read(Body.read(request)));
        return new Saved(1);
    }

    /// Keeps what has been filled in so far, and says what has to be mended.
    @PutMapping("/values")
    @ResponseBody
    Filled fill(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var guest = guests.guest(id, request);
        var recipient = signing.open(guest.visit()).recipient();
        var sorted = values.sort(Body.read(request), recipient, guest.locale());
        signing.fill(guest.visit(), sorted.good());
        return new Filled(sorted.problems());
    }

    /// The fields that a signer without any has placed for himself, all of them at once.
    @PutMapping("/placed")
    @ResponseBody
    Saved place(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var guest = guests.guest(id, request);
        var tabs = PlacedFields.bySigner(Body.read(request));
        if (!tabs.isEmpty()
                && signing.open(guest.visit()).recipient().adoption().isEmpty()) {
            throw new CeremonyRefusal(CeremonyRefusal.Code.SIGNATURE_MISSING);
        }
        signing.place(guest.visit(), tabs);
        return new Saved(tabs.size());
    }

    @PostMapping("/later")
    @ResponseBody
    Next later(@PathVariable UUID id, HttpServletRequest request) {
        var guest = guests.guest(id, request);
        signing.saveForLater(guest.visit(), Map.of());
        return next(guest, RecipientReturn.CANCEL, page.later(guest));
    }

    @PostMapping("/decline")
    @ResponseBody
    Next decline(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var guest = guests.guest(id, request);
        signing.decline(guest.visit(), Body.text(Body.read(request), "reason"));
        return next(guest, RecipientReturn.DECLINE, page.state(guest));
    }

    @PostMapping("/finish")
    @ResponseBody
    Next finish(@PathVariable UUID id, HttpServletRequest request) {
        var guest = guests.guest(id, request);
        signing.finish(guest.visit(), Map.of());
        return next(guest, RecipientReturn.SIGNING_COMPLETE, page.state(guest));
    }

    /// Opens the documents: for somebody who has to do just that.
    @PostMapping("/confirm")
    @ResponseBody
    Next confirm(@PathVariable UUID id, HttpServletRequest request) {
        var guest = guests.guest(id, request);
        signing.view(guest.visit());
        return new Next("", page.state(guest));
    }

    /// Leaves an embedded view in which there was only something to read.
    @PostMapping("/leave")
    @ResponseBody
    Next leave(@PathVariable UUID id, HttpServletRequest request) {
        var guest = guests.guest(id, request);
        return next(guest, RecipientReturn.VIEWING_COMPLETE, page.state(guest));
    }

    private Next next(Guest guest, RecipientReturn how, SigningPage.State state) {
        String address = how.address(guest.sitting());
        if (address.isEmpty()) {
            return new Next("", state);
        }
        sittings.end(guest.sitting().id());
        return new Next(address, null);
    }

    @PutMapping("/language")
    @ResponseBody
    Saved speak(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        var guest = guests.guest(id, request);
        Languages.chosen(request)
                .ifPresent(language -> sittings.speak(guest.sitting().id(), language));
        return new Saved(1);
    }

    @GetMapping("/documents/{documentId}")
    ResponseEntity<byte[]> document(@PathVariable UUID id, @PathVariable int documentId, HttpServletRequest request) {
        return papers.document(readable(id, request), documentId);
    }

    /// For browsers that cannot draw a page themselves.
    @GetMapping("/documents/{documentId}/pages/{number}")
    ResponseEntity<byte[]> picture(
            @PathVariable UUID id, @PathVariable int documentId, @PathVariable int number, HttpServletRequest request) {
        return papers.picture(readable(id, request), documentId, number);
    }

    @GetMapping("/certificate")
    ResponseEntity<byte[]> certificate(@PathVariable UUID id, HttpServletRequest request) {
        var opened = signing.open(guests.guest(id, request).visit());
        return Situation.of(opened) == Situation.COMPLETED
                ? papers.certificate(opened.envelope())
                : ResponseEntity.status(HttpStatus.NOT_FOUND).build();
    }

    private Envelope readable(UUID id, HttpServletRequest request) {
        var opened = signing.open(guests.guest(id, request).visit());
        if (!Situation.isReadable(opened)) {
            throw new CeremonyRefusal(CeremonyRefusal.Code.NOT_READABLE);
        }
        return opened.envelope();
    }
}
