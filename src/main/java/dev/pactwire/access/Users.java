package dev.pactwire.access;

import dev.pactwire.access.AccessRefused.Reason;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The people who work with this installation.
@Component
public class Users {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}");
    private static final int MAX_EMAIL = 255;
    private static final int MAX_NAME = 200;
    private static final String COLUMNS = "id, number, name, email, role, locale, active";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Passwords passwords;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    Users(
            JdbcClient jdbc,
            Clock clock,
            Ids ids,
            Passwords passwords,
            AuditLog audit,
            TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.passwords = passwords;
        this.audit = audit;
        this.transactions = transactions;
    }

    public Optional<User> find(UserId id) {
        return one("id = :value", id);
    }

    public Optional<User> byNumber(long number) {
        return one("number = :value", number);
    }

    public Optional<User> byEmail(String email) {
        return one("lower(email) = lower(:value)", email.strip());
    }

    /// Everyone, active or not, by name.
    public List<User> all() {
        return jdbc.sql("select " + COLUMNS + " from access.person order by lower(name), number")
                .query(Users::read)
                .list();
    }

    /// Adds a user; without a password the user cannot log in until one is set.
    public User add(String name, String email, Role role, Locale locale, @Nullable String password) {
        return addHashed(name, email, role, locale, password == null ? null : passwords.hash(password));
    }

    /// The same inside a transaction, which is no place to hash in.
    User addHashed(String name, String email, Role role, Locale locale, @Nullable String hash) {
        var id = new UserId(ids.random());
        try {
            jdbc.sql("""
                            insert into access.person (id, name, email, role, locale, password_hash, created_at)
                            values (:id, :name, :email, :role, :locale, :hash, :now)""")
                    .params(Params.of("id", id)
                            .with("name", checkedName(name))
                            .with("email", checkedEmail(email))
                            .with("role", role)
                            .with("locale", locale.toLanguageTag())
                            .with("hash", hash)
                            .with("now", clock.instant()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new AccessRefused(Reason.EMAIL_TAKEN, email);
        }
        return find(id).orElseThrow();
    }

    /// Everybody knows this person's password, because it stands in the manual. Until it is changed it is good at this
    /// machine only.
    public void publishPassword(UserId id) {
        jdbc.sql("update access.person set password_published = true where id = :id")
                .params(Params.of("id", id))
                .update();
    }

    public void rename(UserId id, String name, Locale locale) {
        jdbc.sql("update access.person set name = :name, locale = :locale where id = :id")
                .params(Params.of("id", id).with("name", checkedName(name)).with("locale", locale.toLanguageTag()))
                .update();
    }

    /// Changes the role; the last active owner stays owner. Links to a new password end: those that were sent before
    /// may have been read by who must not become an owner.
    @Transactional
    public void appoint(User by, UserId id, Role role) {
        User user = locked(id);
        requireAbove(by, user, role);
        requireAnotherOwner(user, role == Role.OWNER);
        jdbc.sql("update access.person set role = :role where id = :id")
                .params(Params.of("id", id).with("role", role))
                .update();
        endResets(id);
    }

    /// Deactivates or reactivates: a deactivated user has no session and cannot log in.
    @Transactional
    public void activate(User by, UserId id, boolean active) {
        User user = locked(id);
        requireAbove(by, user, user.role());
        requireAnotherOwner(user, active);
        jdbc.sql("update access.person set active = :active where id = :id")
                .params(Params.of("id", id).with("active", active))
                .update();
        if (!active) {
            jdbc.sql("delete from access.session where person_id = :id")
                    .params(Params.of("id", id))
                    .update();
        }
    }

    /// Replaces the password and ends every session and every link to a new password. Not inside a transaction:
    /// hashes take their time.
    public void changePassword(User user, String old, String fresh) {
        String seen = jdbc.sql("select coalesce(password_hash, '') from access.person where id = :id")
                .params(Params.of("id", user.id()))
                .query(String.class)
                .single();
        passwords.requireOwn(user.id(), old, seen);
        if (fresh.equals(old)) {
            throw new AccessRefused(Reason.PASSWORD_SAME);
        }
        String hash = passwords.hash(fresh);
        transactions.executeWithoutResult(status -> {
            requireUnchanged(user.id(), seen);
            replacePassword(user.id(), hash);
            audit.record(user, "user.password-changed", user.email(), Map.of());
        });
    }

    private void requireUnchanged(UserId id, String hash) {
        String now = jdbc.sql("select coalesce(password_hash, '') from access.person where id = :id for update")
                .params(Params.of("id", id))
                .query(String.class)
                .single();
        if (!now.equals(hash)) {
            throw new AccessRefused(Reason.PASSWORD_WRONG);
        }
    }

    /// In the caller's transaction.
    void replacePassword(UserId id, String hash) {
        endResets(id);
        jdbc.sql("update access.person set password_hash = :hash, password_published = false where id = :id")
                .params(Params.of("id", id).with("hash", hash))
                .update();
        jdbc.sql("delete from access.session where person_id = :id")
                .params(Params.of("id", id))
                .update();
    }

    private void endResets(UserId id) {
        jdbc.sql("delete from access.password_reset where person_id = :id")
                .params(Params.of("id", id))
                .update();
    }

    /// Checks a password, at the same cost whether the address is known or not, and notes in the audit log what came of
    /// it.
    ///
    /// @param email as somebody typed it
    /// @param origin where the request came from, for the throttle
    public Login authenticate(String email, String password, Origin origin) {
        String address = bounded(email.strip());
        Map<String, String> details = Map.of("address", origin.address());
        return switch (passwords.check(address, password, origin)) {
            case Passwords.Checked.Right right -> {
                User user = find(right.user()).orElseThrow();
                audit.record(user, "login.succeeded", user.email(), details);
                yield new Login.Welcome(user);
            }
            case Passwords.Checked.NotRight notRight -> {
                audit.record(null, "login.failed", address, details);
                yield new Login.Wrong();
            }
            case Passwords.Checked.TooMany tooMany -> new Login.Throttled(tooMany.pause());
            case Passwords.Checked.Busy busy -> new Login.Busy();
            case Passwords.Checked.OnlyHere onlyHere -> {
                audit.record(null, "login.demo-elsewhere", address, details);
                yield new Login.OnlyHere();
            }
        };
    }

    /// Longer than any address here can be, it is cut to one that is nobody's: it is counted and noted, and no longer
    /// than that.
    static String bounded(String email) {
        return email.length() > MAX_EMAIL ? email.substring(0, MAX_EMAIL) + "…" : email;
    }

    private User locked(UserId id) {
        return jdbc.sql("select " + COLUMNS + " from access.person where id = :id for update")
                .params(Params.of("id", id))
                .query(Users::read)
                .single();
    }

    private static void requireAbove(User by, User user, Role role) {
        if (!by.role().mayAppoint(user.role()) || !by.role().mayAppoint(role)) {
            throw new AccessRefused(Reason.NOT_ABOVE);
        }
    }

    private void requireAnotherOwner(User user, boolean staysOwner) {
        if (user.role() != Role.OWNER || staysOwner) {
            return;
        }
        List<UUID> owners = jdbc.sql("select id from access.person where role = 'OWNER' and active for update")
                .query(UUID.class)
                .list();
        if (owners.size() < 2) {
            throw new AccessRefused(Reason.LAST_OWNER);
        }
    }

    private Optional<User> one(String condition, Object value) {
        return jdbc.sql("select " + COLUMNS + " from access.person where " + condition)
                .params(Params.of("value", value))
                .query(Users::read)
                .optional();
    }

    static String checkedEmail(String email) {
        if (!EMAIL.matcher(email.strip()).matches()) {
            throw new AccessRefused(Reason.EMAIL_MALFORMED, email);
        }
        return email.strip();
    }

    static String checkedName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new AccessRefused(Reason.NAME_MISSING, MAX_NAME);
        }
        return name.strip();
    }

    private static User read(ResultSet row, int index) throws SQLException {
        return new User(
                new UserId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                row.getString("name"),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                Locale.forLanguageTag(row.getString("locale")),
                row.getBoolean("active"));
    }
}
