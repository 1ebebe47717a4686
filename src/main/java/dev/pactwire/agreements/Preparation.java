package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.agreements.AgreementStore.Pressed;
import dev.pactwire.docusign.DocuSign;
import dev.pactwire.docusign.EnvelopeCalls;
import dev.pactwire.docusign.EnvelopeId;
import dev.pactwire.docusign.EnvelopeStatus;
import dev.pactwire.docusign.EnvelopeSummary;
import dev.pactwire.docusign.EventNotification;
import dev.pactwire.docusign.SigningAccount;
import dev.pactwire.docusign.SigningReply;
import dev.pactwire.integrations.AccessResult;
import dev.pactwire.integrations.GrantState;
import dev.pactwire.integrations.HookAddress;
import dev.pactwire.integrations.SigningConnection;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.jobs.RecurringJob;
import dev.pactwire.jobs.Renewal;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Refusal;
import dev.pactwire.shell.Live;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// From the wish to the draft at the signing service. The wish is committed first; carrying it out can be repeated as
/// often as it takes, by one at a time, and the transaction id makes one envelope of all attempts.
@Component
class Preparation {

    private static final Logger log = LoggerFactory.getLogger(Preparation.class);

    /// How long an attempt of a process that has died holds others up; a living one renews it.
    private static final Duration LEASE = Duration.ofSeconds(40);

    private static final Duration RENEW_EVERY = Duration.ofSeconds(10);
    private static final Duration RECOVER_EVERY = Duration.ofSeconds(15);
    private static final Duration SURELY_LEFT = Duration.ofSeconds(40);

    /// How long the vendor finds an envelope by its transaction id, less an hour of ours.
    private static final Duration TRANSACTION_LIFE = Duration.ofDays(7).minusHours(1);

    private final AgreementStore store;
    private final Crm crm;
    private final History history;
    private final SigningGrants grants;
    private final SigningConnections connections;
    private final DocuSign docusign;
    private final HookAddress hooks;
    private final Ids ids;
    private final Clock clock;
    private final Live live;
    private final TransactionTemplate transactions;

    Preparation(
            AgreementStore store,
            Crm crm,
            History history,
            SigningGrants grants,
            SigningConnections connections,
            DocuSign docusign,
            HookAddress hooks,
            Ids ids,
            Clock clock,
            Live live,
            TransactionTemplate transactions) {
        this.store = store;
        this.crm = crm;
        this.history = history;
        this.grants = grants;
        this.connections = connections;
        this.docusign = docusign;
        this.hooks = hooks;
        this.ids = ids;
        this.clock = clock;
        this.live = live;
        this.transactions = transactions;
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        RecurringJob agreementsRecovered(Preparation preparation) {
            return new RecurringJob("agreements.recover", RECOVER_EVERY, preparation::recover);
        }
    }

    /// Commits the wish and carries it out. When the signing service is away the agreement stays, with a sentence why.
    ///
    /// @param dialog chosen by the dialog when it opened: a wish that comes again goes on with the same agreement;
    /// a corrected one takes the earlier agreement off the record and begins anew
    /// @return the agreement that the wish has become
    AgreementId prepare(User user, UUID dialog, Wish wish) {
        if (grants.of(user.id()) instanceof GrantState.None) {
            throw new AgreementRefused(Reason.NOT_CONNECTED);
        }
        byte[] wanted = wish.fingerprint();
        Optional<Pressed> last = store.lastOf(dialog);
        if (last.isEmpty()) {
            return begin(user, dialog, 0, wish, wanted);
        }
        Agreement earlier =
                store.find(new AgreementId(last.get().agreementId())).orElseThrow();
        earlier.requireSender(user);
        if (Arrays.equals(last.get().wish(), wanted) && earlier.state() != AgreementState.DISCARDED) {
            goOn(earlier);
            return earlier.id();
        }
        requireUnsent(user, earlier);
        giveUp(user, earlier);
        return begin(user, dialog, last.get().number() + 1, wish, wanted);
    }

