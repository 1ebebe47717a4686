package dev.pactwire.connect;

import dev.pactwire.connect.ConnectRefusal.Code;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.platform.Params;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What was delivered and what was not, for the last fifteen days.
@Component
public class ConnectLog {

    private static final Duration KEPT = Duration.ofDays(15);
    private static final int LISTED = 100;

    private final MessageStore messages;
    private final ConfigurationStore configurations;
    private final Deliverer deliverer;
    private final Clock clock;

    ConnectLog(MessageStore messages, ConfigurationStore configurations, Deliverer deliverer, Clock clock) {
        this.messages = messages;
        this.configurations = configurations;
        this.deliverer = deliverer;
        this.clock = clock;
    }

    /// One message and what came of it.
    ///
    /// @param tries how often it was sent
    /// @param result the last answer, or why there was none
    public record Entry(
            long id,
            ConnectConfiguration configuration,
            EnvelopeId envelope,
            String event,
            MessageState state,
            Instant generatedAt,
            int tries,
            @Nullable Instant triedAt,
            String result) {}

    /// The last hundred of the configurations that keep a log, newest first.
    public List<Entry> logs(UUID account) {
        return entries("m.account_id = :account", Params.of("account", account)).stream()
                .filter(entry -> entry.configuration().logged())
                .toList();
    }

    /// What could not be delivered so far: given up, or waiting for a receiver that is down. Newest first.
    public List<Entry> failures(UUID account) {
        return entries(
                "m.account_id = :account and (m.state = 'FAILED' or m.state = 'QUEUED' and c.failures > 0)",
                Params.of("account", account));
    }

    public Entry get(UUID account, long id) {
        return entries(
                        "m.account_id = :account and m.id = :id",
                        Params.of("account", account).with("id", id))
                .stream()
                .findFirst()
                .orElseThrow(() -> new ConnectRefusal(Code.UNKNOWN_MESSAGE, String.valueOf(id)));
    }

    /// The message as it was or will be sent.
    public String body(UUID account, long id) {
        return messages.find(account, id)
                .map(message -> new String(message.body(), StandardCharsets.UTF_8))
                .orElseThrow(() -> new ConnectRefusal(Code.UNKNOWN_MESSAGE, String.valueOf(id)));
    }

    /// Tries again at once what was given up or waits, for these envelopes; answers to how many receivers.
    public int republish(UUID account, Collection<EnvelopeId> envelopes) {
        if (envelopes.isEmpty()) {
            return 0;
        }
        List<Long> receivers = messages.requeue(account, envelopes);
        receivers.forEach(configurations::tryNow);
        receivers.forEach(deliverer::wake);
        return receivers.size();
    }

    void forget() {
        var before = clock.instant().minus(KEPT);
        messages.forget(before);
        configurations.forgetOfEnvelopes(before);
    }

    private List<Entry> entries(String condition, Params params) {
        return messages.listed(condition, params.with("limit", LISTED)).stream()
                .flatMap(listed -> configurations.find(listed.configurationId()).stream()
                        .map(configuration -> entry(listed, configuration)))
                .toList();
    }

    private static Entry entry(MessageStore.Listed listed, ConnectConfiguration configuration) {
        return new Entry(
                listed.id(),
                configuration,
                new EnvelopeId(listed.envelopeId()),
                listed.event(),
                listed.state(),
                listed.generatedAt(),
                listed.tries(),
                listed.triedAt(),
                listed.result());
    }
}
