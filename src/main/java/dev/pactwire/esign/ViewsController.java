package dev.pactwire.esign;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.ceremony.EmbeddedViews;
import dev.pactwire.ceremony.RecipientView;
import dev.pactwire.ceremony.SenderView;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.Recipient;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Addresses of our own pages for a browser of the caller's: tagging, signing (REST: EnvelopeViews).
@RestController
@RequestMapping("/restapi/v2.1/accounts/{accountId}/envelopes/{envelopeId}/views")
@OwnAccess("every handler takes an ApiCall, which asks for the access token")
class ViewsController {

    private final EmbeddedViews views;
    private final VisibleEnvelopes visible;

    ViewsController(EmbeddedViews views, VisibleEnvelopes visible) {
        this.views = views;
        this.visible = visible;
    }

    @PostMapping({"/sender", "/edit"})
    ResponseEntity<byte[]> sender(ApiCall call, @PathVariable String envelopeId) {
        Fields body = call.json();
        Envelope envelope = visible.get(call, envelopeId);
        return url(views.senderView(envelope.id(), call.user().id(), body.text("returnUrl", ""), settings(body)));
    }

    private static SenderView settings(Fields body) {
        Fields settings = body.object("settings");
        return new SenderView(
                settings.flag("showBackButton", true),
                settings.flag("showDiscardAction", true),
                settings.text("sendButtonAction", "send").equalsIgnoreCase("redirect"),
                settings.object("recipientSettings").flag("showEditMessage", true),
                body.texts("frameAncestors"));
    }

    /// Who comes is known by name, e-mail and client user id: all must be those of one recipient.
    @PostMapping("/recipient")
    ResponseEntity<byte[]> recipient(ApiCall call, @PathVariable String envelopeId) {
        Fields body = call.json();
        if (body.text("authenticationMethod", "").isBlank()) {
            throw ApiError.parameter("authenticationMethod must say how you know the recipient, for example none.");
        }
        Envelope envelope = visible.get(call, envelopeId);
        Recipient recipient = envelope.recipients().stream()
                .filter(one -> isMeant(one, body))
                .findFirst()
                .orElseThrow(() -> new ApiError(
                        ErrorCode.UNKNOWN_ENVELOPE_RECIPIENT,
                        "No recipient of this envelope has this userName, email and clientUserId."));
        return url(views.recipientView(
                envelope.id(),
                recipient.id(),
                body.text("returnUrl", ""),
                new RecipientView(body.texts("frameAncestors"))));
    }

    private static boolean isMeant(Recipient recipient, Fields body) {
        return recipient.isEmbedded()
                && body.text("clientUserId", "").equals(recipient.clientUserId())
                && body.text("userName", "").strip().equals(recipient.name())
                && body.text("email", "").strip().equalsIgnoreCase(recipient.email())
                && body.text("recipientId", recipient.recipientId()).equals(recipient.recipientId());
    }

    @PostMapping("/correct")
    ResponseEntity<byte[]> correct(ApiCall call, @PathVariable String envelopeId) {
        visible.get(call, envelopeId);
        throw ApiError.notEnabled("The correcting view (PUT …/recipients corrects a recipient)");
    }

    @DeleteMapping({"/sender", "/edit"})
    ResponseEntity<byte[]> revokeSender(ApiCall call, @PathVariable String envelopeId) {
        views.revokeSenderViews(visible.get(call, envelopeId).id());
        return Answers.ok(Map.of());
    }

    @DeleteMapping("/recipient")
    ResponseEntity<byte[]> revokeRecipient(ApiCall call, @PathVariable String envelopeId) {
        views.revokeRecipientViews(visible.get(call, envelopeId).id());
        return Answers.ok(Map.of());
    }

    private static ResponseEntity<byte[]> url(String url) {
        return Answers.created(Map.of("url", url));
    }
}
