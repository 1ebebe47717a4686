package dev.pactwire.agreements;

import dev.pactwire.access.UserId;
import dev.pactwire.docusign.DocuSign;
import dev.pactwire.docusign.EnvelopeCalls;
import dev.pactwire.docusign.EnvelopeQuery;
import dev.pactwire.docusign.EnvelopeSummary;
import dev.pactwire.docusign.SigningReply;
import dev.pactwire.integrations.AccessResult;
import dev.pactwire.integrations.ConnectionId;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.integrations.SigningGrants;
import dev.pactwire.jobs.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Repairs what lost webhooks have missed, within the vendor's rules: one listing for each sender with agreements under
/// way, every half hour, over what changed since the last, and once a day over everything. What it repairs it says.
@Component
class Reconcile {

    private static final Logger log = LoggerFactory.getLogger(Reconcile.class);
    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final Duration OVERLAP = Duration.ofHours(2);
    private static final Duration WHOLE_EVERY = Duration.ofHours(24);
    private static final int MAX_PAGES = 50;

    private final AgreementStore store;
    private final SigningGrants grants;
    private final SigningConnections connections;
    private final DocuSign docusign;
    private final Following following;
    private final Clock clock;
    private final Map<Sender, Instant> listed = new ConcurrentHashMap<>();
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

    private record Sender(ConnectionId connection, UserId user) {}

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        RecurringJob agreementsReconciled(Reconcile reconcile) {
            return new RecurringJob("agreements.reconcile", EVERY, reconcile::run);
        }
    }

    /// From the last listing that succeeded on; from the oldest agreement on the first time and once a day.
    void run() {
        Instant now = clock.instant();
        boolean whole = lastWhole.plus(WHOLE_EVERY).isBefore(now);
        for (AgreementStore.SenderUnderWay each : store.sendersUnderWay()) {
            var sender = new Sender(new ConnectionId(each.connectionId()), new UserId(each.createdBy()));
            Instant from = whole ? each.oldest() : listed.getOrDefault(sender, each.oldest());
            if (repair(sender, from.minus(OVERLAP))) {
                listed.put(sender, now);
            }
        }
        if (whole) {
            lastWhole = now;
        }
    }

    /// @return whether the service listed everything
    private boolean repair(Sender sender, Instant from) {
        Map<UUID, Agreement> known = store.underWay(sender.connection(), sender.user()).stream()
                .collect(Collectors.toMap(each -> each.envelopeId().orElseThrow(), Function.identity()));
        var service = connections.find(sender.connection());
        if (service.isEmpty() || !(grants.access(sender.user(), service.get()) instanceof AccessResult.Ready ready)) {
            return false;
        }
        return repairAll(docusign.envelopes(ready.access()), EnvelopeQuery.changedSince(from), known);
    }

    private boolean repairAll(EnvelopeCalls calls, EnvelopeQuery query, Map<UUID, Agreement> known) {
        OptionalInt next = OptionalInt.of(0);
        for (int page = 0; next.isPresent() && page < MAX_PAGES; page++) {
            switch (calls.list(query.startingAt(next.getAsInt()))) {
                case SigningReply.Done<EnvelopeQuery.Page>(var listing) -> {
                    listing.envelopes().forEach(envelope -> repair(envelope, known));
                    next = listing.next();
                }
                case SigningReply.Failed<EnvelopeQuery.Page>(var problem) -> {
                    log.warn("The reconcile could not list envelopes: {}", problem);
                    return false;
                }
            }
        }
        return next.isEmpty();
    }

    private void repair(EnvelopeSummary envelope, Map<UUID, Agreement> known) {
        Optional.ofNullable(known.get(envelope.id().value()))
                .ifPresent(then -> News.from(envelope).ifPresent(news -> following.repair(then, news)));
    }
}
