package dev.pactwire.ceremony;

import dev.pactwire.access.UserId;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.envelopes.RecipientId;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Who sits at which envelope. Offered addresses open once; an open sitting is prolonged by every call until it is left
/// alone for too long.
@Component
class Sittings {

    static final Duration SENDER_OPENS = Duration.ofMinutes(10);
    static final Duration RECIPIENT_OPENS = Duration.ofMinutes(5);
    static final Duration SENDER_IDLE = Duration.ofMinutes(10);
    static final Duration EMBEDDED_IDLE = Duration.ofMinutes(20);
    static final Duration BY_MAIL_IDLE = Duration.ofHours(2);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    Sittings(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /// An address that opens once.
    record Offer(UUID id, String secret) {}

    /// What the browser is given at the opening. The cookie is a second lock for pages that nobody frames.
    record Opened(Sitting sitting, String key, String cookie) {}

    /// What became of an address.
    sealed interface Opening {
        record Fresh(Opened opened) implements Opening {}

        record Used(Sitting sitting) implements Opening {}

        record TooLate(Sitting sitting) implements Opening {}

        record Unknown() implements Opening {}
    }

    /// What a key leads to.
    sealed interface Resumed {
        record Alive(Sitting sitting) implements Resumed {}

        /// Too long alone, left, or revoked.
        record Ended(Sitting sitting) implements Resumed {}

        record Unknown() implements Resumed {}
    }

    Offer offerToRecipient(
            EnvelopeId envelope, RecipientId recipient, int holder, ReturnUrl returnUrl, List<String> ancestors) {
        return offer(
                Params.of("envelope", envelope)
                        .with("recipient", recipient)
                        .with("holder", holder)
                        .with("user", null)
                        .json("view", null),
                returnUrl,
                ancestors,
                RECIPIENT_OPENS);
    }

    Offer offerToSender(
            EnvelopeId envelope, UserId user, ReturnUrl returnUrl, List<String> ancestors, SenderView view) {
        return offer(
                Params.of("envelope", envelope)
                        .with("recipient", null)
                        .with("holder", 0)
                        .with("user", user)
                        .json("view", view),
                returnUrl,
                ancestors,
                SENDER_OPENS);
    }

    private Offer offer(Params whose, ReturnUrl returnUrl, List<String> ancestors, Duration opens) {
        var offer = new Offer(ids.random(), ids.token(TOKEN_BYTES));
        Instant until = clock.instant().plus(opens);
        jdbc.sql("""
                        insert into ceremony.sitting (id, envelope_id, recipient_id, holder, user_id, view, opening_hash, opens_until,
                            return_url, ancestors, expires_at)
                        values (:id, :envelope, :recipient, :holder, :user, :view, :hash, :until, :returnUrl, :ancestors, :until)""")
                .params(whose.with("id", offer.id())
                        .with("hash", Sha256.of(offer.secret()))
                        .with("until", until)
                        .with("returnUrl", returnUrl.value())
                        .json("ancestors", ancestors))
                .update();
        return offer;
    }

    /// Opens an offered address: for the first who comes, and in time.
    Opening open(UUID id, String secret, @Nullable Locale language) {
        var row = jdbc.sql("select * from ceremony.sitting where id = :id and opening_hash = :hash")
                .params(Params.of("id", id).with("hash", Sha256.of(secret)))
                .query((found, index) -> read(found))
                .optional();
        return row.map(sitting -> open(sitting, language)).orElseGet(Opening.Unknown::new);
    }

    private Opening open(Sitting offered, @Nullable Locale language) {
        String key = ids.token(TOKEN_BYTES);
        Instant now = clock.instant();
        int opened = jdbc.sql("""
                        update ceremony.sitting set opened_at = :now, key_hash = :key, language = :language, expires_at = :expires
                        where id = :id and opened_at is null and ended_at is null and opens_until > :now""")
                .params(Params.of("id", offered.id())
                        .with("now", now)
                        .with("key", Sha256.of(key))
                        .with("language", language == null ? null : language.getLanguage())
                        .with("expires", now.plus(idle(offered))))
                .update();
        if (opened == 1) {
            return new Opening.Fresh(new Opened(offered, key, ""));
        }
        boolean used = jdbc.sql("select opened_at is not null from ceremony.sitting where id = :id")
                .params(Params.of("id", offered.id()))
                .query(Boolean.class)
                .single();
        return used ? new Opening.Used(offered) : new Opening.TooLate(offered);
    }

    /// Begins a sitting for somebody who came by the link in an e-mail.
    Opened begin(EnvelopeId envelope, RecipientId recipient, int holder, @Nullable Locale language) {
        var sitting = new Sitting.Recipient(
                ids.random(), envelope, recipient, holder, ReturnUrl.NONE, List.of(), language, false);
        var opened = new Opened(sitting, ids.token(TOKEN_BYTES), ids.token(TOKEN_BYTES));
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into ceremony.sitting (id, envelope_id, recipient_id, holder, key_hash, cookie_hash, return_url,
                            ancestors, language, opened_at, expires_at)
                        values (:id, :envelope, :recipient, :holder, :key, :cookie, '', '[]', :language, :now, :expires)""")
                .params(Params.of("id", sitting.id())
                        .with("envelope", envelope)
                        .with("recipient", recipient)
                        .with("holder", holder)
                        .with("key", Sha256.of(opened.key()))
                        .with("cookie", Sha256.of(opened.cookie()))
                        .with("language", language == null ? null : language.getLanguage())
                        .with("now", now)
                        .with("expires", now.plus(BY_MAIL_IDLE)))
                .update();
        return opened;
    }

    /// The sitting without any right to act in it: for the empty frame of its page.
    Optional<Sitting> find(UUID id) {
        return jdbc.sql("select * from ceremony.sitting where id = :id and opened_at is not null")
                .params(Params.of("id", id))
                .query((row, index) -> read(row))
                .optional();
    }

    /// The sitting that a key opens, prolonged.
    Resumed resume(UUID id, String key, String cookie) {
        record Found(Sitting sitting, boolean alive) {}
        Instant now = clock.instant();
        var found = jdbc.sql("""
                        select *, ended_at is null and expires_at > :now as alive from ceremony.sitting
                        where id = :id and key_hash = :key and (cookie_hash is null or cookie_hash = :cookie)""")
                .params(Params.of("id", id)
                        .with("key", Sha256.of(key))
                        .with("cookie", Sha256.of(cookie))
                        .with("now", now))
                .query((row, index) -> new Found(read(row), row.getBoolean("alive")))
                .optional();
        if (found.isEmpty()) {
            return new Resumed.Unknown();
        }
        Sitting sitting = found.get().sitting();
        if (!found.get().alive()) {
            return new Resumed.Ended(sitting);
        }
        jdbc.sql("update ceremony.sitting set expires_at = :expires where id = :id")
                .params(Params.of("id", id).with("expires", now.plus(idle(sitting))))
                .update();
        return new Resumed.Alive(sitting);
    }

    void speak(UUID id, Locale language) {
        jdbc.sql("update ceremony.sitting set language = :language where id = :id")
                .params(Params.of("id", id).with("language", language.getLanguage()))
                .update();
    }

    void end(UUID id) {
        jdbc.sql("update ceremony.sitting set ended_at = :now where id = :id and ended_at is null")
                .params(Params.of("id", id).with("now", clock.instant()))
                .update();
    }

    boolean revokeOfSenders(EnvelopeId envelope) {
        return revoke("user_id is not null", envelope);
    }

    /// Only embedded ones: a link in an e-mail is not the caller's to revoke.
    boolean revokeOfRecipients(EnvelopeId envelope) {
        return revoke("recipient_id is not null and opening_hash is not null", envelope);
    }

    private boolean revoke(String which, EnvelopeId envelope) {
        return jdbc.sql(
                                "update ceremony.sitting set ended_at = :now where envelope_id = :envelope and ended_at is null and "
                                        + which)
                        .params(Params.of("envelope", envelope).with("now", clock.instant()))
                        .update()
                > 0;
    }

    void sweep() {
        jdbc.sql("delete from ceremony.sitting where expires_at < :old")
                .params(Params.of("old", clock.instant().minus(KEPT)))
                .update();
    }

    private static Duration idle(Sitting sitting) {
        return switch (sitting) {
            case Sitting.Sender _ -> SENDER_IDLE;
            case Sitting.Recipient recipient -> recipient.embedded() ? EMBEDDED_IDLE : BY_MAIL_IDLE;
        };
    }

    private static Sitting read(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        var envelope = new EnvelopeId(row.getObject("envelope_id", UUID.class));
        var returnUrl = new ReturnUrl(row.getString("return_url"));
        var ancestors = StreamSupport.stream(
                        Json.tree(row.getString("ancestors")).spliterator(), false)
                .map(JsonNode::asString)
                .toList();
        @Nullable String language = row.getString("language");
        @Nullable Locale locale = language == null ? null : Locale.of(language);
        @Nullable UUID recipient = row.getObject("recipient_id", UUID.class);
        if (recipient != null) {
            return new Sitting.Recipient(
                    id,
                    envelope,
                    new RecipientId(recipient),
                    row.getInt("holder"),
                    returnUrl,
                    ancestors,
                    locale,
                    row.getBytes("opening_hash") != null);
        }
        return new Sitting.Sender(
                id,
                envelope,
                new UserId(row.getObject("user_id", UUID.class)),
                returnUrl,
                ancestors,
                locale,
                Json.read(row.getString("view"), SenderView.class));
    }
}
