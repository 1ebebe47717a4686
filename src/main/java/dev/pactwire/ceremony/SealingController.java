package dev.pactwire.ceremony;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.envelopes.Actor;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.Envelopes;
import dev.pactwire.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/// Where an admin sees which envelopes everyone has signed and no seal has closed yet, why, and tries again.
@Controller
@RequestMapping("/admin/sealing")
@Needs(Action.MANAGE_SIGNING)
class SealingController {

    private final Envelopes envelopes;
    private final Pages pages;

    SealingController(Envelopes envelopes, Pages pages) {
        this.envelopes = envelopes;
        this.pages = pages;
    }

    @GetMapping
    View list() {
        return pages.show("ceremony/sealing", Map.of("open", envelopes.openSealings()));
    }

    @PostMapping("/{id}/resume")
    String resume(@PathVariable UUID id, User user, HttpServletRequest request) {
        envelopes.resumeSealing(new EnvelopeId(id), Actor.user(user, request.getRemoteAddr()));
        return "redirect:/admin/sealing";
    }
}