    private void goOn(Agreement earlier) {
        if (earlier.state() == AgreementState.PREPARING && !carryOut(earlier.id(), true)) {
            throw new AgreementRefused(Reason.UNDER_WAY);
        }
    }

    /// The webhook that tells of the sending may still be on its way: the service knows.
    private void requireUnsent(User user, Agreement earlier) {
        if (earlier.state() != AgreementState.DRAFT) {
            return;
        }
        AccessResult.Ready ready = SigningFailure.ready(
                grants.access(user.id(), connections.find(earlier.connection()).orElseThrow()));
        String transaction = earlier.transactionId().toString();
        switch (grants.call(
                user.id(), ready, access -> docusign.envelopes(access).findByTransaction(transaction))) {
            case SigningReply.Done<Optional<EnvelopeSummary>>(var found) -> {
                if (found.isPresent() && found.get().status() != EnvelopeStatus.CREATED) {
                    throw new AgreementRefused(Reason.WRONG_STATE);
                }
            }
            case SigningReply.Failed<Optional<EnvelopeSummary>>(var problem) -> throw SigningFailure.refusal(problem);
        }
    }

    /// What is out already cannot be corrected here any more.
    private void giveUp(User user, Agreement earlier) {
        transactions.executeWithoutResult(status -> {
            if (store.discard(earlier.id(), clock.instant())) {
                history.record(earlier.id(), clock.instant(), "agreements.event.discarded", List.of(user.name()));
                tellBrowsers(earlier);
            } else if (earlier.state() != AgreementState.DISCARDED) {
                throw new AgreementRefused(Reason.WRONG_STATE);
            }
        });
    }

    private AgreementId begin(User user, UUID dialog, int number, Wish wish, byte[] wanted) {
        SigningConnection connection =
                connections.current().orElseThrow(() -> new AgreementRefused(Reason.SERVICE_AWAY));
        AgreementId id = AgreementStore.idOf(dialog, number);
        Agreement agreement =
                Agreement.wanted(id, ids.random(), connection.id(), crm.where(), user, wish, clock.instant());
        transactions.executeWithoutResult(status -> {
            if (!store.add(agreement, wish.documents(), clock.instant())) {
                throw new AgreementRefused(Reason.UNDER_WAY);
            }
            store.pressed(dialog, new Pressed(id.value(), number, wanted));
            history.record(id, clock.instant(), "agreements.event.prepared", List.of(user.name()));
            tellBrowsers(agreement);
        });
        var _ = carryOut(id, false);
        return id;
    }

    /// Tries again what has stopped.
    void retry(User user, AgreementId id) {
        Agreement agreement = store.find(id).orElseThrow(() -> new AgreementRefused(Reason.UNKNOWN));
        agreement.requireSender(user);
        switch (agreement.state()) {
            case PREPARING -> tryAgain(id);
            case DRAFT -> log.debug("A webhook was quicker: agreement {} is a draft already", id);
            case SENT, DELIVERED, CORRECTING, COMPLETED, DECLINED, VOIDED, DISCARDED ->
                throw new AgreementRefused(Reason.WRONG_STATE);
        }
    }

    private void tryAgain(AgreementId id) {
        if (!carryOut(id, true)) {
            throw new AgreementRefused(Reason.UNDER_WAY);
        }
        Agreement after = store.find(id).orElseThrow();
        if (after.failure() != null) {
            throw new Refusal(after.failure(), after.failureArguments());
        }
    }

    /// Carries out what a crash has left.
    void recover() {
        for (Agreement agreement : store.left(clock.instant().minus(SURELY_LEFT), clock.instant())) {
            var _ = carryOut(agreement.id(), true);
        }
    }

