package dev.pactwire.connect;

import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.Recipient;
import dev.pactwire.envelopes.RecipientKind;
import dev.pactwire.envelopes.RecipientStatus;
import dev.pactwire.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// The recipients of an envelope as the signing wire shows them: an array for each kind, all arrays always there.
public final class RecipientsWire {

    private static final List<String> KINDS = List.of(
            "signers",
            "agents",
            "editors",
            "intermediaries",
            "carbonCopies",
            "certifiedDeliveries",
            "inPersonSigners",
            "seals",
            "witnesses",
            "notaries");

    private RecipientsWire() {}

    public static ObjectNode of(Envelope envelope, boolean withTabs) {
        var recipients = Json.mapper().createObjectNode();
        for (String kind : KINDS) {
            var array = recipients.putArray(kind);
            envelope.recipients().stream()
                    .filter(one -> kind.equals(arrayOf(one.kind())))
                    .forEach(one -> array.add(recipient(one, withTabs)));
        }
        recipients.put("recipientCount", String.valueOf(envelope.recipients().size()));
        recipients.put("currentRoutingOrder", String.valueOf(envelope.currentRoutingOrder()));
        return recipients;
    }

    static String arrayOf(RecipientKind kind) {
        return switch (kind) {
            case SIGNER -> "signers";
            case CARBON_COPY -> "carbonCopies";
            case CERTIFIED_DELIVERY -> "certifiedDeliveries";
        };
    }

    private static String typeOf(RecipientKind kind) {
        return switch (kind) {
            case SIGNER -> "signer";
            case CARBON_COPY -> "carboncopy";
            case CERTIFIED_DELIVERY -> "certifieddelivery";
        };
    }

    /// One recipient, as in the arrays.
    public static ObjectNode recipient(Recipient recipient, boolean withTabs) {
        var wire = Json.mapper().createObjectNode();
        boolean signs = recipient.kind() == RecipientKind.SIGNER;
        if (withTabs && signs) {
            wire.set("tabs", TabsWire.of(recipient));
        }
        if (signs) {
            wire.put("creationReason", "sender");
            wire.put("canSignOffline", "false");
            wire.put("isBulkRecipient", "false");
            wire.put("requireUploadSignature", "false");
        }
        wire.put("name", recipient.name());
        wire.put("email", recipient.email());
        wire.put("recipientId", recipient.recipientId());
        wire.put("recipientIdGuid", recipient.id().toString());
        wire.put("requireIdLookup", "false");
        wire.put("userId", userId(recipient).toString());
        if (recipient.clientUserId() != null) {
            wire.put("clientUserId", recipient.clientUserId());
        }
        wire.put("routingOrder", String.valueOf(recipient.routingOrder()));
        wire.put("note", recipient.note());
        if (!recipient.roleName().isEmpty()) {
            wire.put("roleName", recipient.roleName());
        }
        progress(wire, recipient, signs);
        wire.put("deliveryMethod", "email");
        wire.put("recipientType", typeOf(recipient.kind()));
        return wire;
    }

    private static void progress(ObjectNode wire, Recipient recipient, boolean signs) {
        var times = recipient.times();
        wire.put("status", EnvelopeSummary.lower(recipient.status()));
        if (recipient.status() == RecipientStatus.COMPLETED) {
            wire.put("completedCount", "1");
        }
        if (signs) {
            EnvelopeSummary.time(wire, "signedDateTime", times.completed());
        }
        EnvelopeSummary.time(wire, "deliveredDateTime", times.delivered());
        EnvelopeSummary.time(wire, "declinedDateTime", times.declined());
        EnvelopeSummary.time(wire, "sentDateTime", times.sent());
        if (times.declined() != null) {
            wire.put("declinedReason", recipient.declinedReason());
        }
    }

    /// A person outside has no user here; the wire wants an id that is always the same for one address.
    private static UUID userId(Recipient recipient) {
        var address = recipient.email().toLowerCase(Locale.ROOT);
        return UUID.nameUUIDFromBytes(("recipient:" + address).getBytes(StandardCharsets.UTF_8));
    }
}
