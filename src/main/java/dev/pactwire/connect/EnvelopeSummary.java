package dev.pactwire.connect;

import dev.pactwire.envelopes.CustomField;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDocument;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.envelopes.Sealing;
import dev.pactwire.platform.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An envelope as the signing wire shows it: in webhooks and in the answers of the REST server. Booleans and
/// numbers are strings, times stand only for what has happened, keys are in DocuSign's order.
public final class EnvelopeSummary {

    private static final String CERTIFICATE = "certificate";
    private static final String SEALING = "pactwireSealing";

    private EnvelopeSummary() {}

    /// The `envelopeSummary` of a message.
    static ObjectNode pushed(Envelope envelope, Set<Include> includes) {
        var summary = head(envelope);
        sender(summary, envelope);
        included(summary, envelope, includes);
        summary.set("envelopeDocuments", documents(envelope));
        tail(summary);
        return summary;
    }

    /// The answer to `GET /envelopes/{id}` and an entry of a list.
    public static ObjectNode shown(Envelope envelope, Set<Include> includes) {
        var summary = head(envelope);
        sender(summary, envelope).put("ipAddress", envelope.sender().address());
        included(summary, envelope, includes);
        if (includes.contains(Include.DOCUMENTS)) {
            summary.set("envelopeDocuments", documents(envelope));
        }
        tail(summary);
        summary.put("uSigState", "esign");
        summary.put("burnDefaultTabData", "false");
        return summary;
    }

    private static void included(ObjectNode summary, Envelope envelope, Set<Include> includes) {
        if (includes.contains(Include.CUSTOM_FIELDS)) {
            summary.set("customFields", customFields(envelope));
        }
        if (includes.contains(Include.RECIPIENTS) || includes.contains(Include.TABS)) {
            summary.set("recipients", RecipientsWire.of(envelope, includes.contains(Include.TABS)));
        }
    }

    private static ObjectNode head(Envelope envelope) {
        var summary = Json.mapper().createObjectNode();
        if (envelope.transactionId() != null) {
            summary.put("transactionId", envelope.transactionId());
        }
        String uri = "/envelopes/" + envelope.id();
        summary.put("status", status(envelope.status()));
        summary.put("documentsUri", uri + "/documents");
        summary.put("recipientsUri", uri + "/recipients");
        summary.put("attachmentsUri", uri + "/attachments");
        summary.put("envelopeUri", uri);
        summary.put("emailSubject", envelope.subject());
        if (!envelope.blurb().isEmpty()) {
            summary.put("emailBlurb", envelope.blurb());
        }
        summary.put("envelopeId", envelope.id().toString());
        summary.put("signingLocation", "online");
        summary.put("customFieldsUri", uri + "/custom_fields");
        summary.put("notificationUri", uri + "/notification");
        summary.put("enableWetSign", "false");
        summary.put("allowMarkup", "false");
        summary.put("allowReassign", "false");
        times(summary, envelope);
        summary.put("documentsCombinedUri", uri + "/documents/combined");
        summary.put("certificateUri", uri + "/documents/certificate");
        summary.put("templatesUri", uri + "/templates");
        expiry(summary, envelope);
        sealing(summary, envelope.sealing());
        return summary;
    }

    private static String status(EnvelopeStatus status) {
        return status == EnvelopeStatus.DISCARDED ? "deleted" : lower(status);
    }

    /// Our extension (docs/decisions/0061): why an envelope that everyone has signed is not completed. Only there
    /// as long as that is so.
    private static void sealing(ObjectNode summary, Sealing sealing) {
        switch (sealing) {
            case Sealing.NotDue _, Sealing.Done _ -> {}
            case Sealing.Pending _ -> summary.putObject(SEALING).put("status", "pending");
            case Sealing.Failed(String reason, int attempts, Instant next) -> {
                var failed = summary.putObject(SEALING);
                failed.put("status", "failed");
                failed.put("reason", reason);
                failed.put("attempts", String.valueOf(attempts));
                time(failed, "nextAttemptDateTime", next);
            }
        }
    }

    private static void times(ObjectNode summary, Envelope envelope) {
        var times = envelope.times();
        time(summary, "createdDateTime", times.created());
        time(summary, "lastModifiedDateTime", times.lastModified());
        time(summary, "deliveredDateTime", times.delivered());
        time(summary, "initialSentDateTime", times.sent());
        time(summary, "sentDateTime", times.sent());
        time(summary, "completedDateTime", times.completed());
        time(summary, "voidedDateTime", times.voided());
        if (times.voided() != null) {
            summary.put("voidedReason", envelope.voidedReason());
        }
        time(summary, "declinedDateTime", times.declined());
        if (envelope.status() == EnvelopeStatus.DISCARDED) {
            time(summary, "deletedDateTime", times.statusChanged());
        }
        time(summary, "statusChangedDateTime", times.statusChanged());
    }

