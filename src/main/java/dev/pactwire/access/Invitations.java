package dev.pactwire.access;

import dev.pactwire.access.AccessRefused.Reason;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import dev.pactwire.platform.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Invitations to join: a token that the invited person turns into an account by choosing a password.
@Component
public class Invitations {

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Users users;
    private final Passwords passwords;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    Invitations(
            JdbcClient jdbc,
            Clock clock,
            Ids ids,
            Users users,
            Passwords passwords,
            AuditLog audit,
            TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.transactions = transactions;
    }

    public record Invitation(UUID id, String name, String email, Role role, Instant expiresAt) {}

    /// Invites and answers the token for the link, which is stored as a hash. An older open invitation to the same
    /// address ends.
    @Transactional
    public String invite(User by, String name, String email, Role role) {
        if (!by.role().mayAppoint(role)) {
            throw new AccessRefused(Reason.NOT_ABOVE);
        }
        String address = Users.checkedEmail(email);
        if (users.byEmail(address).isPresent()) {
            throw new AccessRefused(Reason.EMAIL_TAKEN, address);
        }
        jdbc.sql("delete from access.invitation where lower(email) = lower(:email) and accepted_at is null")
                .params(Params.of("email", address))
                .update();
        return add(by.id(), name, address, role);
    }

    /// The way in for the first owner of an empty installation. What was offered before ends.
    @Transactional
    public String inviteFirstOwner(String name, String email) {
        if (!users.all().isEmpty()) {
            throw new AccessRefused(Reason.NOT_ABOVE);
        }
        jdbc.sql("delete from access.invitation where accepted_at is null").update();
        return add(null, name, Users.checkedEmail(email), Role.OWNER);
    }

    private String add(@Nullable UserId by, String name, String address, Role role) {
        String token = ids.token(TOKEN_BYTES);
        jdbc.sql("""
                        insert into access.invitation (token_hash, id, email, name, role, invited_by, created_at, expires_at)
                        values (:hash, :id, :email, :name, :role, :by, :now, :expires)""")
                .params(Params.of("hash", Sha256.of(token))
                        .with("id", ids.ordered())
                        .with("email", address)
                        .with("name", Users.checkedName(name))
                        .with("role", role)
                        .with("by", by)
                        .with("now", clock.instant())
                        .with("expires", clock.instant().plus(LIFETIME)))
                .update();
        return token;
    }

    public List<Invitation> open() {
        return jdbc.sql("""
                        select id, name, email, role, expires_at from access.invitation
                        where accepted_at is null and expires_at > :now order by created_at desc""")
                .params(Params.of("now", clock.instant()))
                .query(Rows.of(Invitation.class))
                .list();
    }

    public Optional<Invitation> find(String token) {
        return jdbc.sql("""
                        select id, name, email, role, expires_at from access.invitation
                        where token_hash = :hash and accepted_at is null and expires_at > :now""")
                .params(Params.of("hash", Sha256.of(token)).with("now", clock.instant()))
                .query(Rows.of(Invitation.class))
                .optional();
    }

    /// Whose invitation it was; empty when it is gone already. Who could not have invited does not withdraw either.
    @Transactional
    public Optional<String> withdraw(User by, UUID id) {
        record Gone(String email, Role role) {}
        Optional<Gone> gone = jdbc.sql(
                        "delete from access.invitation where id = :id and accepted_at is null returning email, role")
                .params(Params.of("id", id))
                .query(Rows.of(Gone.class))
                .optional();
        if (gone.isPresent() && !by.role().mayAppoint(gone.get().role())) {
            throw new AccessRefused(Reason.NOT_ABOVE);
        }
        return gone.map(Gone::email);
    }

    /// Turns an invitation into a user; each invitation once. The audit log has it. Not inside a transaction:
    /// hashes are slow on purpose, and wait their turn.
    public User accept(String token, String name, String password, Locale locale) {
        Invitation invitation = find(token).orElseThrow(() -> new AccessRefused(Reason.INVITATION_GONE));
        String hash = passwords.hash(password);
        return Objects.requireNonNull(
                transactions.execute(status -> join(invitation, new Joining(name, locale, hash))));
    }

    private record Joining(String name, Locale locale, String hash) {}

    private User join(Invitation invitation, Joining person) {
        int taken = jdbc.sql("update access.invitation set accepted_at = :now where id = :id and accepted_at is null")
                .params(Params.of("id", invitation.id()).with("now", clock.instant()))
                .update();
        if (taken == 0) {
            throw new AccessRefused(Reason.INVITATION_GONE);
        }
        User user =
                users.addHashed(person.name(), invitation.email(), invitation.role(), person.locale(), person.hash());
        audit.record(user, "user.joined", user.email(), Map.of("role", user.role()));
        return user;
    }
}
