package dev.pactwire.envelopes;

import dev.pactwire.platform.Address;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The links in the e-mails: who holds one is taken for the recipient it was sent to. Only their hashes are kept.
@Component
public class SigningLinks {

    static final Duration LIFETIME = Duration.ofDays(30);
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Address address;

    SigningLinks(JdbcClient jdbc, Clock clock, Ids ids, Address address) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.address = address;
    }

    /// What a token leads to. Looking changes nothing: mail scanners open links.
    public sealed interface Resolved {

        /// @param holder the person who holds the recipient's place now
        record Found(EnvelopeId envelope, RecipientId recipient, int holder) implements Resolved {}

        /// Too old; [Signing#renew] sends a new one to the same person.
        record Expired(EnvelopeId envelope, RecipientId recipient) implements Resolved {}

        record Unknown() implements Resolved {}
    }

    public Resolved resolve(String token) {
        return jdbc.sql("""
                        select r.envelope_id, l.recipient_id, l.expires_at, r.holder from envelopes.link l
                        join envelopes.recipient r on r.id = l.recipient_id where l.token_hash = :hash""")
                .params(Params.of("hash", hash(token)))
                .query((row, index) -> resolved(
                        new EnvelopeId(row.getObject(1, UUID.class)),
                        new RecipientId(row.getObject(2, UUID.class)),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getInt(4)))
                .optional()
                .orElseGet(Resolved.Unknown::new);
    }

    private Resolved resolved(EnvelopeId envelope, RecipientId recipient, Instant expires, int holder) {
        return clock.instant().isBefore(expires)
                ? new Resolved.Found(envelope, recipient, holder)
                : new Resolved.Expired(envelope, recipient);
    }

    /// A new address for a recipient; earlier ones keep working until they expire or are revoked.
    String issue(RecipientId recipient) {
        Drawn drawn = draw();
        keep(drawn, recipient);
        return drawn.address();
    }

    /// A link that leads to nobody until it is kept: for a letter that may turn out to have been sent before.
    record Drawn(String token, String address) {}

    Drawn draw() {
        String token = ids.token(TOKEN_BYTES);
        return new Drawn(token, address.publicUrl() + "/sign/" + token);
    }

    void keep(Drawn drawn, RecipientId recipient) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into envelopes.link (token_hash, recipient_id, created_at, expires_at)
                        values (:hash, :recipient, :now, :expires)""")
                .params(Params.of("hash", hash(drawn.token()))
                        .with("recipient", recipient)
                        .with("now", now)
                        .with("expires", now.plus(LIFETIME)))
                .update();
    }

    /// For when the mail went to an address that is no longer the recipient's.
    void revoke(RecipientId recipient) {
        jdbc.sql("delete from envelopes.link where recipient_id = :recipient")
                .params(Params.of("recipient", recipient))
                .update();
    }

    private static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
