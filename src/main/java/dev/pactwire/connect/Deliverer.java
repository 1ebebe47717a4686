package dev.pactwire.connect;

import dev.pactwire.platform.Call;
import dev.pactwire.platform.Outcome;
import dev.pactwire.platform.Outgoing;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Delivers messages: one at a time to each receiver, in order, many receivers at once. A receiver that fails is
/// down: its messages wait in order until it answers again.
@Component
class Deliverer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Deliverer.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);
    private static final int BATCH = 50;
    private static final int MAX_ANSWER = 64 * 1024;
    private static final int MAX_RESULT = 500;

    private final ConfigurationStore configurations;
    private final MessageStore messages;
    private final HmacKeys keys;
    private final Outgoing outgoing;
    private final ConnectSettings settings;
    private final Clock clock;
    private volatile boolean running;
    private ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Deliverer(
            ConfigurationStore configurations,
            MessageStore messages,
            HmacKeys keys,
            Outgoing outgoing,
            ConnectSettings settings,
            Clock clock) {
        this.configurations = configurations;
        this.messages = messages;
        this.keys = keys;
        this.outgoing = outgoing;
        this.settings = settings;
        this.clock = clock;
    }

    /// Something waits for this receiver: it is delivered at once on another thread.
    void wake(long configuration) {
        if (running) {
            workers.submit(() -> safely(configuration));
        }
    }

    /// Delivers everything that is due now, on the calling thread.
    void deliverDue() {
        for (long id : configurations.due(clock.instant(), BATCH)) {
            deliverTo(id);
        }
    }

    private void safely(long configuration) {
        try {
            deliverTo(configuration);
        } catch (RuntimeException unexpected) {
            log.warn(
                    "Messages of configuration {} could not be delivered; they are tried again",
                    configuration,
                    unexpected);
        }
    }

    /// Looks again after giving the lease back: what was added while the last message was on its way waits for
    /// nobody.
    private void deliverTo(long id) {
        boolean again = true;
        while (again && messages.next(id).isPresent()) {
            again = configurations
                    .lease(id, clock.instant(), lease())
                    .map(lease -> deliverTo(id, lease))
                    .orElse(false);
        }
    }

    private boolean deliverTo(long id, long lease) {
        try {
            return drain(id, lease);
        } finally {
            configurations.release(id, lease);
        }
    }

    private boolean drain(long id, long lease) {
        var message = messages.next(id);
        while (message.isPresent()) {
            var configuration = configurations.find(id);
            if (configuration.isEmpty() || !deliver(configuration.get(), lease, message.get())) {
                return false;
            }
            message = messages.next(id);
        }
        return true;
    }

    /// Not when the lease was lost: somebody else delivers to this receiver by now.
    private boolean deliver(ConnectConfiguration configuration, long lease, Message message) {
        return configurations.prolong(configuration.id(), lease, clock.instant().plus(lease()))
                && settle(configuration, message, post(configuration, message));
    }

    private Outcome post(ConnectConfiguration configuration, Message message) {
        byte[] body = message.body();
        var call = Call.of("POST", URI.create(configuration.url()))
                .body("application/json; charset=utf-8", body)
                .within(settings.timeout())
                .atMost(MAX_ANSWER);
        if (configuration.signed()) {
            for (var header : Signatures.headers(body, keys.secrets(configuration.accountId()))
                    .entrySet()) {
                call = call.header(header.getKey(), header.getValue());
            }
        }
        return outgoing.sendToGiven(call);
    }

    /// Whether the next message may be tried at once.
    private boolean settle(ConnectConfiguration configuration, Message message, Outcome outcome) {
        Instant now = clock.instant();
        if (outcome instanceof Outcome.Answer answer && answer.isSuccess()) {
            messages.tried(message.id(), MessageState.DELIVERED, "HTTP " + answer.status(), now);
            configurations.up(configuration.id());
            return true;
        }
        boolean last = !configuration.acknowledged() || message.tries() + 1 >= settings.maxTries();
        messages.tried(message.id(), last ? MessageState.FAILED : MessageState.QUEUED, told(outcome), now);
        if (configuration.acknowledged()) {
            int failures = configurations.failures(configuration.id()) + 1;
            configurations.down(configuration.id(), now, now.plus(settings.waitAfter(failures)));
        }
        return !configuration.acknowledged();
    }

    private static String told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answer answer ->
                shortened("HTTP " + answer.status() + " " + answer.text().strip());
            case Outcome.Failure failure -> shortened(failure.kind() + ": " + failure.detail());
        };
    }

    private static String shortened(String text) {
        return text.length() <= MAX_RESULT ? text : text.substring(0, MAX_RESULT);
    }

    private Duration lease() {
        return settings.timeout().plus(LEASE_MARGIN);
    }

    /// Not before the web server answers: receivers may be this installation itself.
    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        start();
    }

    @Override
    public void start() {
        if (!running) {
            listen();
            workers.submit(this::poll);
        }
    }

    /// Delivers what it is woken for, and looks for nothing else.
    void listen() {
        running = true;
        workers = Executors.newVirtualThreadPerTaskExecutor();
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    /// Finds what a crash, another node or a receiver's pause has left.
    private void poll() {
        while (running) {
            try {
                configurations.due(clock.instant(), BATCH).forEach(this::wake);
                Thread.sleep(POLL);
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException unexpected) {
                log.warn("Waiting messages could not be looked for; it is tried again", unexpected);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        workers.shutdownNow();
        try {
            var _ = workers.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
