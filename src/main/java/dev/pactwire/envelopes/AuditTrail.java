package dev.pactwire.envelopes;

import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import dev.pactwire.platform.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Who did what to an envelope and when, as a chain: each entry's hash covers the entry and the hash before it, and the
/// head stands in the sealed certificate. Entries are only ever added, under the envelope's row lock.
@Component
public class AuditTrail {

    static final byte[] ROOT = new byte[32];

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a check of the whole chain found.
    public sealed interface Verification {

        /// @param head the last hash, in hexadecimal
        record Intact(long entries, String head) implements Verification {}

        /// @param sequence the first entry that does not fit
        record Broken(long sequence, String why) implements Verification {}
    }

    /// Oldest first.
    public List<AuditEntry> entries(EnvelopeId envelope) {
        return links(envelope).stream().map(AuditTrail::entry).toList();
    }

    /// An intact trail.
    ///
    /// @param head the last hash, in hexadecimal
    record Read(List<AuditEntry> entries, String head) {}

    /// A trail whose stored entries do not give its hashes.
    static final class BrokenTrail extends RuntimeException {
        BrokenTrail(Verification.Broken broken) {
            super("The audit trail is broken at entry %d: %s".formatted(broken.sequence(), broken.why()));
        }
    }

    /// The entries and the head that they give, read at one moment and checked.
    ///
    /// @throws BrokenTrail when they do not fit
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    Read read(EnvelopeId envelope) {
        return switch (verify(envelope)) {
            case Verification.Intact(long count, String head) -> new Read(entries(envelope), head);
            case Verification.Broken broken -> throw new BrokenTrail(broken);
        };
    }

    /// Computes every hash again from the stored entries.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verify(EnvelopeId envelope) {
        Head head = head(envelope);
        byte[] previous = ROOT;
        long sequence = 0;
        for (Link link : links(envelope)) {
            sequence++;
            if (link.sequence() != sequence) {
                return new Verification.Broken(sequence, "the entry is missing");
            }
            previous = hash(previous, link.entry());
            if (!Arrays.equals(previous, link.hash())) {
                return new Verification.Broken(sequence, "the entry was changed");
            }
        }
        if (sequence != head.sequence() || !Arrays.equals(previous, head.hash())) {
            return new Verification.Broken(sequence + 1, "the end of the trail is missing");
        }
        return new Verification.Intact(sequence, hex(previous));
    }

    Head head(EnvelopeId envelope) {
        return jdbc.sql("select audit_sequence, audit_head from envelopes.envelope where id = :id")
                .params(Params.of("id", envelope))
                .query((row, index) -> new Head(row.getLong(1), row.getBytes(2)))
                .optional()
                .orElseThrow(() -> new EnvelopeRefusal(EnvelopeRefusal.Code.UNKNOWN_ENVELOPE, envelope));
    }

    /// Adds an entry; the caller holds the envelope's row lock.
    Head append(
            EnvelopeId envelope,
            Head head,
            Instant at,
            EnvelopeEvent.What what,
            @Nullable RecipientId recipient,
            Actor actor,
            Map<String, String> details) {
        long sequence = head.sequence() + 1;
        String entry = canonical(envelope, sequence, at, what, recipient, actor, details);
        byte[] hash = hash(head.hash(), entry);
        jdbc.sql("""
                        insert into envelopes.audit (envelope_id, sequence, entry, hash)
                        values (:envelope, :sequence, :entry, :hash)""")
                .params(Params.of("envelope", envelope)
                        .with("sequence", sequence)
                        .with("entry", entry)
                        .with("hash", hash))
                .update();
        jdbc.sql("update envelopes.envelope set audit_sequence = :sequence, audit_head = :hash where id = :envelope")
                .params(Params.of("envelope", envelope)
                        .with("sequence", sequence)
                        .with("hash", hash))
                .update();
        return new Head(sequence, hash);
    }

    /// Compact JSON with sorted keys: the same facts give the same bytes.
    private static String canonical(
            EnvelopeId envelope,
            long sequence,
            Instant at,
            EnvelopeEvent.What what,
            @Nullable RecipientId recipient,
            Actor actor,
            Map<String, String> details) {
        var entry = new TreeMap<String, Object>();
        entry.put("envelope", envelope.toString());
        entry.put("sequence", sequence);
        entry.put("at", at.toString());
        entry.put("what", what.name());
        if (recipient != null) {
            entry.put("recipient", recipient.toString());
        }
        entry.put(
                "actor",
                new TreeMap<>(Map.of(
                        "kind", actor.kind().name(),
                        "name", actor.name(),
                        "email", actor.email(),
                        "address", actor.address(),
                        "userAgent", actor.userAgent())));
        entry.put("details", new TreeMap<>(details));
        return Json.write(entry);
    }

    private static byte[] hash(byte[] previous, String entry) {
        return Sha256.of(previous, entry.getBytes(StandardCharsets.UTF_8));
    }

    private List<Link> links(EnvelopeId envelope) {
        return jdbc.sql("select sequence, entry, hash from envelopes.audit where envelope_id = :id order by sequence")
                .params(Params.of("id", envelope))
                .query(Rows.of(Link.class))
                .list();
    }

    private static AuditEntry entry(Link link) {
        var entry = Json.tree(link.entry());
        var actor = entry.path("actor");
        var details = new TreeMap<String, String>();
        entry.path("details")
                .properties()
                .forEach(one -> details.put(one.getKey(), one.getValue().asString()));
        var recipient = entry.get("recipient");
        return new AuditEntry(
                link.sequence(),
                Instant.parse(entry.path("at").asString()),
                EnvelopeEvent.What.valueOf(entry.path("what").asString()),
                recipient == null ? null : new RecipientId(UUID.fromString(recipient.asString())),
                new Actor(
                        Actor.Kind.valueOf(actor.path("kind").asString()),
                        actor.path("name").asString(),
                        actor.path("email").asString(),
                        actor.path("address").asString(),
                        actor.path("userAgent").asString()),
                details,
                hex(link.hash()));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// The end of a chain.
    record Head(long sequence, byte[] hash) {}

    private record Link(long sequence, String entry, byte[] hash) {}
}