    private static void expiry(ObjectNode summary, Envelope envelope) {
        summary.put("expireEnabled", "true");
        time(summary, "expireDateTime", envelope.times().expires());
        summary.put(
                "expireAfter", String.valueOf(envelope.notification().lifetime().toDays()));
    }

    private static ObjectNode sender(ObjectNode summary, Envelope envelope) {
        var sender = summary.putObject("sender");
        sender.put("userName", envelope.sender().name());
        sender.put("userId", envelope.sender().user().value().toString());
        sender.put("accountId", envelope.accountId().toString());
        sender.put("email", envelope.sender().email());
        return sender;
    }

    /// `{"textCustomFields":[…],"listCustomFields":[…]}`
    public static ObjectNode customFields(Envelope envelope) {
        var fields = Json.mapper().createObjectNode();
        var text = fields.putArray("textCustomFields");
        var list = fields.putArray("listCustomFields");
        for (CustomField field : envelope.customFields()) {
            var one = (field.isList() ? list : text).addObject();
            one.put("fieldId", field.fieldId());
            one.put("name", field.name());
            one.put("show", String.valueOf(field.show()));
            one.put("required", String.valueOf(field.required()));
            one.put("value", field.value());
            if (field.isList()) {
                field.choices().forEach(one.putArray("listItems")::add);
            }
        }
        return fields;
    }

    /// The `envelopeDocuments` of an envelope: its documents and, once it is completed, the certificate.
    public static ArrayNode documents(Envelope envelope) {
        var documents = Json.mapper().createArrayNode();
        envelope.documents().forEach(document -> document(documents.addObject(), envelope, document));
        if (envelope.certificate().isPresent()) {
            certificate(documents.addObject(), envelope);
        }
        return documents;
    }

    private static void document(ObjectNode wire, Envelope envelope, EnvelopeDocument document) {
        wire.put("documentId", String.valueOf(document.documentId()));
        wire.put("documentIdGuid", document.id().toString());
        wire.put("name", document.name());
        wire.put("type", "content");
        wire.put("uri", "/envelopes/%s/documents/%d".formatted(envelope.id(), document.documentId()));
        wire.put("order", String.valueOf(document.position()));
        pages(wire.putArray("pages"), document.pages());
        handling(wire);
    }

    private static void pages(ArrayNode wire, List<EnvelopeDocument.Page> pages) {
        for (int i = 0; i < pages.size(); i++) {
            var page = wire.addObject();
            page.put("pageId", pages.get(i).id().toString());
            page.put("sequence", String.valueOf(i + 1));
            page.put("height", String.valueOf(Math.round(pages.get(i).height())));
            page.put("width", String.valueOf(Math.round(pages.get(i).width())));
            page.put("dpi", "72");
        }
    }

    private static void certificate(ObjectNode wire, Envelope envelope) {
        wire.put("documentId", CERTIFICATE);
        wire.put("documentIdGuid", envelope.certificateId().toString());
        wire.put("name", "Summary");
        wire.put("type", "summary");
        wire.put("uri", "/envelopes/%s/documents/certificate".formatted(envelope.id()));
        wire.put("order", "999");
        handling(wire);
    }

    private static void handling(ObjectNode wire) {
        wire.put("display", "inline");
        wire.put("includeInDownload", "true");
        wire.put("signerMustAcknowledge", "no_interaction");
        wire.put("templateRequired", "false");
        wire.put("authoritativeCopy", "false");
    }

    private static void tail(ObjectNode summary) {
        summary.put("purgeState", "unpurged");
        summary.put("envelopeIdStamping", "true");
        summary.put("is21CFRPart11", "false");
        summary.put("signerCanSignOnMobile", "true");
        summary.put("autoNavigation", "true");
        summary.put("isSignatureProviderEnvelope", "false");
        summary.put("hasFormDataChanged", "false");
        summary.put("allowComments", "false");
        summary.put("hasComments", "false");
        summary.put("allowViewHistory", "true");
        summary.put("disableResponsiveDocument", "false");
        var metadata = summary.putObject("envelopeMetadata");
        metadata.put("allowAdvancedCorrect", "true");
        metadata.put("enableSignWithNotary", "false");
        metadata.put("allowCorrect", "true");
        summary.putNull("anySigner");
        summary.put("envelopeLocation", "current_site");
        summary.put("isDynamicEnvelope", "false");
    }

    static void time(ObjectNode wire, String name, @Nullable Instant time) {
        if (time != null) {
            wire.put(name, WireTime.of(time));
        }
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
