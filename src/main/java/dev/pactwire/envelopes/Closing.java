package dev.pactwire.envelopes;

import dev.pactwire.documents.PdfSeal;
import dev.pactwire.envelopes.EnvelopeEvent.What;
import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Completes an envelope after its last signer: seals every document and the certificate, outside any
/// transaction, and commits all of it at once. An attempt that dies is due again when its lease ends; one that
/// fails says why, is tried again with growing pauses, and can be resumed at any time.
@Component
class Closing {

    private static final Logger log = LoggerFactory.getLogger(Closing.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));
    private static final Duration LAST_PAUSE = Duration.ofHours(1);
    /// A hiccup mends itself at the second attempt, seconds later, and is no news for the sender.
    private static final int TOLD_FROM = 2;
    /// So many attempts may end without a word: programs are stopped and started.
    private static final int LOST = 2;
    private static final String INTERRUPTED = "The signing service stopped each time before the sealing had ended.";
    private static final int BATCH = 20;
    private static final int LISTED = 100;
    private static final int MAX_REASON = 500;

    private final EnvelopeStore envelopes;
    private final DocumentStore documents;
    private final SealingStore sealing;
    private final Ledger ledger;
    private final Sealer sealer;
    private final OutcomeMail mail;
    private final Clock clock;

    Closing(
            EnvelopeStore envelopes,
            DocumentStore documents,
            SealingStore sealing,
            Ledger ledger,
            Sealer sealer,
            OutcomeMail mail,
            Clock clock) {
        this.envelopes = envelopes;
        this.documents = documents;
        this.sealing = sealing;
        this.ledger = ledger;
        this.sealer = sealer;
        this.mail = mail;
        this.clock = clock;
    }

    void sealDue() {
        sealing.due(clock.instant(), BATCH).forEach(this::seal);
    }

    /// One attempt, unless somebody else is at it or it is not due.
    void seal(EnvelopeId id) {
        sealing.lease(id, clock.instant(), LEASE).ifPresent(attempt -> attempt(id, attempt));
    }

    private void attempt(EnvelopeId id, int attempt) {
        if (attempt > LOST) {
            foresee(id, attempt);
        }
        try {
            complete(id, sealer.seal(envelopes.get(id)));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            log.warn("Envelope {} could not be sealed (attempt {})", id, attempt, failure);
            fail(id, attempt, failure);
        }
    }

    /// Attempts that never ended have stopped the program, or were stopped with it. Before yet another
    /// begins that is told, and the one after it is put off as if this one had failed: an envelope that
    /// always stops the program does so ever more rarely, and can be voided in between.
    private void foresee(EnvelopeId id, int attempt) {
        ledger.amend(id, change -> {
            if (!sealing.isCurrent(id, attempt)) {
                return;
            }
            Instant next = change.now().plus(Collections.max(List.of(LEASE, pauseAfter(attempt))));
            if (change.envelope().sealing() instanceof Sealing.Pending) {
                failed(change, attempt - 1, INTERRUPTED, INTERRUPTED, next);
            } else {
                sealing.due(id, next);
            }
        });
    }

    /// Whoever comes first with seals that verify completes the envelope, even if his lease has ended meanwhile:
    /// what takes longer than a lease would otherwise never end.
    private void complete(EnvelopeId id, Sealer.Sealed sealed) {
        ledger.amend(id, change -> {
            if (!sealing.isOpen(id)) {
                return;
            }
            sealed.documents().forEach((document, bytes) -> documents.sealed(document, sealer.keep(bytes)));
            sealing.done(id, sealer.keep(sealed.certificate()));
            change.become(EnvelopeStatus.COMPLETED);
            change.tell(What.ENVELOPE_COMPLETED, Actor.pactwire(), sealed.fingerprints());
        });
    }

    private void fail(EnvelopeId id, int attempt, Throwable failure) {
        ledger.amend(id, change -> {
            if (!sealing.isCurrent(id, attempt)) {
                return;
            }
            failed(change, attempt, told(failure), detail(failure), change.now().plus(pauseAfter(attempt)));
        });
    }

    private void failed(Change change, int attempt, String reason, String detail, Instant next) {
        sealing.failed(change.id(), reason, detail, next);
        if (attempt >= TOLD_FROM) {
            mail.notSealed(change.envelope(), reason);
        }
        change.tell(
                What.SEALING_FAILED, Actor.pactwire(), Map.of("reason", reason, "attempt", String.valueOf(attempt)));
    }

    private static Duration pauseAfter(int attempt) {
        return attempt <= PAUSES.size() ? PAUSES.get(attempt - 1) : LAST_PAUSE;
    }

    /// For the sender and for foreign programs: what the machine says of itself is not theirs to read.
    private static String told(Throwable failure) {
        return switch (failure) {
            case Sealer.SealNotValid _, AuditTrail.BrokenTrail _ -> detail(failure);
            case PdfSeal.SealFailed _ -> "A document cannot be sealed.";
            default -> "An internal error; who administers the signing service can read more.";
        };
    }

    private static String detail(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON);
    }

    Envelope resume(EnvelopeId id, Actor actor) {
        return ledger.amend(id, change -> {
            switch (change.envelope().sealing()) {
                case Sealing.NotDue _, Sealing.Done _ -> throw new EnvelopeRefusal(Code.NOTHING_TO_SEAL);
                case Sealing.Pending _, Sealing.Failed _ -> {
                    sealing.due(id, change.now());
                    change.tell(What.SEALING_RESUMED, actor);
                }
            }
        });
    }

    /// An attempt that is under way finds nothing to complete any more.
    void giveUp(EnvelopeId id) {
        sealing.giveUp(id);
    }

    List<OpenSealing> open() {
        return sealing.open(LISTED);
    }

    byte[] certificate(Envelope envelope) {
        return envelope.certificate().map(sealer::read).orElseGet(() -> sealer.report(envelope));
    }

    byte[] joined(Envelope envelope, List<byte[]> parts) {
        return sealer.joined(envelope, parts);
    }
}
