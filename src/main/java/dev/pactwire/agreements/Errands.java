package dev.pactwire.agreements;

import dev.pactwire.access.User;
import dev.pactwire.agreements.AgreementRefused.Reason;
import dev.pactwire.docusign.DocuSign;
import dev.pactwire.docusign.EnvelopeCalls;
import dev.pactwire.docusign.EnvelopeId;
import dev.pactwire.docusign.SigningProblem;
import dev.pactwire.docusign.SigningReply;
import dev.pactwire.integrations.AccessResult;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.jobs.RecurringJob;
import dev.pactwire.shell.Live;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries out what a sender wants of an envelope that is out. The errand is committed first, under the id that
/// the page gave it, so that a button pressed twice mails once. The wire has no key of its own for these calls;
/// hence, when no answer comes, ending is asked for again for a while, in the sight of everyone who sees the
/// agreement, which changes nothing the second time; mailing is left to the person.
@Component
class Errands {

    private static final Logger log = LoggerFactory.getLogger(Errands.class);
    private static final Duration RECOVER_EVERY = Duration.ofMinutes(1);
    private static final Duration SURELY_LEFT = Duration.ofMinutes(2);
    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(15);
    private static final Duration MAIL_IS_NEW = Duration.ofMinutes(1);
    private static final String ENDED_ALREADY = "ENVELOPE_CANNOT_VOID_INVALID_STATE";

    private final AgreementStore store;
    private final ErrandStore errands;
    private final History history;
    private final SigningGrants grants;
    private final SigningConnections connections;
    private final DocuSign docusign;
    private final Live live;
    private final Clock clock;
    private final TransactionTemplate transactions;

    Errands(
            AgreementStore store,
            ErrandStore errands,
            History history,
            SigningGrants grants,
            SigningConnections connections,
            DocuSign docusign,
            Live live,
            Clock clock,
            TransactionTemplate transactions) {
        this.store = store;
        this.errands = errands;
        this.history = history;
        this.grants = grants;
        this.connections = connections;
        this.docusign = docusign;
        this.live = live;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        RecurringJob agreementErrandsRecovered(Errands errands) {
            return new RecurringJob("agreements.errands", RECOVER_EVERY, errands::recover);
        }
    }

    /// What was done already is not done again.
    ///
    /// @throws AgreementRefused VOIDING when no answer came and the end is asked for again by itself
    void run(User user, AgreementId id, Errand errand) {
        Agreement agreement = store.find(id).orElseThrow(() -> new AgreementRefused(Reason.UNKNOWN));
        if (!commit(user, id, errand)) {
            return;
        }
        AccessResult access = access(agreement);
        if (!(access instanceof AccessResult.Ready ready)) {
            errands.ended(errand, false);
            var _ = SigningFailure.ready(access);
            return;
        }
        switch (call(agreement, ready, errand)) {
            case SigningReply.Done<EnvelopeId> done -> done(user, agreement, errand);
            case SigningReply.Failed<EnvelopeId>(var problem) -> failed(user, agreement, errand, problem);
        }
    }

