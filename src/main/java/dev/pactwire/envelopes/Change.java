package dev.pactwire.envelopes;

import dev.pactwire.bus.Bus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One change of one envelope while its row is locked. Tells the audit trail and the bus what happened.
final class Change {

    private final EnvelopeId id;
    private final Instant now;
    private final EnvelopeStore envelopes;
    private final AuditTrail trail;
    private final Bus bus;
    private AuditTrail.Head head;

    Change(EnvelopeId id, Instant now, AuditTrail.Head head, EnvelopeStore envelopes, AuditTrail trail, Bus bus) {
        this.id = id;
        this.now = now;
        this.head = head;
        this.envelopes = envelopes;
        this.trail = trail;
        this.bus = bus;
    }

    EnvelopeId id() {
        return id;
    }

    Instant now() {
        return now;
    }

    /// The envelope as this change has made it so far.
    Envelope envelope() {
        return envelopes.get(id);
    }

    /// What a letter about the newest entry in the trail is known by.
    String occasion(String what) {
        return "envelope:%s:%d:%s".formatted(id, head.sequence(), what);
    }

    void become(EnvelopeStatus next) {
        var status = envelopes.status(id);
        if (!status.canBecome(next)) {
            throw EnvelopeRefusal.wrongStatus(status);
        }
        envelopes.become(id, next, now);
    }

    void tell(EnvelopeEvent.What what, Actor actor) {
        tell(what, actor, Map.of());
    }

    void tell(EnvelopeEvent.What what, Actor actor, Map<String, String> details) {
        tell(what, null, actor, details);
    }

    void tell(EnvelopeEvent.What what, Recipient recipient, Actor actor) {
        tell(what, recipient.id(), actor, Map.of());
    }

    void tell(EnvelopeEvent.What what, @Nullable RecipientId recipient, Actor actor, Map<String, String> details) {
        head = trail.append(id, head, now, what, recipient, actor, details);
        bus.publish(new EnvelopeEvent(
                id.value(), head.sequence(), what, recipient == null ? null : recipient.value(), now));
        envelopes.touch(id, now);
    }
}
