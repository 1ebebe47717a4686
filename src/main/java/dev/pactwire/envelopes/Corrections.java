package dev.pactwire.envelopes;

import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeEvent.What;
import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Describes a recipient of a sent envelope anew, and clears his place when that makes him somebody else.
@Component
class Corrections {

    private final RecipientStore recipients;
    private final SigningLinks links;
    private final TurnMail turnMail;

    Corrections(RecipientStore recipients, SigningLinks links, TurnMail turnMail) {
        this.recipients = recipients;
        this.links = links;
        this.turnMail = turnMail;
    }

    void correct(Change change, Recipient recipient, Addressee addressee, Actor actor) {
        EnvelopeChecks.recipient(addressee);
        requireCorrectable(recipient, addressee);
        recipients.describe(recipient.id(), corrected(recipient, addressee));
        change.tell(
                What.ENVELOPE_CORRECTED,
                recipient.id(),
                actor,
                Map.of(
                        "name", addressee.name(),
                        "email", addressee.email(),
                        "oldName", recipient.name(),
                        "oldEmail", recipient.email()));
        if (isSomebodyElse(recipient, addressee)) {
            recipients.handOn(recipient.id());
        }
    }

    private static void requireCorrectable(Recipient recipient, Addressee addressee) {
        if (recipient.status().isFinal()) {
            throw new EnvelopeRefusal(Code.RECIPIENT_DONE, recipient.name());
        }
        EnvelopeChecks.person(recipient.recipientId(), addressee.name(), addressee.email());
        if (addressee.routingOrder() != recipient.routingOrder() && recipient.status() != RecipientStatus.CREATED) {
            throw new EnvelopeRefusal(Code.NOT_CORRECTABLE, recipient.name(), "routingOrder");
        }
        if (!Objects.equals(addressee.clientUserId(), recipient.clientUserId())) {
            throw new EnvelopeRefusal(Code.NOT_CORRECTABLE, recipient.name(), "clientUserId");
        }
    }

    private static boolean isSomebodyElse(Recipient recipient, Addressee addressee) {
        return !recipient.name().equals(addressee.name().strip())
                || !recipient.email().equalsIgnoreCase(addressee.email().strip());
    }

    private static Addressee corrected(Recipient recipient, Addressee addressee) {
        return new Addressee(
                recipient.recipientId(),
                recipient.kind(),
                addressee.name(),
                addressee.email(),
                addressee.routingOrder(),
                recipient.clientUserId(),
                addressee.note(),
                addressee.language(),
                recipient.roleName(),
                recipient.tabs());
    }

    /// Ends the old links and, if it is his turn, sends a fresh one.
    void renewLinks(Change change, Recipient recipient, Actor actor) {
        links.revoke(recipient.id());
        if (recipient.status().isActive()) {
            var corrected = change.envelope();
            turnMail.inviteAgain(change, corrected, corrected.require(recipient.id()), actor);
        }
    }
}
