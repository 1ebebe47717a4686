package dev.pactwire.envelopes;

import dev.pactwire.bus.Bus;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The only way to change an envelope: under its row lock, in one transaction with its audit entries and its news.
@Component
class Ledger {

    private final EnvelopeStore envelopes;
    private final AuditTrail trail;
    private final Bus bus;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Ledger(
            EnvelopeStore envelopes,
            AuditTrail trail,
            Bus bus,
            Clock clock,
            PlatformTransactionManager transactionManager) {
        this.envelopes = envelopes;
        this.trail = trail;
        this.bus = bus;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    <T> T change(EnvelopeId id, Function<Change, T> verb) {
        return transaction.execute(status -> {
            envelopes.lock(id);
            // PostgreSQL keeps microseconds: what is hashed must be what is read back
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return verb.apply(new Change(id, now, trail.head(id), envelopes, trail, bus));
        });
    }

    /// Carries out a verb and answers the envelope as it stands then.
    Envelope amend(EnvelopeId id, Consumer<Change> verb) {
        return change(id, change -> {
            verb.accept(change);
            return change.envelope();
        });
    }
}
