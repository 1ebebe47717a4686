package dev.pactwire.envelopes;

import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeEvent.What;
import dev.pactwire.envelopes.EnvelopeRefusal.Code;
import dev.pactwire.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What a sender does with envelopes. Whoever calls has checked that this user may; what the envelope itself does
/// not allow is an [EnvelopeRefusal].
@Component
public class Envelopes {

    /// How long a transaction id gives the same envelope again.
    static final Duration TRANSACTION_VALID = Duration.ofDays(7);

    private final EnvelopeStore envelopes;
    private final TransactionStore transactions;
    private final RecipientStore recipients;
    private final EnvelopeLists lists;
    private final Ledger ledger;
    private final Turns turns;
    private final Intake intake;
    private final TurnMail turnMail;
    private final OutcomeMail outcomeMail;
    private final Corrections corrections;
    private final Closing closing;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Envelopes(
            EnvelopeStore envelopes,
            TransactionStore transactions,
            RecipientStore recipients,
            EnvelopeLists lists,
            Ledger ledger,
            Turns turns,
            Intake intake,
            TurnMail turnMail,
            OutcomeMail outcomeMail,
            Corrections corrections,
            Closing closing,
            Ids ids,
            Clock clock,
            PlatformTransactionManager transactionManager) {
        this.envelopes = envelopes;
        this.transactions = transactions;
        this.recipients = recipients;
        this.lists = lists;
        this.ledger = ledger;
        this.turns = turns;
        this.intake = intake;
        this.turnMail = turnMail;
        this.outcomeMail = outcomeMail;
        this.corrections = corrections;
        this.closing = closing;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /// A draft, or the envelope that the transaction id already stands for.
    public Envelope create(EnvelopeDraft draft) {
        return create(draft, envelope -> envelope);
    }

    /// Creates and sends at once or not at all. A transaction id that is known gives its envelope as it is now.
    public Envelope createAndSend(EnvelopeDraft draft) {
        return create(draft, envelope -> send(envelope.id(), Actor.sender(draft.sender())));
    }

    private Envelope create(EnvelopeDraft draft, UnaryOperator<Envelope> then) {
        EnvelopeChecks.draft(draft);
        var known = Optional.ofNullable(draft.transactionId())
                .flatMap(transaction ->
                        transactions.boundTo(draft.accountId(), draft.sender().user(), transaction, clock.instant()))
                .map(envelopes::get);
        if (known.isPresent()) {
            return known.get();
        }
        var inspected = intake.inspect(draft.documents());
        return transaction.execute(status -> {
            var id = new EnvelopeId(ids.random());
            return claimed(draft, id).map(envelopes::get).orElseGet(() -> then.apply(fresh(id, draft, inspected)));
        });
    }

    /// The envelope of somebody who came first with the same transaction id.
    private Optional<EnvelopeId> claimed(EnvelopeDraft draft, EnvelopeId fresh) {
        Instant now = clock.instant();
        return Optional.ofNullable(draft.transactionId())
                .flatMap(transaction -> transactions.claim(
                        draft.accountId(),
                        draft.sender().user(),
                        transaction,
                        fresh,
                        now,
                        now.plus(TRANSACTION_VALID)));
    }

    private Envelope fresh(EnvelopeId id, EnvelopeDraft draft, List<Intake.Inspected> inspected) {
        envelopes.insert(id, draft, ids.random(), clock.instant());
        intake.add(id, 0, inspected);
        for (int i = 0; i < draft.recipients().size(); i++) {
            recipients.insert(
                    id, new RecipientId(ids.random()), draft.recipients().get(i), i);
        }
        return ledger.amend(id, change -> change.tell(What.ENVELOPE_CREATED, Actor.sender(draft.sender())));
    }

    /// @throws EnvelopeRefusal UNKNOWN_ENVELOPE
    public Envelope get(EnvelopeId id) {
        return envelopes.get(id);
    }

    public Optional<Envelope> find(EnvelopeId id) {
        return envelopes.find(id);
    }

    /// For telling what has happened: also a draft that was thrown away, for some days.
    public Optional<Envelope> findEvenDiscarded(EnvelopeId id) {
        return envelopes.findEven(id);
    }

    public EnvelopePage list(EnvelopeQuery query) {
        return lists.list(query);
    }

    /// The PDF of a document: sealed once the envelope is completed, before that as the sender gave it.
    public byte[] content(EnvelopeId id, int documentId) {
        return intake.read(envelopes.get(id).requireDocument(documentId));
    }

    /// The certificate of completion: sealed once the envelope is completed, before that an unsealed report of
    /// the moment.
    public byte[] certificate(EnvelopeId id) {
        return closing.certificate(envelopes.get(id));
    }

    /// All documents as one PDF, the certificate last if wanted. A single one is given as it is. Several are
    /// joined, which their seals do not survive: once the envelope is completed the whole is sealed anew, at each
    /// call.
    public byte[] combined(EnvelopeId id, boolean withCertificate) {
        var envelope = envelopes.get(id);
        var parts = new ArrayList<byte[]>();
        envelope.documents().forEach(document -> parts.add(intake.read(document)));
        if (withCertificate) {
            parts.add(closing.certificate(envelope));
        }
        return parts.size() == 1 ? parts.getFirst() : closing.joined(envelope, parts);
    }

    /// Sends a draft: checks that nothing is missing and tells everyone of the first routing order. A signer
    /// without tabs places his own.
    public Envelope send(EnvelopeId id, Actor actor) {
        return ledger.amend(id, change -> {
            var draft = change.envelope();
            EnvelopeChecks.sendable(draft);
            change.become(EnvelopeStatus.SENT);
            setDeadlines(change, draft.notification(), change.now());
            draft.recipients().stream()
                    .filter(one ->
                            one.kind() == RecipientKind.SIGNER && one.tabs().isEmpty())
                    .forEach(one -> recipients.freeForm(one.id()));
            change.tell(What.ENVELOPE_SENT, actor);
            recipients.rememberTabs(id);
            turns.advance(change);
        });
    }

    private void setDeadlines(Change change, Notification notification, Instant sent) {
        Instant expires = sent.plus(notification.lifetime());
        int warnDays = notification.expiration().warnDays();
        @Nullable Instant warn = warnDays == 0 ? null : expires.minus(Duration.ofDays(warnDays));
        envelopes.deadlines(change.id(), expires, warn);
    }

    /// Stops an envelope that is under way, or that could not be sealed. Nobody can sign any more, no further
    /// attempt at sealing counts; those who know of it are told.
    ///
    /// @throws EnvelopeRefusal CANNOT_VOID for a draft, when it is over, and while it is sealed for the first time;
    /// REASON_MISSING
    public Envelope voidEnvelope(EnvelopeId id, String reason, Actor actor) {
        return ledger.amend(id, change -> {
            var envelope = change.envelope();
            if (!envelope.mayBeVoided()) {
                throw new EnvelopeRefusal(Code.CANNOT_VOID);
            }
            if (reason.isBlank()) {
                throw new EnvelopeRefusal(Code.REASON_MISSING);
            }
            String kept = EnvelopeChecks.reason(reason);
            envelopes.voidedReason(id, kept);
            closing.giveUp(id);
            change.become(EnvelopeStatus.VOIDED);
            change.tell(What.ENVELOPE_VOIDED, actor, Map.of("reason", kept));
            outcomeMail.voided(change, envelope, kept);
        });
    }

    /// Sends everyone whose turn it is a fresh link.
    public Envelope resend(EnvelopeId id, Actor actor) {
        return resend(id, everyone -> true, actor);
    }

    /// Sends those of them who are meant a fresh link, if it is their turn.
    public Envelope resend(EnvelopeId id, Predicate<Recipient> whom, Actor actor) {
        return ledger.amend(id, change -> {
            var envelope = change.envelope();
            envelope.requireUnderWay();
            envelope.recipients().stream()
                    .filter(one -> one.status().isActive() && whom.test(one))
                    .forEach(one -> turnMail.inviteAgain(change, envelope, one, actor));
            change.tell(What.ENVELOPE_RESENT, actor);
        });
    }

    /// Changes name, e-mail, note and language of somebody who has not finished, while the envelope is under way,
    /// and the order of somebody whose turn has not come. A new name or e-mail gives the place to another person:
    /// his open pages stop working, and what was agreed to, filled in or drawn is gone. An e-mail that is named,
    /// be it the same, ends the old links and, if it is his turn, sends a fresh one.
    ///
    /// @param verb describes the recipient anew, as he is when nobody else can change him
    /// @param emailNamed whether whoever corrects has said where to send it
    /// @throws EnvelopeRefusal RECIPIENT_DONE when that recipient has finished, NOT_CORRECTABLE
    public Envelope correct(
            EnvelopeId id, String recipientId, UnaryOperator<Addressee> verb, boolean emailNamed, Actor actor) {
        return corrections.correct(id, recipientId, verb, emailNamed, actor);
    }

    /// Tries at once to seal an envelope whose sealing has failed: the button beside the failure.
    ///
    /// @throws EnvelopeRefusal NOTHING_TO_SEAL when somebody still has to act or it is done
    public Envelope resumeSealing(EnvelopeId id, Actor actor) {
        return closing.resume(id, actor);
    }

    /// The envelopes that everyone has signed and no seal has closed yet, the oldest first, a hundred at most.
    public List<OpenSealing> openSealings() {
        return closing.open();
    }
}
