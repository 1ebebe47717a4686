package dev.pactwire.envelopes;

import dev.pactwire.envelopes.EnvelopeEvent.What;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Moves an envelope on: tells everyone whose turn has come, and when nobody is left, begins the sealing.
@Component
class Turns {

    private final RecipientStore recipients;
    private final SealingStore sealing;
    private final TurnMail mail;

    Turns(RecipientStore recipients, SealingStore sealing, TurnMail mail) {
        this.recipients = recipients;
        this.sealing = sealing;
        this.mail = mail;
    }

    void advance(Change change) {
        var envelope = change.envelope();
        var due = Routing.due(envelope.recipients());
        while (!due.isEmpty()) {
            for (Recipient recipient : due) {
                reach(change, envelope, recipient);
            }
            envelope = change.envelope();
            due = Routing.due(envelope.recipients());
        }
        if (Routing.current(envelope.recipients()).isEmpty()) {
            sealing.begin(change.id(), change.now());
            change.tell(What.SIGNING_FINISHED, Actor.pactwire());
        }
    }

    private void reach(Change change, Envelope envelope, Recipient recipient) {
        recipients.become(recipient, RecipientStatus.SENT, change.now());
        change.tell(What.RECIPIENT_SENT, recipient, Actor.pactwire());
        mail.invite(change, envelope, recipient);
        if (recipient.kind().mustAct()) {
            remindLater(change, envelope, recipient);
        } else {
            recipients.become(recipient.id(), RecipientStatus.SENT, RecipientStatus.COMPLETED, change.now());
            change.tell(What.RECIPIENT_COMPLETED, recipient, Actor.pactwire());
        }
    }

    private void remindLater(Change change, Envelope envelope, Recipient recipient) {
        var reminders = envelope.notification().reminders();
        if (reminders.enabled() && !recipient.isEmbedded()) {
            recipients.remindAt(recipient.id(), change.now().plus(Duration.ofDays(reminders.delayDays())));
        }
    }

    /// After somebody has opened the documents.
    void opened(Change change) {
        var envelope = change.envelope();
        if (envelope.status() == EnvelopeStatus.SENT && Routing.isDelivered(envelope.recipients())) {
            change.become(EnvelopeStatus.DELIVERED);
            change.tell(What.ENVELOPE_DELIVERED, Actor.pactwire());
        }
    }
}
