package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.docusign.DocuSign;
import dev.pactwire.docusign.DraftRecipient;
import dev.pactwire.docusign.EnvelopeCalls;
import dev.pactwire.docusign.EnvelopeDraft;
import dev.pactwire.docusign.EnvelopeId;
import dev.pactwire.docusign.EnvelopeSummary;
import dev.pactwire.docusign.EventNotification;
import dev.pactwire.docusign.SigningProblem;
import dev.pactwire.docusign.SigningReply;
import dev.pactwire.docusign.ViewCalls;
import dev.pactwire.integrations.AccessResult;
import dev.pactwire.integrations.HookAddress;
import dev.pactwire.integrations.SigningConnection;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.Ids;
import dev.pactwire.shell.Live;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// From the wish to send to the draft at the signing service. The wish is committed first; carrying it out can be
/// repeated as often as it takes, and the transaction id makes one envelope of all attempts.
@Component
class Sending {

    static final String CUSTOM_FIELD = "pactwireAgreement";
    private static final Logger log = LoggerFactory.getLogger(Sending.class);
    private static final int MAX_RECIPIENTS = 50;
    private static final int MAX_DOCUMENTS = 20;
    private static final Duration TRANSACTION_LIFE = Duration.ofDays(7).minusHours(1);
    private static final int APPROVE_X = 72;
    private static final int APPROVE_Y = 700;

    private final AgreementStore store;
    private final SigningGrants grants;
    private final SigningConnections connections;
    private final DocuSign docusign;
    private final HookAddress hooks;
    private final Address address;
    private final Users users;
    private final Ids ids;
    private final Clock clock;
    private final Live live;
    private final TransactionTemplate transactions;

    Sending(
            AgreementStore store,
            SigningGrants grants,
            SigningConnections connections,
            DocuSign docusign,
            HookAddress hooks,
            Address address,
            Users users,
            Ids ids,
            Clock clock,
            Live live,
            TransactionTemplate transactions) {
        this.store = store;
        this.grants = grants;
        this.connections = connections;
        this.docusign = docusign;
        this.hooks = hooks;
        this.address = address;
        this.users = users;
        this.ids = ids;
        this.clock = clock;
        this.live = live;
        this.transactions = transactions;
    }

    /// What the send dialog asks for.
    record Wish(
            RecordLink record,
            String recordName,
            String subject,
            String message,
            List<AgreementStore.Document> documents,
            List<Recipient> recipients) {

        Wish {
            if (subject.isBlank() || subject.length() > EnvelopeDraft.MAX_SUBJECT) {
                throw new AgreementRefused(Reason.SUBJECT, EnvelopeDraft.MAX_SUBJECT);
            }
            if (message.length() > EnvelopeDraft.MAX_BLURB) {
                throw new AgreementRefused(Reason.MESSAGE, EnvelopeDraft.MAX_BLURB);
            }
            if (documents.isEmpty()) {
                throw new AgreementRefused(Reason.DOCUMENT_MISSING);
            }
            if (documents.size() > MAX_DOCUMENTS) {
                throw new AgreementRefused(Reason.TOO_MANY_DOCUMENTS, MAX_DOCUMENTS);
            }
            if (recipients.stream().noneMatch(recipient -> recipient.role() != RecipientRole.COPY)) {
                throw new AgreementRefused(Reason.RECIPIENT_MISSING);
            }
            if (recipients.size() > MAX_RECIPIENTS) {
                throw new AgreementRefused(Reason.TOO_MANY_RECIPIENTS, MAX_RECIPIENTS);
            }
        }
    }

    /// Commits the wish and carries it out. When the signing service is away the agreement stays, with a sentence why.
    AgreementId prepare(User user, Wish wish) {
        SigningConnection connection = ready(user).connection();
        var id = new AgreementId(ids.ordered());
        var agreement = new Agreement(
                id,
                wish.record(),
                wish.recordName(),
                connection.id(),
                ids.random(),
                Optional.empty(),
                wish.subject().strip(),
                wish.message().strip(),
                user.id(),
                AgreementState.PREPARING,
                null,
                null,
                null,
                null,
                null,
                null,
                clock.instant(),
                Agreement.Filing.NONE,
                wish.recipients(),
                List.of());
        transactions.executeWithoutResult(status -> {
            store.add(agreement, wish.documents(), clock.instant());
            store.record(id, clock.instant(), "agreements.event.prepared", List.of(user.name()));
        });
        carryOut(id, false);
        return id;
    }

