package dev.pactwire.esign;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.connect.EnvelopeSummary;
import dev.pactwire.connect.EventNotifications;
import dev.pactwire.connect.Include;
import dev.pactwire.connect.WireTime;
import dev.pactwire.envelopes.Drafts;
import dev.pactwire.envelopes.Drafts.Wording;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDraft;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.envelopes.Envelopes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Envelopes: create, read, send, void, reword (REST: Envelopes).
@RestController
@RequestMapping("/restapi/v2.1/accounts/{accountId}/envelopes")
@OwnAccess("every handler takes an ApiCall, which asks for the access token")
class EnvelopesController {

    private final Envelopes envelopes;
    private final Drafts drafts;
    private final VisibleEnvelopes visible;
    private final EnvelopeReader reader;

    EnvelopesController(Envelopes envelopes, Drafts drafts, VisibleEnvelopes visible, EnvelopeReader reader) {
        this.envelopes = envelopes;
        this.drafts = drafts;
        this.visible = visible;
        this.reader = reader;
    }

    @PostMapping
    ResponseEntity<byte[]> create(ApiCall call) {
        var body = reader.read(call);
        EnvelopeDraft draft = body.draft();
        return Answers.created(changed(body.sends() ? envelopes.createAndSend(draft) : envelopes.create(draft)));
    }

    private static Map<String, String> changed(Envelope envelope) {
        var wire = new LinkedHashMap<String, String>();
        wire.put("envelopeId", envelope.id().toString());
        wire.put("status", lower(envelope.status()));
        wire.put("statusDateTime", WireTime.of(envelope.times().statusChanged()));
        wire.put("uri", "/envelopes/" + envelope.id());
        return wire;
    }

    @GetMapping("/{envelopeId}")
    ResponseEntity<byte[]> get(ApiCall call, @PathVariable String envelopeId) {
        return Answers.ok(EnvelopeSummary.shown(visible.get(call, envelopeId), includes(call)));
    }

    static Set<Include> includes(ApiCall call) {
        return call.values("include").stream()
                .flatMap(name -> Include.named(name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Words and notices first, then the status: a body may carry both.
    @PutMapping("/{envelopeId}")
    ResponseEntity<byte[]> update(ApiCall call, @PathVariable String envelopeId) {
        Fields body = call.json();
        EnvelopeId id = visible.get(call, envelopeId).id();
        if (!body.text("purgeState", "").isBlank() || body.has("workflow")) {
            throw ApiError.notEnabled(body.has("workflow") ? "workflow" : "purgeState");
        }
        reword(id, body, call);
        become(id, body, call);
        if (call.flag("resend_envelope")) {
            envelopes.resend(id, call.actor());
        }
        return Answers.ok(Map.of("envelopeId", id.toString()));
    }

    private void reword(EnvelopeId id, Fields body, ApiCall call) {
        if (body.has("emailSubject") || body.has("emailBlurb")) {
            drafts.reword(
                    id,
                    before -> new Wording(
                            body.text("emailSubject", before.subject()), body.text("emailBlurb", before.blurb())),
                    call.actor());
        }
        if (body.has("notification")) {
            drafts.changeNotification(
                    id, before -> NotificationWire.from(body.object("notification"), before), call.actor());
        }
        if (body.has("eventNotification") || body.has("eventNotifications")) {
            drafts.setEventNotifications(
                    id,
                    EventNotifications.checked(body.value("eventNotification"), body.value("eventNotifications")),
                    call.actor());
        }
    }

    private void become(EnvelopeId id, Fields body, ApiCall call) {
        switch (body.text("status", "").strip().toLowerCase(Locale.ROOT)) {
            case "" -> {}
            case "sent" -> envelopes.send(id, call.actor());
            case "voided" -> envelopes.voidEnvelope(id, body.text("voidedReason", ""), call.actor());
            default -> throw body.wrong("status", "sent or voided");
        }
    }

    private static String lower(EnvelopeStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
