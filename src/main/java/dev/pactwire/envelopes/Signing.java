package dev.pactwire.envelopes;

import dev.pactwire.envelopes.EnvelopeEvent.What;
import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import dev.pactwire.tabs.Tab;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What recipients do. Each verb checks under the envelope's lock that the envelope is under way, that it has not
/// expired and that it is this recipient's turn; each answers the envelope as it stands then.
@Component
public class Signing {

    private final EnvelopeStore envelopes;
    private final RecipientStore recipients;
    private final Ledger ledger;
    private final Turns turns;
    private final SigningLinks links;
    private final TurnMail turnMail;
    private final OutcomeMail outcomeMail;
    private final Clock clock;

    Signing(
            EnvelopeStore envelopes,
            RecipientStore recipients,
            Ledger ledger,
            Turns turns,
            SigningLinks links,
            TurnMail turnMail,
            OutcomeMail outcomeMail,
            Clock clock) {
        this.envelopes = envelopes;
        this.recipients = recipients;
        this.ledger = ledger;
        this.turns = turns;
        this.links = links;
        this.turnMail = turnMail;
        this.outcomeMail = outcomeMail;
        this.clock = clock;
    }

    /// What a recipient sees when he opens an envelope.
    public record Opened(Envelope envelope, Recipient recipient, Standing standing) {}

    /// Looks without changing anything: mail scanners open links.
    public Opened open(Visit visit) {
        var envelope = envelopes.get(visit.envelope());
        var recipient = present(envelope, visit);
        return new Opened(envelope, recipient, Standing.of(envelope, recipient, clock.instant()));
    }

    /// Agrees to sign electronically, which opens the documents. Whoever has done one of both only does the other.
    public Envelope consent(Visit visit) {
        return act(visit, (change, recipient) -> {
            if (recipient.times().consented() == null) {
                recipients.consented(recipient.id(), change.now());
                change.tell(What.RECIPIENT_CONSENTED, recipient, Actor.recipient(recipient, visit));
            }
            if (recipient.kind() == RecipientKind.SIGNER) {
                opened(change, recipient, visit);
            }
        });
    }

    /// Opens the documents. For somebody who only has to open them, that is all.
    public Envelope view(Visit visit) {
        return act(visit, (change, recipient) -> {
            if (recipient.kind() == RecipientKind.SIGNER) {
                requireConsent(recipient);
            }
            opened(change, recipient, visit);
            if (recipient.kind() == RecipientKind.CERTIFIED_DELIVERY) {
                complete(change, recipient, visit, Map.of());
            }
        });
    }

    private void opened(Change change, Recipient recipient, Visit visit) {
        if (recipient.status() == RecipientStatus.DELIVERED) {
            return;
        }
        recipients.become(recipient, RecipientStatus.DELIVERED, change.now());
        change.tell(What.RECIPIENT_DELIVERED, recipient, Actor.recipient(recipient, visit));
        turns.opened(change);
    }

    /// Keeps what has been filled in so far; what is missing is asked for at the end.
    ///
    /// @param values by tab id
    public Envelope fill(Visit visit, Map<String, String> values) {
        return sign(visit, (change, recipient) -> recipients.tabs(recipient.id(), Sheet.filled(recipient, values)));
    }

    /// Puts down the tabs of a signer to whom the sender has given none, in place of those put down before.
    public Envelope place(Visit visit, List<Tab> tabs) {
        return sign(visit, (change, recipient) -> {
            if (!recipient.freeForm()) {
                throw new EnvelopeRefusal(Code.NOT_FOR_KIND, recipient.name());
            }
            var envelope = change.envelope();
            tabs.forEach(tab -> EnvelopeChecks.placed(envelope, recipient, tab));
            recipients.tabs(recipient.id(), tabs);
        });
    }

    /// Chooses how signature and initials look.
    ///
    /// @throws EnvelopeRefusal SIGNATURE_MISSING when one of them is empty
    public Envelope adopt(Visit visit, Adoption adoption) {
        if (!adoption.isComplete()) {
            throw new EnvelopeRefusal(Code.SIGNATURE_MISSING);
        }
        return sign(visit, (change, recipient) -> {
            recipients.adopted(recipient.id(), adoption);
            change.tell(
                    What.RECIPIENT_ADOPTED,
                    recipient.id(),
                    Actor.recipient(recipient, visit),
                    Map.of("style", adoption.style()));
        });
    }

    /// Keeps what has been filled in and goes away; the link still works.
    public Envelope saveForLater(Visit visit, Map<String, String> values) {
        return sign(visit, (change, recipient) -> {
            recipients.tabs(recipient.id(), Sheet.filled(recipient, values));
            change.tell(What.RECIPIENT_SAVED, recipient, Actor.recipient(recipient, visit));
        });
    }

