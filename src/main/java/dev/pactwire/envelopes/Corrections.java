package dev.pactwire.envelopes;

import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeEvent.What;
import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// What a sender changes about a recipient while the envelope is under way.
@Component
class Corrections {

    private final RecipientStore recipients;
    private final Ledger ledger;
    private final Turns turns;
    private final SigningLinks links;
    private final TurnMail turnMail;

    Corrections(RecipientStore recipients, Ledger ledger, Turns turns, SigningLinks links, TurnMail turnMail) {
        this.recipients = recipients;
        this.ledger = ledger;
        this.turns = turns;
        this.links = links;
        this.turnMail = turnMail;
    }

    Envelope correct(
            EnvelopeId id, String recipientId, UnaryOperator<Addressee> verb, boolean emailNamed, Actor actor) {
        return ledger.amend(id, change -> {
            change.envelope().requireUnderWay();
            var recipient = change.envelope().requireRecipient(recipientId);
            var addressee = verb.apply(recipient.asAddressee());
            EnvelopeChecks.recipient(addressee);
            requireCorrectable(recipient, addressee);
            correct(change, recipient, addressee, actor);
            if (emailNamed) {
                links.revoke(recipient.id());
                if (recipient.status().isActive()) {
                    var corrected = change.envelope();
                    turnMail.inviteAgain(change, corrected, corrected.require(recipient.id()), actor);
                }
            }
            turns.advance(change);
        });
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

    private void correct(Change change, Recipient recipient, Addressee addressee, Actor actor) {
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
}