    /// @param lookFirst an earlier attempt may have reached the service
    /// @return false when another one is doing it
    private boolean carryOut(AgreementId id, boolean lookFirst) {
        if (!store.seize(id, clock.instant(), clock.instant().plus(LEASE))) {
            return false;
        }
        Agreement agreement = store.find(id).orElseThrow();
        try (var _ =
                new Renewal(RENEW_EVERY, () -> store.prolong(id, clock.instant().plus(LEASE)))) {
            attempt(agreement, lookFirst);
        } catch (RuntimeException unexpected) {
            log.error("Agreement {} could not be carried out", id, unexpected);
            stop(agreement, SigningFailure.UNEXPECTED);
        } finally {
            store.release(id);
        }
        return true;
    }

    private void attempt(Agreement agreement, boolean lookFirst) {
        if (agreement.createdAt().isBefore(clock.instant().minus(TRANSACTION_LIFE))) {
            stop(agreement, SigningFailure.TOO_OLD);
            return;
        }
        SigningConnection connection = connections.find(agreement.connection()).orElseThrow();
        switch (grants.access(agreement.createdBy(), connection)) {
            case AccessResult.Ready ready -> findOrCreate(agreement, ready, lookFirst);
            case AccessResult.NotConnected none -> stop(agreement, SigningFailure.CONNECT_AGAIN);
            case AccessResult.ConnectAgain again -> stop(agreement, SigningFailure.CONNECT_AGAIN);
            case AccessResult.Unavailable(String why) -> {
                log.warn("Agreement {} waits: {}", agreement.id(), why);
                stop(agreement, SigningFailure.AWAY);
            }
        }
    }

    private void findOrCreate(Agreement agreement, AccessResult.Ready ready, boolean lookFirst) {
        switch (grants.call(
                agreement.createdBy(), ready, access -> envelope(agreement, ready.connection(), access, lookFirst))) {
            case SigningReply.Done<EnvelopeId>(var envelope) -> note(agreement, envelope);
            case SigningReply.Failed<EnvelopeId>(var problem) -> {
                log.warn("Agreement {} could not be created at the signing service: {}", agreement.id(), problem);
                stop(agreement, SigningFailure.of(problem));
            }
        }
    }

    private SigningReply<EnvelopeId> envelope(
            Agreement agreement, SigningConnection connection, SigningAccount.Access access, boolean lookFirst) {
        EnvelopeCalls calls = docusign.envelopes(access);
        SigningReply<Optional<EnvelopeSummary>> earlier = lookFirst
                ? calls.findByTransaction(agreement.transactionId().toString())
                : new SigningReply.Done<>(Optional.empty());
        return earlier.then(found -> created(agreement, connection, calls, found));
    }

    private SigningReply<EnvelopeId> created(
            Agreement agreement, SigningConnection connection, EnvelopeCalls calls, Optional<EnvelopeSummary> earlier) {
        return earlier.isPresent()
                ? new SigningReply.Done<>(earlier.get().id())
                : calls.create(Draft.of(agreement, store.documents(agreement.id()), hook(connection)))
                        .map(EnvelopeCalls.Created::id);
    }

    private EventNotification hook(SigningConnection connection) {
        var hook = EventNotification.ofEverything(hooks.of(connection));
        return connection.builtIn() ? hook.withSealing() : hook;
    }

    private void note(Agreement agreement, EnvelopeId envelope) {
        transactions.executeWithoutResult(status -> {
            store.created(agreement.id(), envelope.value(), clock.instant());
            tellBrowsers(agreement);
        });
    }

    /// Unless a webhook has told meanwhile that the draft is there.
    private void stop(Agreement agreement, SigningFailure failure) {
        transactions.executeWithoutResult(status -> {
            if (store.stop(agreement.id(), failure, clock.instant())) {
                history.record(agreement.id(), clock.instant(), failure.textKey(), failure.arguments());
                tellBrowsers(agreement);
            }
        });
    }

    private void tellBrowsers(Agreement agreement) {
        live.changed(Agreements.TOPIC, agreement.record().topicId());
    }
}