    /// Tries again what has stopped.
    void retry(User user, AgreementId id) {
        Agreement agreement = store.find(id).orElseThrow(() -> new AgreementRefused(Reason.UNKNOWN));
        if (agreement.state() != AgreementState.PREPARING) {
            throw new AgreementRefused(Reason.WRONG_STATE);
        }
        requireSender(user, agreement);
        store.retrying(id, clock.instant());
        carryOut(id, true);
        store.find(id).map(Agreement::failure).ifPresent(failure -> {
            throw new Stopped(failure);
        });
    }

    /// The failure that a retry met, as the sentence that the panel shows too.
    static final class Stopped extends dev.pactwire.platform.Refusal {
        Stopped(String textKey) {
            super(textKey);
        }
    }

    /// What a crash has left: nobody carries it out any more.
    void recover() {
        for (Agreement agreement : store.stuckSince(clock.instant().minus(Duration.ofMinutes(2)))) {
            carryOut(agreement.id(), true);
        }
    }

    /// @param lookFirst an earlier attempt may have reached the service
    private void carryOut(AgreementId id, boolean lookFirst) {
        Agreement agreement = store.find(id).orElseThrow();
        if (agreement.createdAt().isBefore(clock.instant().minus(TRANSACTION_LIFE))) {
            stop(agreement, "agreements.failure.too-old");
            return;
        }
        User sender = users.find(agreement.createdBy()).orElseThrow();
        SigningConnection connection = connections.find(agreement.connection()).orElseThrow();
        switch (grants.access(sender.id(), connection)) {
            case AccessResult.Ready ready -> create(agreement, ready, lookFirst);
            case AccessResult.NotConnected none -> stop(agreement, "agreements.failure.connect-again");
            case AccessResult.ConnectAgain again -> stop(agreement, "agreements.failure.connect-again");
            case AccessResult.Unavailable away -> stop(agreement, "agreements.failure.service-away");
        }
    }

    private void create(Agreement agreement, AccessResult.Ready ready, boolean lookFirst) {
        EnvelopeCalls calls = docusign.envelopes(ready.access());
        if (lookFirst) {
            switch (calls.findByTransaction(agreement.transactionId().toString())) {
                case SigningReply.Done<Optional<EnvelopeSummary>>(var found)
                when found.isPresent() -> {
                    created(agreement, found.get().id().value());
                    return;
                }
                case SigningReply.Done<Optional<EnvelopeSummary>> none -> {}
                case SigningReply.Failed<Optional<EnvelopeSummary>>(var problem) -> {
                    stop(agreement, failure(problem));
                    return;
                }
            }
        }
        switch (calls.create(draft(agreement, ready.connection()))) {
            case SigningReply.Done<EnvelopeCalls.Created>(var done) ->
                created(agreement, done.id().value());
            case SigningReply.Failed<EnvelopeCalls.Created>(var problem) -> {
                log.warn("Agreement {} could not be created at the signing service: {}", agreement.id(), problem);
                stop(agreement, failure(problem));
            }
        }
    }

    private EnvelopeDraft draft(Agreement agreement, SigningConnection connection) {
        List<AgreementStore.Document> kept = store.documents(agreement.id());
        var documents = new ArrayList<EnvelopeDraft.Document>();
        for (int i = 0; i < kept.size(); i++) {
            documents.add(new EnvelopeDraft.Document(
                    i + 1,
                    kept.get(i).name(),
                    extension(kept.get(i).name()),
                    kept.get(i).bytes()));
        }
        var recipients = new ArrayList<DraftRecipient>();
        for (int i = 0; i < agreement.recipients().size(); i++) {
            recipients.add(wire(i + 1, agreement.recipients().get(i)));
        }
        return new EnvelopeDraft(
                agreement.subject(),
                agreement.message(),
                agreement.transactionId().toString(),
                documents,
                recipients,
                Map.of(CUSTOM_FIELD, agreement.id().toString()),
                Optional.of(EventNotification.ofEverything(hooks.of(connection))),
                Optional.empty());
    }

