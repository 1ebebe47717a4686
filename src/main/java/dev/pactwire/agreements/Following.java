package dev.pactwire.agreements;

import dev.pactwire.access.AuditLog;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<String> TOLD = Set.of("DELIVERED", "COMPLETED", "DECLINED", "AUTORESPONDED");

    private final AgreementStore store;
    private final History history;
    private final Inbox inbox;
    private final Filing filing;
    private final Timeline timeline;
    private final Live live;
    private final Users users;
    private final AuditLog audit;
    private final Clock clock;

    Following(
            AgreementStore store,
            History history,
            Inbox inbox,
            Filing filing,
            Timeline timeline,
            Live live,
            Users users,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.history = history;
        this.inbox = inbox;
        this.filing = filing;
        this.timeline = timeline;
        this.live = live;
        this.users = users;
        this.audit = audit;
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
        Optional<byte[]> kept = inbox.read(stored.messageId());
        if (kept.isEmpty()) {
            return;
        }
        switch (ConnectMessage.parse(kept.get())) {
            case ConnectMessage.Read(ConnectMessage message) -> apply(new ConnectionId(stored.connectionId()), message);
            case ConnectMessage.OfSomethingElse other -> log.debug("A message of no envelope: {}", other.event());
            case ConnectMessage.Unreadable unreadable ->
                log.warn("A signed message {} could not be read: {}", stored.messageId(), unreadable.reason());
        }
        inbox.handled(stored.messageId());
    }

    private void apply(ConnectionId connection, ConnectMessage message) {
        EnvelopeSummary summary = message.summary().orElse(null);
        if (summary == null) {
            return;
        }
        message.generatedAt()
                .map(made -> News.from(summary, made))
                .orElseGet(() -> News.from(summary))
                .ifPresent(news -> agreementOf(connection, summary).ifPresent(id -> apply(id, news)));
    }

    private Optional<AgreementId> agreementOf(ConnectionId connection, EnvelopeSummary summary) {
        return store.byEnvelope(connection, summary.id().value())
                .map(Agreement::id)
                .or(() -> named(connection, summary));
    }

    /// A webhook may be quicker than the answer to the creation: then the hidden field tells whose envelope it is.
    private Optional<AgreementId> named(ConnectionId connection, EnvelopeSummary summary) {
        return Optional.ofNullable(summary.customFields().get(Draft.CUSTOM_FIELD))
                .flatMap(Following::uuid)
                .flatMap(transaction -> store.byTransaction(connection, transaction))
                .filter(agreement -> agreement.envelopeId().isEmpty())
                .map(Agreement::id);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /// @return whether it was news
    @Transactional
    public boolean apply(AgreementId id, News news) {
        Agreement known = store.lock(id).orElseThrow();
        if (!news.follows(known)) {
            return false;
        }
        change(known, news);
        return true;
    }

    /// Applies what a listing says, because webhooks were lost. A listing is newer than everything that was
    /// known when it was asked for; when something came meanwhile, that counts.
    ///
    /// @param then the agreement as it was known before the listing was asked for
    /// @return whether it was behind
    @Transactional
    public boolean repair(Agreement then, News news) {
        Agreement known = store.lock(then.id()).orElseThrow();
        boolean same =
                known.state() == news.state() && known.recipients().equals(news.recipientsAfter(known.recipients()));
        if (same || !news.mayFollow(known.state()) || !Objects.equals(known.asOf(), then.asOf())) {
            return false;
        }
        Instant before = known.asOf();
        change(known, before != null && before.isAfter(news.asOf()) ? news.asOf(before) : news);
        history.record(known.id(), clock.instant(), "agreements.event.repaired", List.of());
        log.warn("Agreement {} was behind the signing service: repaired to {}", known.id(), news.state());
        return true;
    }

    private void change(Agreement known, News news) {
        List<Recipient> recipients = news.recipientsAfter(known.recipients());
        boolean completed = news.state() == AgreementState.COMPLETED;
        store.apply(known.id(), news, completed ? Agreement.Filing.WAITING : known.filing(), clock.instant());
        store.replaceRecipients(known.id(), recipients);
        store.forgetDocuments(known.id());
        tell(known, news, recipients);
        audit(known, news);
        timeline.soon(known, news.state());
        live.changed(Agreements.TOPIC, known.record().topicId());
        if (completed) {
            filing.soon(known.id());
        }
    }

    /// What its sender did.
    private void audit(Agreement known, News news) {
        boolean sent = known.state().isBeforeSending() && !news.state().isBeforeSending();
        boolean voided = known.state() != news.state() && news.state() == AgreementState.VOIDED;
        User sender = users.find(known.createdBy()).orElse(null);
        Map<String, String> details = Map.of("record", known.recordName());
        if (sent) {
            audit.record(sender, "agreement.sent", known.subject(), details);
        }
        if (voided) {
            audit.record(sender, "agreement.voided", known.subject(), details);
        }
    }

    private void tell(Agreement known, News news, List<Recipient> recipients) {
        if (known.state() != news.state() && !isToldByName(news, recipients)) {
            String key = "agreements." + (isSilent(news) ? "state." : "event.") + news.state();
            history.record(known.id(), news.asOf(), key, news.reason() == null ? List.of() : List.of(news.reason()));
        }
        if (news.state() == AgreementState.DELIVERED && news.reason() != null && !known.waitsForSeal()) {
            history.record(known.id(), news.asOf(), "agreements.event.unsealed", List.of(news.reason()));
        }
        for (Recipient recipient : recipients) {
            boolean same = known.recipients().stream()
                    .anyMatch(
                            old -> old.isSamePlaceAs(recipient) && old.status().equals(recipient.status()));
            if (!same && TOLD.contains(recipient.status())) {
                history.record(
                        known.id(),
                        recipient.statusAt() == null ? news.asOf() : recipient.statusAt(),
                        "agreements.event.recipient." + recipient.status(),
                        List.of(recipient.name()));
            }
        }
    }

    /// Each opening stands in the history with who opened it: that everyone has by now is no other event.
    private static boolean isToldByName(News news, List<Recipient> recipients) {
        return news.state() == AgreementState.DELIVERED
                && recipients.stream().anyMatch(one -> one.status().equals("DELIVERED"));
    }

    /// Ended without a word why.
    private static boolean isSilent(News news) {
        boolean ended = news.state() == AgreementState.DECLINED || news.state() == AgreementState.VOIDED;
        return ended && (news.reason() == null || news.reason().isBlank());
    }
}
