package dev.pactwire.envelopes;

import dev.pactwire.access.UserId;
import dev.pactwire.platform.Params;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The senders' idempotency keys and the envelopes that they stand for.
@Component
class TransactionStore {

    private final JdbcClient jdbc;

    TransactionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Binds a sender's transaction id to a new envelope, or answers the envelope that it is bound to already.
    /// Two callers with one id wait for each other here.
    Optional<EnvelopeId> claim(
            UUID account, UserId sender, String transaction, EnvelopeId fresh, Instant now, Instant until) {
        var params = Params.of("account", account)
                .with("sender", sender)
                .with("transaction", transaction)
                .with("envelope", fresh)
                .with("now", now)
                .with("until", until);
        int claimed = jdbc.sql("""
                        insert into envelopes.transaction (account_id, sender_id, transaction_id, envelope_id, valid_until)
                        values (:account, :sender, :transaction, :envelope, :until)
                        on conflict (account_id, sender_id, transaction_id) do update
                        set envelope_id = excluded.envelope_id, valid_until = excluded.valid_until
                        where envelopes.transaction.valid_until <= :now""").params(params).update();
        if (claimed == 1) {
            return Optional.empty();
        }
        return Optional.of(jdbc.sql("""
                        select envelope_id from envelopes.transaction
                        where account_id = :account and sender_id = :sender and transaction_id = :transaction""")
                .params(params)
                .query((row, index) -> new EnvelopeId(row.getObject(1, UUID.class)))
                .single());
    }

    Optional<EnvelopeId> boundTo(UUID account, UserId sender, String transaction, Instant now) {
        return jdbc.sql("""
                        select envelope_id from envelopes.transaction
                        where account_id = :account and sender_id = :sender and transaction_id = :transaction
                            and valid_until > :now""")
                .params(Params.of("account", account)
                        .with("sender", sender)
                        .with("transaction", transaction)
                        .with("now", now))
                .query((row, index) -> new EnvelopeId(row.getObject(1, UUID.class)))
                .optional();
    }

    int forget(Instant now) {
        return jdbc.sql("delete from envelopes.transaction where valid_until <= :now")
                .params(Params.of("now", now))
                .update();
    }

    /// Makes the envelope's transaction id free for another.
    void release(EnvelopeId id) {
        jdbc.sql("delete from envelopes.transaction where envelope_id = :id")
                .params(Params.of("id", id))
                .update();
    }
}