    private static DraftRecipient wire(int id, Recipient recipient) {
        return switch (recipient.role()) {
            case SIGNER ->
                new DraftRecipient.Signer(id, recipient.name(), recipient.email(), recipient.order(), List.of(), "");
            case APPROVER ->
                new DraftRecipient.Signer(
                        id,
                        recipient.name(),
                        recipient.email(),
                        recipient.order(),
                        List.of(DraftRecipient.Tab.at("approveTabs", 1, 1, APPROVE_X, APPROVE_Y)),
                        "");
            case COPY -> new DraftRecipient.CarbonCopy(id, recipient.name(), recipient.email(), recipient.order());
        };
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "pdf" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }

    private void created(Agreement agreement, UUID envelope) {
        transactions.executeWithoutResult(status -> {
            store.created(agreement.id(), envelope, clock.instant());
            live.changed(Agreements.TOPIC, agreement.record().topicId());
        });
    }

    private void stop(Agreement agreement, String textKey) {
        transactions.executeWithoutResult(status -> {
            store.failed(agreement.id(), textKey, clock.instant());
            store.record(agreement.id(), clock.instant(), textKey, List.of());
            live.changed(Agreements.TOPIC, agreement.record().topicId());
        });
    }

    private static String failure(SigningProblem problem) {
        return switch (problem) {
            case SigningProblem.Unauthorized u -> "agreements.failure.connect-again";
            case SigningProblem.RateLimited r -> "agreements.failure.service-busy";
            case SigningProblem.TimedOut t -> "agreements.failure.service-away";
            case SigningProblem.Unreachable u -> "agreements.failure.service-away";
            case SigningProblem.ServerBroken s -> "agreements.failure.service-away";
            case SigningProblem.Unreadable u -> "agreements.failure.service-away";
            case SigningProblem.Blocked b -> "agreements.failure.service-blocked";
            case SigningProblem.RequestTooLarge r -> "agreements.failure.too-large";
            case SigningProblem.AnswerTooLarge a -> "agreements.failure.service-away";
            case SigningProblem.ApiRefused refused -> apiFailure(refused.errorCode());
        };
    }

    private static String apiFailure(String errorCode) {
        return switch (errorCode) {
            case "UNABLE_TO_LOAD_DOCUMENT", "UNSUPPORTED_PDF_CONTENT", "PDF_VALIDATION_FAILED" ->
                "agreements.failure.document";
            case "INVALID_EMAIL_ADDRESS_FOR_RECIPIENT" -> "agreements.failure.email";
            default -> "agreements.failure.service-refused";
        };
    }

    /// The address of the signing service's tagging pages for a draft.
    URI senderView(User user, AgreementId id) {
        Agreement agreement = store.find(id).orElseThrow(() -> new AgreementRefused(Reason.UNKNOWN));
        requireSender(user, agreement);
        UUID envelope = agreement.envelopeId().orElseThrow(() -> new AgreementRefused(Reason.WRONG_STATE));
        if (agreement.state() != AgreementState.DRAFT) {
            throw new AgreementRefused(Reason.WRONG_STATE);
        }
        URI returnUrl = URI.create(address.publicUrl() + "/panel/return/" + id);
        var reply = docusign.views(ready(user, agreement).access())
                .sender(new EnvelopeId(envelope), returnUrl, ViewCalls.StartingScreen.TAGGER);
        return done(reply);
    }

    void cancel(User user, AgreementId id, String reason) {
        if (reason.isBlank()) {
            throw new AgreementRefused(Reason.REASON_MISSING);
        }
        Agreement agreement = underWay(user, id);
        var _ = done(docusign.envelopes(ready(user, agreement).access())
                .cancel(new EnvelopeId(agreement.envelopeId().orElseThrow()), reason));
    }

