package dev.pactwire.esign;

import dev.pactwire.connect.EventNotifications;
import dev.pactwire.envelopes.EnvelopeDraft;
import dev.pactwire.envelopes.Notification;
import dev.pactwire.envelopes.Sender;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Reads the body that creates an envelope.
@Component
class EnvelopeReader {

    private final DocumentsReader documents;
    private final TabsReader tabs;

    EnvelopeReader(DocumentsReader documents, TabsReader tabs) {
        this.documents = documents;
        this.tabs = tabs;
    }

    /// @param sends whether it is to be sent at once
    record Asked(EnvelopeDraft draft, boolean sends) {}

    Asked read(ApiCall call) {
        var parts = DocumentsReader.Parts.of(call);
        requireKnown(parts.json());
        boolean sends = sends(parts.json());
        return new Asked(draft(call, parts.json(), documents.read(parts.json(), parts.files())), sends);
    }

    private EnvelopeDraft draft(ApiCall call, Fields body, List<EnvelopeDraft.Document> files) {
        var anchors = Anchors.in(files);
        return new EnvelopeDraft(
                call.account().id(),
                Sender.of(call.user(), call.address()),
                body.text("emailSubject", ""),
                body.text("emailBlurb", ""),
                files,
                RecipientsReader.added(
                        RecipientsReader.all(body.object("recipients")), Set.of(), wire -> tabs.read(wire, anchors)),
                CustomFieldsWire.added(body.object("customFields"), List.of()),
                NotificationWire.from(body.object("notification"), Notification.standard()),
                body.text("transactionId").filter(id -> !id.isBlank()).orElse(null),
                EventNotifications.checked(body.value("eventNotification"), body.value("eventNotifications")));
    }

    private static boolean sends(Fields body) {
        return switch (body.text("status", "created").strip().toLowerCase(Locale.ROOT)) {
            case "", "created" -> false;
            case "sent" -> true;
            default -> throw body.wrong("status", "created or sent");
        };
    }

    /// What changes the meaning of the request and is not understood must not be overlooked.
    private static void requireKnown(Fields body) {
        if (!body.text("templateId", "").isBlank()
                || !body.objects("compositeTemplates").isEmpty()) {
            throw new ApiError(ErrorCode.TEMPLATE_ID_INVALID, "This signing service keeps no envelope templates.");
        }
        if (!body.object("workflow").objects("workflowSteps").isEmpty()
                || body.object("workflow").has("scheduledSending")) {
            throw ApiError.notEnabled("workflow");
        }
    }
}
