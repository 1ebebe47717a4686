package dev.pactwire.envelopes;

import dev.pactwire.envelopes.EnvelopeEvent.What;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What time does to envelopes: reminders, warnings and the end. Each envelope in a transaction of its own,
/// looked at again under its lock.
@Component
class Deadlines {

    static final String EXPIRED = "The envelope has expired.";
    private static final Logger log = LoggerFactory.getLogger(Deadlines.class);
    private static final int BATCH = 200;
    /// Longer than the bus tries to tell of it by itself; who has it tried again later still tells nobody.
    private static final Duration DISCARDED_KEPT = Duration.ofDays(7);

    private final EnvelopeStore envelopes;
    private final TransactionStore transactions;
    private final RecipientStore recipients;
    private final DocumentStore documents;
    private final Intake intake;
    private final Ledger ledger;
    private final TurnMail turnMail;
    private final OutcomeMail outcomeMail;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Deadlines(
            EnvelopeStore envelopes,
            TransactionStore transactions,
            RecipientStore recipients,
            DocumentStore documents,
            Intake intake,
            Ledger ledger,
            TurnMail turnMail,
            OutcomeMail outcomeMail,
            Clock clock,
            PlatformTransactionManager transactionManager) {
        this.envelopes = envelopes;
        this.transactions = transactions;
        this.recipients = recipients;
        this.documents = documents;
        this.intake = intake;
        this.ledger = ledger;
        this.turnMail = turnMail;
        this.outcomeMail = outcomeMail;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /// Expiry first: who is too late is not reminded.
    void check() {
        Instant now = clock.instant();
        each(envelopes.expired(now, BATCH), this::expire);
        each(envelopes.dueForWarning(now, BATCH), this::warn);
        each(recipients.dueForReminder(now, BATCH), this::remind);
        transactions.forget(now);
        forgetDiscarded(now.minus(DISCARDED_KEPT));
    }

    private void forgetDiscarded(Instant before) {
        transaction.executeWithoutResult(status -> {
            var files = documents.filesOfDiscarded(before);
            envelopes.forgetDiscarded(before);
            files.forEach(intake::forget);
        });
    }

    private void each(List<EnvelopeId> ids, Consumer<Change> verb) {
        for (EnvelopeId id : ids) {
            try {
                ledger.amend(id, verb);
            } catch (RuntimeException failure) {
                log.warn("A deadline of envelope {} could not be kept; it is tried again", id, failure);
            }
        }
    }

    private void expire(Change change) {
        var envelope = change.envelope();
        if (!envelope.isUnderWay() || !envelope.hasExpired(change.now())) {
            return;
        }
        envelopes.voidedReason(envelope.id(), EXPIRED);
        change.become(EnvelopeStatus.VOIDED);
        change.tell(What.ENVELOPE_VOIDED, Actor.pactwire(), Map.of("reason", EXPIRED));
        outcomeMail.expired(change, envelope);
    }

    private void warn(Change change) {
        var envelope = change.envelope();
        if (!envelope.isUnderWay() || !envelopes.isWarningDue(envelope.id(), change.now())) {
            return;
        }
        envelopes.warned(envelope.id());
        envelope.recipients().stream()
                .filter(one -> one.status().isActive() && !one.isEmbedded())
                .forEach(recipient -> {
                    change.tell(What.RECIPIENT_REMINDED, recipient, Actor.pactwire());
                    turnMail.warn(change, envelope, recipient);
                });
    }

    private void remind(Change change) {
        var envelope = change.envelope();
        for (RecipientId id : recipients.dueForReminder(envelope.id(), change.now())) {
            recipients.remindAt(id, next(envelope, change.now()));
            if (envelope.isUnderWay()) {
                var recipient = envelope.find(id).orElseThrow();
                change.tell(What.RECIPIENT_REMINDED, recipient, Actor.pactwire());
                turnMail.remind(change, envelope, recipient);
            }
        }
    }

    private static @Nullable Instant next(Envelope envelope, Instant now) {
        int days = envelope.notification().reminders().frequencyDays();
        return days == 0 || !envelope.isUnderWay() ? null : now.plus(Duration.ofDays(days));
    }
}
