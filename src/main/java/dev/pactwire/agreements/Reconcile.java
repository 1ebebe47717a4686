package dev.pactwire.agreements;

import dev.pactwire.access.UserId;
import dev.pactwire.docusign.DocuSign;
import dev.pactwire.docusign.EnvelopeCalls;
import dev.pactwire.docusign.EnvelopeQuery;
import dev.pactwire.docusign.EnvelopeSummary;
import dev.pactwire.docusign.Moment;
import dev.pactwire.docusign.SigningReply;
import dev.pactwire.integrations.AccessResult;
import dev.pactwire.integrations.ConnectionId;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Repairs what a lost webhook missed, within the vendor's rules: one listing for each sender with agreements under
/// way,
/// every half hour, over a window that overlaps the last. What it repairs it says.
@Component
class Reconcile {

    private static final Logger log = LoggerFactory.getLogger(Reconcile.class);
    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final Duration WINDOW = Duration.ofHours(2);
    private static final Duration WHOLE_EVERY = Duration.ofHours(24);

    private final AgreementStore store;
    private final SigningGrants grants;
    private final SigningConnections connections;
    private final DocuSign docusign;
    private final Following following;
    private final Clock clock;
    private volatile Instant lastWhole = Instant.EPOCH;

    Reconcile(
            AgreementStore store,
            SigningGrants grants,
            SigningConnections connections,
            DocuSign docusign,
            Following following,
            Clock clock) {
        this.store = store;
        this.grants = grants;
        this.connections = connections;
        this.docusign = docusign;
        this.following = following;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        RecurringJob agreementsReconciled(Reconcile reconcile) {
            return new RecurringJob("agreements.reconcile", EVERY, reconcile::run);
        }

        @Bean
        RecurringJob agreementsRecovered(Sending sending) {
            return new RecurringJob("agreements.recover", Duration.ofMinutes(1), sending::recover);
        }
    }

    /// Looks at the last hours, and once a day as far back as the oldest agreement under way.
    void run() {
        boolean whole = lastWhole.plus(WHOLE_EVERY).isBefore(clock.instant());
        for (AgreementStore.SenderUnderWay sender : store.sendersUnderWay()) {
            repair(
                    new ConnectionId(sender.connectionId()),
                    new UserId(sender.createdBy()),
                    (whole ? sender.oldest() : clock.instant()).minus(WINDOW));
        }
        if (whole) {
            lastWhole = clock.instant();
        }
    }

    /// @return how many agreements were behind
    int repair(ConnectionId connection, UserId user, Instant from) {
        var service = connections.find(connection);
        if (service.isEmpty() || !(grants.access(user, service.get()) instanceof AccessResult.Ready ready)) {
            return 0;
        }
        EnvelopeCalls calls = docusign.envelopes(ready.access());
        EnvelopeQuery query = EnvelopeQuery.changedSince(from);
        int repaired = 0;
        OptionalInt next = OptionalInt.of(0);
        while (next.isPresent()) {
            switch (calls.list(query.startingAt(next.getAsInt()))) {
                case SigningReply.Done<EnvelopeQuery.Page>(var page) -> {
                    repaired += (int) page.envelopes().stream()
                            .filter(each -> repair(connection, each))
                            .count();
                    next = page.next();
                }
                case SigningReply.Failed<EnvelopeQuery.Page>(var problem) -> {
                    log.warn("The reconcile could not list envelopes: {}", problem);
                    next = OptionalInt.empty();
                }
            }
        }
        return repaired;
    }

    /// The listing's own time of change dates the news, so that a webhook of the same change is no older and no newer.
    private boolean repair(ConnectionId connection, EnvelopeSummary envelope) {
        Instant asOf = envelope.at(Moment.STATUS_CHANGED)
                .or(() -> envelope.at(Moment.LAST_MODIFIED))
                .orElse(clock.instant());
        return store.byEnvelope(connection, envelope.id().value())
                .flatMap(agreement -> News.from(envelope, later(asOf, agreement.asOf()))
                        .map(news -> following.apply(agreement.id(), news, true)))
                .orElse(false);
    }

    private static Instant later(Instant one, @org.jspecify.annotations.Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
