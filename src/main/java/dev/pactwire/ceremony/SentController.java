package dev.pactwire.ceremony;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.envelopes.Envelopes;
import dev.pactwire.shell.Pages;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/// Where the link in a sender's mail leads when the sealed documents were too large for it. Others than the
/// sender see it if they administer signing; to everyone else it is not there.
@Controller
@RequestMapping("/sent/{id}")
@Needs(Action.SEND_AGREEMENTS)
class SentController {

    private final Envelopes envelopes;
    private final Papers papers;
    private final Pages pages;

    SentController(Envelopes envelopes, Papers papers, Pages pages) {
        this.envelopes = envelopes;
        this.papers = papers;
        this.pages = pages;
    }

    @GetMapping
    View show(@PathVariable UUID id, User user) {
        var envelope = completed(id, user);
        return pages.show("ceremony/sent", Map.of("envelope", envelope));
    }

    @GetMapping("/documents/{documentId}")
    ResponseEntity<byte[]> document(@PathVariable UUID id, @PathVariable int documentId, User user) {
        return papers.document(completed(id, user), documentId);
    }

    @GetMapping("/certificate")
    ResponseEntity<byte[]> certificate(@PathVariable UUID id, User user) {
        return papers.certificate(completed(id, user));
    }

    private Envelope completed(UUID id, User user) {
        return envelopes
                .find(new EnvelopeId(id))
                .filter(one -> one.status() == EnvelopeStatus.COMPLETED)
                .filter(one -> one.sender().user().equals(user.id()) || user.may(Action.MANAGE_SIGNING))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