    /// Signs: the values are complete and final from here on.
    ///
    /// @throws EnvelopeRefusal VALUES_MISSING with the labels, SIGNATURE_MISSING
    public Envelope finish(Visit visit, Map<String, String> values) {
        return sign(visit, (change, recipient) -> {
            var tabs = Sheet.finished(
                    change.envelope(), recipient, values, LocalDate.ofInstant(change.now(), clock.getZone()));
            recipients.tabs(recipient.id(), tabs);
            complete(change, recipient, visit, Map.of("values", Sheet.fingerprint(tabs)));
        });
    }

    private void complete(Change change, Recipient before, Visit visit, Map<String, String> details) {
        var recipient = change.envelope().require(before.id());
        recipients.become(recipient, RecipientStatus.COMPLETED, change.now());
        recipients.remindAt(recipient.id(), null);
        change.tell(What.RECIPIENT_COMPLETED, recipient.id(), Actor.recipient(recipient, visit), details);
        turns.advance(change);
    }

    /// Refuses to sign, which ends the envelope for everyone.
    ///
    /// @throws EnvelopeRefusal REASON_MISSING
    public Envelope decline(Visit visit, String reason) {
        return act(visit, (change, recipient) -> {
            if (reason.isBlank()) {
                throw new EnvelopeRefusal(Code.REASON_MISSING);
            }
            String kept = EnvelopeChecks.reason(reason);
            recipients.declinedReason(recipient.id(), kept);
            recipients.become(recipient, RecipientStatus.DECLINED, change.now());
            change.become(EnvelopeStatus.DECLINED);
            var actor = Actor.recipient(recipient, visit);
            change.tell(What.RECIPIENT_DECLINED, recipient.id(), actor, Map.of("reason", kept));
            change.tell(What.ENVELOPE_DECLINED, actor);
            outcomeMail.declined(change, change.envelope(), recipient, kept);
        });
    }

    /// Sends a fresh link to the person whose link is too old; says nothing about unknown links.
    @Transactional
    public void renew(String expiredToken) {
        if (links.resolve(expiredToken) instanceof SigningLinks.Resolved.Expired(var envelopeId, var recipientId)) {
            var envelope = envelopes.get(envelopeId);
            turnMail.renew(envelope, envelope.require(recipientId), clock.instant());
        }
    }

    /// An act of a signer on the documents that he has opened.
    private Envelope sign(Visit visit, BiConsumer<Change, Recipient> verb) {
        return act(visit, (change, recipient) -> {
            if (recipient.kind() != RecipientKind.SIGNER) {
                throw new EnvelopeRefusal(Code.NOT_FOR_KIND, recipient.name());
            }
            requireConsent(recipient);
            if (recipient.status() != RecipientStatus.DELIVERED) {
                throw new EnvelopeRefusal(Code.NOT_VIEWED);
            }
            verb.accept(change, recipient);
        });
    }

    private static void requireConsent(Recipient recipient) {
        if (recipient.times().consented() == null) {
            throw new EnvelopeRefusal(Code.CONSENT_MISSING);
        }
    }

    private Envelope act(Visit visit, BiConsumer<Change, Recipient> verb) {
        return ledger.amend(visit.envelope(), change -> {
            var envelope = change.envelope();
            var recipient = present(envelope, visit);
            requireTurn(change, envelope, recipient);
            recipients.lastAddress(recipient.id(), visit.address());
            verb.accept(change, recipient);
        });
    }

    /// The recipient, if it is still the person who came.
    private static Recipient present(Envelope envelope, Visit visit) {
        var recipient = envelope.require(visit.recipient());
        if (recipient.holder() != visit.holder()) {
            throw new EnvelopeRefusal(Code.HANDED_ON);
        }
        return recipient;
    }

    private static void requireTurn(Change change, Envelope envelope, Recipient recipient) {
        if (!recipient.kind().mustAct()) {
            throw new EnvelopeRefusal(Code.NOT_FOR_KIND, recipient.name());
        }
        if (recipient.status().isFinal()) {
            throw new EnvelopeRefusal(Code.RECIPIENT_DONE, recipient.name());
        }
        envelope.requireUnderWay();
        if (envelope.hasExpired(change.now())) {
            throw new EnvelopeRefusal(Code.EXPIRED);
        }
        if (recipient.status() == RecipientStatus.CREATED) {
            throw new EnvelopeRefusal(Code.NOT_IN_SEQUENCE, recipient.name());
        }
    }
}
