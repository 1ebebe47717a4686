package dev.pactwire.access;

import dev.pactwire.access.AccessRefused.Reason;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The people who work with this installation.
@Component
public class Users {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}");
    private static final int MAX_NAME = 200;
    private static final String COLUMNS = "id, number, name, email, role, locale, active";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Passwords passwords;

    Users(JdbcClient jdbc, Clock clock, Ids ids, Passwords passwords) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.passwords = passwords;
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
    @Transactional
    public User add(String name, String email, Role role, Locale locale, @Nullable String password) {
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
                            .with("hash", password == null ? null : passwords.hash(password))
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

    /// Changes the role; the last active owner stays owner.
    @Transactional
    public void appoint(User by, UserId id, Role role) {
        User user = locked(id);
        requireAbove(by, user, role);
        requireAnotherOwner(user, role == Role.OWNER);
        jdbc.sql("update access.person set role = :role where id = :id")
                .params(Params.of("id", id).with("role", role))
                .update();
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

    /// Replaces the password and ends every other session of the user.
    @Transactional
    public void changePassword(UserId id, String old, String fresh) {
        String hash = jdbc.sql("select coalesce(password_hash, '') from access.person where id = :id for update")
                .params(Params.of("id", id))
                .query(String.class)
                .single();
        if (!passwords.matches(old, hash)) {
            throw new AccessRefused(Reason.PASSWORD_WRONG);
        }
        replacePassword(id, passwords.hash(fresh));
    }

    /// In the caller's transaction.
    void replacePassword(UserId id, String hash) {
        jdbc.sql("update access.person set password_hash = :hash, password_published = false where id = :id")
                .params(Params.of("id", id).with("hash", hash))
                .update();
        jdbc.sql("delete from access.session where person_id = :id")
                .params(Params.of("id", id))
                .update();
    }

    /// Checks a password, at the same cost whether the address is known or not.
    ///
    /// @param origin where the request came from, for the throttle
    public Login authenticate(String email, String password, Origin origin) {
        return switch (passwords.check(email, password, origin)) {
            case Passwords.Checked.Right right ->
                new Login.Welcome(find(right.user()).orElseThrow());
            case Passwords.Checked.NotRight notRight -> new Login.Wrong();
            case Passwords.Checked.TooMany tooMany -> new Login.Throttled(tooMany.pause());
            case Passwords.Checked.Busy busy -> new Login.Busy();
            case Passwords.Checked.OnlyHere onlyHere -> new Login.OnlyHere();
        };
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
