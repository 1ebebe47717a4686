package dev.pactwire.agreements;

import dev.pactwire.bus.Subscription;
import dev.pactwire.docusign.ConnectMessage;
import dev.pactwire.docusign.EnvelopeSummary;
import dev.pactwire.integrations.ConnectMessageStored;
import dev.pactwire.integrations.ConnectionId;
import dev.pactwire.integrations.Inbox;
import dev.pactwire.shell.Live;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Keeps agreements as the signing service says they are: from its signed webhooks, and from nothing that a browser
/// brings.
@Component
class Following {

    private static final Logger log = LoggerFactory.getLogger(Following.class);

    private final AgreementStore store;
    private final Inbox inbox;
    private final Filing filing;
    private final Live live;
    private final Clock clock;

    Following(AgreementStore store, Inbox inbox, Filing filing, Live live, Clock clock) {
        this.store = store;
        this.inbox = inbox;
        this.filing = filing;
        this.live = live;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        Subscription<ConnectMessageStored> agreementsFollow(Following following) {
            return new Subscription<>("agreements.follow", ConnectMessageStored.class, following::on);
        }
    }

    @Transactional
    public void on(ConnectMessageStored stored) {
        byte[] body = inbox.read(stored.messageId()).orElseThrow();
        switch (ConnectMessage.parse(body)) {
            case ConnectMessage.Read(ConnectMessage message) -> apply(new ConnectionId(stored.connectionId()), message);
            case ConnectMessage.OfSomethingElse other -> log.debug("A message of no envelope: {}", other.event());
            case ConnectMessage.Unreadable unreadable ->
                log.warn("A signed message {} could not be read: {}", stored.messageId(), unreadable.reason());
        }
    }

    private void apply(ConnectionId connection, ConnectMessage message) {
        EnvelopeSummary summary = message.summary().orElse(null);
        if (summary == null) {
            return;
        }
        Instant asOf = message.generatedAt().orElse(clock.instant());
        News.from(summary, asOf)
                .ifPresent(news -> agreementOf(connection, summary).ifPresent(id -> apply(id, news, false)));
    }

    private Optional<AgreementId> agreementOf(ConnectionId connection, EnvelopeSummary summary) {
        return store.byEnvelope(connection, summary.id().value())
                .map(Agreement::id)
                .or(() -> named(connection, summary));
    }

    /// A webhook may be quicker than the answer to the creation: then the hidden field tells whose envelope it is.
    private Optional<AgreementId> named(ConnectionId connection, EnvelopeSummary summary) {
        return Optional.ofNullable(summary.customFields().get(Sending.CUSTOM_FIELD))
                .flatMap(Following::uuid)
                .flatMap(id -> store.find(new AgreementId(id)))
                .filter(agreement -> agreement.connection().equals(connection)
                        && agreement.envelopeId().isEmpty())
                .map(Agreement::id);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /// @param repaired the news came from a reconcile because its webhook was lost
    /// @return whether it was news
    @Transactional
    public boolean apply(AgreementId id, News news, boolean repaired) {
        Agreement known = store.lock(id).orElseThrow();
        boolean same =
                known.state() == news.state() && known.recipients().equals(news.recipientsAfter(known.recipients()));
        if (!news.follows(known) || repaired && same) {
            return false;
        }
        Agreement.Filing wanted = news.state() == AgreementState.COMPLETED ? Agreement.Filing.WAITING : known.filing();
        store.apply(id, news, wanted, clock.instant());
        store.replaceRecipients(id, news.recipientsAfter(known.recipients()));
        tell(known, news, repaired);
        live.changed(Agreements.TOPIC, known.record().topicId());
        if (wanted == Agreement.Filing.WAITING) {
            filing.soon(id);
        }
        return true;
    }

    private void tell(Agreement known, News news, boolean repaired) {
        if (known.state() != news.state()) {
            store.record(known.id(), news.asOf(), "agreements.event." + news.state(), reason(news));
        }
        for (Recipient recipient : news.recipients()) {
            boolean changed = known.recipients().stream()
                    .noneMatch(old -> old.email().equalsIgnoreCase(recipient.email())
                            && old.order() == recipient.order()
                            && old.status().equals(recipient.status()));
            if (changed && List.of("DELIVERED", "COMPLETED", "DECLINED").contains(recipient.status())) {
                store.record(
                        known.id(),
                        recipient.statusAt() == null ? news.asOf() : recipient.statusAt(),
                        "agreements.event.recipient." + recipient.status(),
                        List.of(recipient.name()));
            }
        }
        if (repaired) {
            store.record(known.id(), clock.instant(), "agreements.event.repaired", List.of());
            log.warn("Agreement {} was behind the signing service: repaired to {}", known.id(), news.state());
        }
    }

    private static List<String> reason(News news) {
        return news.reason() == null ? List.of() : List.of(news.reason());
    }
}
