package dev.pactwire.access;

import dev.pactwire.access.AccessRefused.Reason;
import dev.pactwire.access.Throttle.Counted;
import dev.pactwire.access.Throttle.Limit;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Ways back in for who has forgotten the password: a link by mail that works once, for an hour.
@Component
public class PasswordResets {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final int TOKEN_BYTES = 32;
    private static final int MAX_PER_PERSON = 3;
    private static final int MAX_PER_ADDRESS = 20;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Users users;
    private final Passwords passwords;
    private final Throttle throttle;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    PasswordResets(
            JdbcClient jdbc,
            Clock clock,
            Ids ids,
            Users users,
            Passwords passwords,
            Throttle throttle,
            AuditLog audit,
            TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
        this.transactions = transactions;
    }

    /// What came of asking. A page shows `Begun` and `Ignored` alike, so that nobody learns who works here.
    public sealed interface Asked {

        /// @param key tells this mail from every other
        record Begun(User user, String token, UUID key) implements Asked {}

        /// Nobody active has this address, or it was asked for too often.
        record Ignored() implements Asked {}

        /// This computer has asked too often.
        record TooMany(Duration pause) implements Asked {}
    }

    /// @param origin where the request came from, for the throttle
    @Transactional
    public Asked ask(String email, Origin origin) {
        var address = new Limit("reset-address:" + origin.counted(), MAX_PER_ADDRESS);
        if (throttle.count(List.of(address)) instanceof Counted.TooMany(Duration pause)) {
            return new Asked.TooMany(pause);
        }
        Optional<User> user = users.byEmail(email).filter(User::active);
        if (user.isEmpty() || throttle.count(List.of(person(user.get()))) instanceof Counted.TooMany) {
            return new Asked.Ignored();
        }
        return new Asked.Begun(user.get(), begin(user.get()), ids.ordered());
    }

    private static Limit person(User user) {
        return new Limit("reset:" + user.email().toLowerCase(Locale.ROOT), MAX_PER_PERSON);
    }

    private String begin(User user) {
        String token = ids.token(TOKEN_BYTES);
        jdbc.sql("""
                        insert into access.password_reset (token_hash, person_id, created_at, expires_at)
                        values (:hash, :person, :now, :expires)""")
                .params(Params.of("hash", Sha256.of(token))
                        .with("person", user.id())
                        .with("now", clock.instant())
                        .with("expires", clock.instant().plus(LIFETIME)))
                .update();
        return token;
    }

    /// Whose link that is, as long as it works.
    public Optional<User> find(String token) {
        return jdbc.sql("select person_id from access.password_reset where token_hash = :hash and expires_at > :now")
                .params(Params.of("hash", Sha256.of(token)).with("now", clock.instant()))
                .query(UUID.class)
                .optional()
                .flatMap(id -> users.find(new UserId(id)))
                .filter(User::active);
    }

    /// Sets the new password; every link and every session of the person ends, and the audit log has it. Not inside a
    /// transaction: hashes are slow on purpose, and wait their turn.
    public User accept(String token, String password) {
        User user = find(token).orElseThrow(() -> new AccessRefused(Reason.RESET_GONE));
        passwords.requireNotPublished(user.id(), password);
        String hash = passwords.hash(password);
        transactions.executeWithoutResult(status -> replace(token, user, hash));
        return user;
    }

    private void replace(String token, User user, String hash) {
        int taken = jdbc.sql("delete from access.password_reset where token_hash = :hash")
                .params(Params.of("hash", Sha256.of(token)))
                .update();
        if (taken == 0) {
            throw new AccessRefused(Reason.RESET_GONE);
        }
        users.replacePassword(user.id(), hash);
        passwords.forgetFailures(user.email());
        audit.record(user, "user.password-reset", user.email(), Map.of());
    }

    void sweep() {
        jdbc.sql("delete from access.password_reset where expires_at < :now")
                .params(Params.of("now", clock.instant()))
                .update();
    }
}