    private boolean commit(User user, AgreementId id, Errand errand) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Agreement agreement = store.lock(id).orElseThrow(() -> new AgreementRefused(Reason.UNKNOWN));
            agreement.requireSender(user);
            if (!agreement.state().isUnderWay()) {
                throw new AgreementRefused(Reason.WRONG_STATE);
            }
            return errands.want(
                    id, errand, user.id(), clock.instant(), clock.instant().minus(MAIL_IS_NEW));
        }));
    }

    private AccessResult access(Agreement agreement) {
        return grants.access(
                agreement.createdBy(), connections.find(agreement.connection()).orElseThrow());
    }

    private SigningReply<EnvelopeId> call(Agreement agreement, AccessResult.Ready ready, Errand errand) {
        var envelope =
                new EnvelopeId(agreement.envelopeId().orElseThrow(() -> new AgreementRefused(Reason.WRONG_STATE)));
        return grants.call(agreement.createdBy(), ready, access -> {
            EnvelopeCalls calls = docusign.envelopes(access);
            return switch (errand) {
                case Errand.Resend resend -> calls.resend(envelope);
                case Errand.Cancel cancel -> calls.cancel(envelope, cancel.reason());
            };
        });
    }

    private void done(User user, Agreement agreement, Errand errand) {
        transactions.executeWithoutResult(status -> {
            errands.ended(errand, true);
            if (errand instanceof Errand.Resend) {
                history.record(agreement.id(), clock.instant(), "agreements.event.resent", List.of(user.name()));
            }
        });
    }

    /// Ending goes on by itself when the service may have heard of it. Asked for once more, it may have come already.
    private void failed(User user, Agreement agreement, Errand errand, SigningProblem problem) {
        log.warn("The signing service did not do what was asked: {}", problem);
        boolean ends = errand instanceof Errand.Cancel;
        if (ends && agreement.voiding() != null && isEndedAlready(problem)) {
            done(user, agreement, errand);
            return;
        }
        if (ends && problem.mayHaveActed()) {
            tell(agreement, "agreements.event.voiding", List.of(user.name()));
            throw new AgreementRefused(Reason.VOIDING, GIVEN_UP_AFTER.toMinutes());
        }
        errands.ended(errand, false);
        throw SigningFailure.refusal(problem);
    }

    private void tell(Agreement agreement, String textKey, List<String> arguments) {
        transactions.executeWithoutResult(status -> {
            history.record(agreement.id(), clock.instant(), textKey, arguments);
            live.changed(Agreements.TOPIC, agreement.record().topicId());
        });
    }

    /// What a crash or a silent service has left.
    void recover() {
        for (ErrandStore.Left left : errands.left(clock.instant().minus(SURELY_LEFT))) {
            try {
                recover(left);
            } catch (RuntimeException unexpected) {
                log.error("An errand of agreement {} could not be ended", left.agreement(), unexpected);
            }
        }
    }

    private void recover(ErrandStore.Left left) {
        Agreement agreement = store.find(left.agreement()).orElseThrow();
        switch (left.errand()) {
            case Errand.Resend resend -> gaveUp(agreement, resend, "agreements.event.resend-unknown", List.of());
            case Errand.Cancel cancel -> cancelAgain(agreement, cancel, left);
        }
    }

    private void cancelAgain(Agreement agreement, Errand.Cancel cancel, ErrandStore.Left left) {
        if (agreement.state().isFinal()) {
            errands.ended(cancel, true);
        } else if (left.wantedAt().isBefore(clock.instant().minus(GIVEN_UP_AFTER))) {
            gaveUp(agreement, cancel, "agreements.event.void-unanswered", List.of());
        } else if (access(agreement) instanceof AccessResult.Ready ready) {
            switch (call(agreement, ready, cancel)) {
                case SigningReply.Done<EnvelopeId> done -> errands.ended(cancel, true);
                case SigningReply.Failed<EnvelopeId>(var problem) -> endedOrLater(agreement, cancel, problem);
            }
        }
    }

    private void endedOrLater(Agreement agreement, Errand.Cancel cancel, SigningProblem problem) {
        if (isEndedAlready(problem)) {
            errands.ended(cancel, true);
        } else if (!problem.mayHaveActed() && !(problem instanceof SigningProblem.RateLimited)) {
            String why = problem instanceof SigningProblem.ApiRefused refused ? refused.errorCode() : "";
            gaveUp(agreement, cancel, "agreements.event.void-refused", List.of(why));
        }
    }

    private static boolean isEndedAlready(SigningProblem problem) {
        return problem instanceof SigningProblem.ApiRefused refused
                && refused.errorCode().equals(ENDED_ALREADY);
    }

    private void gaveUp(Agreement agreement, Errand errand, String textKey, List<String> arguments) {
        transactions.executeWithoutResult(status -> {
            errands.ended(errand, false);
            tell(agreement, textKey, arguments);
        });
    }
}