    void resend(User user, AgreementId id) {
        Agreement agreement = underWay(user, id);
        var _ = done(docusign.envelopes(ready(user, agreement).access())
                .resend(new EnvelopeId(agreement.envelopeId().orElseThrow())));
        store.record(id, clock.instant(), "agreements.event.resent", List.of(user.name()));
    }

    /// Takes an agreement that was never sent off the record.
    void discard(User user, AgreementId id) {
        Agreement agreement = store.find(id).orElseThrow(() -> new AgreementRefused(Reason.UNKNOWN));
        requireSender(user, agreement);
        if (agreement.state() != AgreementState.PREPARING && agreement.state() != AgreementState.DRAFT) {
            throw new AgreementRefused(Reason.WRONG_STATE);
        }
        transactions.executeWithoutResult(status -> {
            store.discard(id, clock.instant());
            store.record(id, clock.instant(), "agreements.event.discarded", List.of(user.name()));
            live.changed(Agreements.TOPIC, agreement.record().topicId());
        });
    }

    private Agreement underWay(User user, AgreementId id) {
        Agreement agreement = store.find(id).orElseThrow(() -> new AgreementRefused(Reason.UNKNOWN));
        requireSender(user, agreement);
        if (!agreement.state().isUnderWay()) {
            throw new AgreementRefused(Reason.WRONG_STATE);
        }
        return agreement;
    }

    /// The envelope is the sender's at the signing service: nobody else's grant reaches it.
    private static void requireSender(User user, Agreement agreement) {
        if (!agreement.createdBy().equals(user.id())) {
            throw new AgreementRefused(Reason.NOT_YOURS);
        }
    }

    private AccessResult.Ready ready(User user) {
        return ready(grants.access(user.id()));
    }

    private AccessResult.Ready ready(User user, Agreement agreement) {
        return ready(grants.access(
                user.id(), connections.find(agreement.connection()).orElseThrow()));
    }

    private static AccessResult.Ready ready(AccessResult access) {
        return switch (access) {
            case AccessResult.Ready ready -> ready;
            case AccessResult.NotConnected none -> throw new AgreementRefused(Reason.NOT_CONNECTED);
            case AccessResult.ConnectAgain again -> throw new AgreementRefused(Reason.CONNECT_AGAIN);
            case AccessResult.Unavailable away -> throw new AgreementRefused(Reason.SERVICE_AWAY);
        };
    }

    private static <T> T done(SigningReply<T> reply) {
        return switch (reply) {
            case SigningReply.Done<T>(T value) -> value;
            case SigningReply.Failed<T>(var problem) -> throw refused(problem);
        };
    }

    private static AgreementRefused refused(SigningProblem problem) {
        log.warn("The signing service did not do what was asked: {}", problem);
        return switch (problem) {
            case SigningProblem.Unauthorized u -> new AgreementRefused(Reason.CONNECT_AGAIN);
            case SigningProblem.RateLimited r -> new AgreementRefused(Reason.SERVICE_BUSY);
            case SigningProblem.ApiRefused refused -> new AgreementRefused(Reason.SERVICE_REFUSED, refused.errorCode());
            case SigningProblem.RequestTooLarge r -> new AgreementRefused(Reason.DOCUMENT_TOO_LARGE, "", 0);
            case SigningProblem.TimedOut t -> new AgreementRefused(Reason.SERVICE_AWAY);
            case SigningProblem.Unreachable u -> new AgreementRefused(Reason.SERVICE_AWAY);
            case SigningProblem.Blocked b -> new AgreementRefused(Reason.SERVICE_AWAY);
            case SigningProblem.AnswerTooLarge a -> new AgreementRefused(Reason.SERVICE_AWAY);
            case SigningProblem.ServerBroken s -> new AgreementRefused(Reason.SERVICE_AWAY);
            case SigningProblem.Unreadable u -> new AgreementRefused(Reason.SERVICE_AWAY);
        };
    }
}
