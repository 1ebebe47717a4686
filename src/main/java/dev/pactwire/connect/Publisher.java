package dev.pactwire.connect;

import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeEvent;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.Envelopes;
import dev.pactwire.envelopes.RecipientId;
import dev.pactwire.platform.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Turns the news of envelopes into messages: stored for every receiver that wants them, then handed to
/// [Deliverer].
@Component
class Publisher {

    private final Envelopes envelopes;
    private final ConnectConfigurations configurations;
    private final MessageStore messages;
    private final Deliverer deliverer;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Publisher(
            Envelopes envelopes,
            ConnectConfigurations configurations,
            MessageStore messages,
            Deliverer deliverer,
            Clock clock,
            PlatformTransactionManager transactionManager) {
        this.envelopes = envelopes;
        this.configurations = configurations;
        this.messages = messages;
        this.deliverer = deliverer;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    void tell(EnvelopeEvent news) {
        ConnectEvent.of(news.what())
                .ifPresent(event -> envelopes
                        .findEvenDiscarded(new EnvelopeId(news.envelopeId()))
                        .ifPresent(envelope -> publish(news, event, envelope)));
    }

    private void publish(EnvelopeEvent news, ConnectEvent event, Envelope envelope) {
        List<ConnectConfiguration> told = transaction.execute(status -> {
            var wanting = configurations.of(envelope).stream()
                    .filter(one -> one.wants(event, envelope.sender().user()))
                    .toList();
            wanting.forEach(one -> add(news, event, envelope, one));
            return wanting;
        });
        told.forEach(one -> deliverer.wake(one.id()));
    }

    private void add(EnvelopeEvent news, ConnectEvent event, Envelope envelope, ConnectConfiguration to) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        messages.add(to, envelope.id(), news.sequence(), event.wire(), now, data(news, envelope, to));
    }

    private static String data(EnvelopeEvent news, Envelope envelope, ConnectConfiguration to) {
        var data = Json.mapper().createObjectNode();
        data.put("accountId", envelope.accountId().toString());
        data.put("userId", envelope.sender().user().value().toString());
        if (news.recipientId() != null) {
            envelope.find(new RecipientId(news.recipientId()))
                    .ifPresent(recipient -> data.put("recipientId", recipient.recipientId()));
        }
        data.put("envelopeId", envelope.id().toString());
        if (!to.includes().isEmpty()) {
            data.set("envelopeSummary", EnvelopeSummary.pushed(envelope, to.includes()));
        }
        return Json.write(data);
    }
}
