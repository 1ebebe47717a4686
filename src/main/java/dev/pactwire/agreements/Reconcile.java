package dev.pactwire.agreements;

import dev.pactwire.access.UserId;
import dev.pactwire.docusign.DocuSign;
import dev.pactwire.docusign.EnvelopeId;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Repairs what lost webhooks have missed, within the vendor's rules: every half hour one listing for each
/// sender with agreements under way, over what has changed since the last; the first time, once a day, and
/// after a failure a listing of exactly the envelopes that are under way. What it repairs it says.
@Component
class Reconcile {

    private static final Logger log = LoggerFactory.getLogger(Reconcile.class);
    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final Duration OVERLAP = Duration.ofHours(2);
    private static final Duration WHOLE_EVERY = Duration.ofHours(24);
    private static final Duration DRAFTS_FOR = Duration.ofDays(30);
    private static final int MAX_PAGES = 10;
    private static final int IDS_A_CALL = 100;

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

    void run() {
        Instant now = clock.instant();
        if (lastWhole.plus(WHOLE_EVERY).isBefore(now)) {
            listed.clear();
            lastWhole = now;
        }
        for (AgreementStore.SenderUnderWay each : store.sendersUnderWay()) {
            var sender = new Sender(new ConnectionId(each.connectionId()), new UserId(each.createdBy()));
            Instant last = listed.remove(sender);
            if (repair(sender, last)) {
                listed.put(sender, now);
            }
        }
    }

    /// @param last when everything was listed; null when that is not known
    /// @return whether the service listed everything
    private boolean repair(Sender sender, @Nullable Instant last) {
        Map<UUID, Agreement> known =
                store
                        .underWay(
                                sender.connection(),
                                sender.user(),
                                clock.instant().minus(DRAFTS_FOR))
                        .stream()
                        .collect(Collectors.toMap(each -> each.envelopeId().orElseThrow(), Function.identity()));
        var service = connections.find(sender.connection());
        if (known.isEmpty()
                || service.isEmpty()
                || !(grants.access(sender.user(), service.get()) instanceof AccessResult.Ready ready)) {
            return false;
        }
        return queries(known, last).stream().allMatch(query -> repairAll(sender, ready, query, known));
    }

    private static List<EnvelopeQuery> queries(Map<UUID, Agreement> known, @Nullable Instant last) {
        return last == null
                ? Stream.of(known.keySet().toArray(UUID[]::new))
                        .map(EnvelopeId::new)
                        .gather(Gatherers.windowFixed(IDS_A_CALL))
                        .map(EnvelopeQuery::of)
                        .toList()
                : List.of(EnvelopeQuery.changedSince(last.minus(OVERLAP)));
    }

    private boolean repairAll(
            Sender sender, AccessResult.Ready ready, EnvelopeQuery query, Map<UUID, Agreement> known) {
        OptionalInt next = OptionalInt.of(0);
        for (int page = 0; next.isPresent() && page < MAX_PAGES; page++) {
            EnvelopeQuery one = query.startingAt(next.getAsInt());
            switch (grants.call(
                    sender.user(), ready, access -> docusign.envelopes(access).list(one))) {
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
