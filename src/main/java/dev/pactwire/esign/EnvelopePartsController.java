package dev.pactwire.esign;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.connect.EnvelopeSummary;
import dev.pactwire.envelopes.AuditTrail;
import dev.pactwire.envelopes.CustomField;
import dev.pactwire.envelopes.Drafts;
import dev.pactwire.envelopes.Envelope;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What else hangs on an envelope: custom fields, reminders and expiry, the audit trail (REST:
/// EnvelopeCustomFields and others).
@RestController
@RequestMapping("/restapi/v2.1/accounts/{accountId}/envelopes/{envelopeId}")
@OwnAccess("every handler takes an ApiCall, which asks for the access token")
class EnvelopePartsController {

    private final Drafts drafts;
    private final AuditTrail trail;
    private final VisibleEnvelopes visible;

    EnvelopePartsController(Drafts drafts, AuditTrail trail, VisibleEnvelopes visible) {
        this.drafts = drafts;
        this.trail = trail;
        this.visible = visible;
    }

    @GetMapping("/custom_fields")
    ResponseEntity<byte[]> customFields(ApiCall call, @PathVariable String envelopeId) {
        return Answers.ok(EnvelopeSummary.customFields(visible.get(call, envelopeId)));
    }

    @PostMapping("/custom_fields")
    ResponseEntity<byte[]> addCustomFields(ApiCall call, @PathVariable String envelopeId) {
        Fields wire = call.json();
        return Answers.created(changed(
                call,
                envelopeId,
                there -> Stream.concat(there.stream(), CustomFieldsWire.added(wire, there).stream())
                        .toList()));
    }

    @PutMapping("/custom_fields")
    ResponseEntity<byte[]> changeCustomFields(ApiCall call, @PathVariable String envelopeId) {
        Fields wire = call.json();
        return Answers.ok(changed(call, envelopeId, there -> CustomFieldsWire.changed(wire, there)));
    }

    @DeleteMapping("/custom_fields")
    ResponseEntity<byte[]> deleteCustomFields(ApiCall call, @PathVariable String envelopeId) {
        Fields wire = call.json();
        return Answers.ok(changed(call, envelopeId, there -> CustomFieldsWire.without(wire, there)));
    }

    private Object changed(ApiCall call, String envelopeId, UnaryOperator<List<CustomField>> verb) {
        Envelope envelope = visible.get(call, envelopeId);
        return EnvelopeSummary.customFields(drafts.changeCustomFields(envelope.id(), verb, call.actor()));
    }

    @GetMapping("/notification")
    ResponseEntity<byte[]> notification(ApiCall call, @PathVariable String envelopeId) {
        return Answers.ok(NotificationWire.toWire(visible.get(call, envelopeId).notification()));
    }

    @PutMapping("/notification")
    ResponseEntity<byte[]> changeNotification(ApiCall call, @PathVariable String envelopeId) {
        Envelope envelope = visible.get(call, envelopeId);
        Fields wire = call.json();
        var changed =
                drafts.changeNotification(envelope.id(), before -> NotificationWire.from(wire, before), call.actor());
        return Answers.ok(NotificationWire.toWire(changed.notification()));
    }

    @GetMapping("/audit_events")
    ResponseEntity<byte[]> auditEvents(ApiCall call, @PathVariable String envelopeId) {
        Envelope envelope = visible.get(call, envelopeId);
        return Answers.ok(Map.of(
                "auditEvents",
                trail.entries(envelope.id()).stream()
                        .map(entry -> AuditEventWire.toWire(envelope, entry))
                        .toList()));
    }
}
