package dev.pactwire.access;

import dev.pactwire.access.AccessRefused.Reason;
import dev.pactwire.access.Throttle.Counted;
import dev.pactwire.access.Throttle.Limit;
import dev.pactwire.platform.PactwireSettings;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Password hashes (Argon2id) and the throttle in front of them.
@Component
class Passwords {

    private static final int MIN_LENGTH = 10;
    private static final int MAX_LENGTH = 200;
    private static final int MAX_FAILURES_PER_EMAIL_AND_ADDRESS = 10;
    private static final int MAX_FAILURES_PER_ADDRESS = 50;
    private static final int MAX_FAILURES_PER_EMAIL = 100;
    private static final int MAX_FAILURES_OF_OWN = 10;
    private static final int ALWAYS_AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final Throttle throttle;
    private final KnownPlaces places;
    private final boolean publishedElsewhere;
    private final Hashing hashing =
            new Hashing(Math.max(ALWAYS_AT_ONCE, Runtime.getRuntime().availableProcessors()), PATIENCE);

    Passwords(JdbcClient jdbc, Throttle throttle, KnownPlaces places, PactwireSettings settings) {
        this.jdbc = jdbc;
        this.throttle = throttle;
        this.places = places;
        this.publishedElsewhere = settings.demoElsewhere();
    }

    String hash(String password) {
        if (password.length() < MIN_LENGTH) {
            throw new AccessRefused(Reason.PASSWORD_TOO_SHORT, MIN_LENGTH);
        }
        if (password.length() > MAX_LENGTH) {
            throw new AccessRefused(Reason.PASSWORD_TOO_LONG, MAX_LENGTH);
        }
        return hashing.hash(password);
    }

    /// Whoever sits at somebody else's session guesses no oftener than who stands at the door.
    void requireOwn(UserId id, String password, String hash) {
        switch (throttle.count(List.of(new Limit("own-password:" + id.value(), MAX_FAILURES_OF_OWN)))) {
            case Counted.TooMany(Duration pause) ->
                throw new AccessRefused(Reason.PASSWORD_TOO_OFTEN, Math.max(1, pause.toMinutes()));
            case Counted.Attempt attempt -> {
                if (!matches(password, hash)) {
                    throw new AccessRefused(Reason.PASSWORD_WRONG);
                }
                throttle.takeBack(attempt);
            }
        }
    }

    /// A password that everybody knows does not become a secret by being chosen again.
    void requireNotPublished(UserId id, String password) {
        Optional<String> published =
                jdbc.sql("""
                        select password_hash from access.person
                        where id = :id and password_published and password_hash is not null""").params(Params.of("id", id)).query(String.class).optional();
        if (published.isPresent() && matches(password, published.get())) {
            throw new AccessRefused(Reason.PASSWORD_SAME);
        }
    }

    boolean matches(String password, String hash) {
        return password.length() <= MAX_LENGTH && hashing.matches(password, hash);
    }

    sealed interface Checked {
        record Right(UserId user) implements Checked {}

        record NotRight() implements Checked {}

        record TooMany(Duration pause) implements Checked {}

        record Busy() implements Checked {}

        record OnlyHere() implements Checked {}
    }

    /// The attempt is counted first and taken back when it was right: however many come at once, no more of them are
    /// tried than may fail.
    Checked check(String email, String password, Origin origin) {
        Optional<Credential> known = credential(email);
        return switch (throttle.count(limits(email, known, origin))) {
            case Counted.TooMany(Duration pause) -> new Checked.TooMany(pause);
            case Counted.Attempt attempt -> {
                try {
                    yield check(known, password, origin, attempt, pair(email, origin));
                } catch (AccessRefused busy) {
                    throttle.takeBack(attempt);
                    yield new Checked.Busy();
                }
            }
        };
    }

    /// Who guesses at somebody else's password waits, and that person does not: what counts is the pair of both. The
    /// count of the e-mail alone, against guesses from many addresses, does not bind where the person has logged in
    /// before.
    private List<Limit> limits(String email, Optional<Credential> known, Origin origin) {
        var pair = new Limit(pair(email, origin), MAX_FAILURES_PER_EMAIL_AND_ADDRESS);
        var address = new Limit("address:" + origin.counted(), MAX_FAILURES_PER_ADDRESS);
        boolean atHome = known.map(Credential::id)
                .filter(id -> places.isKnown(new UserId(id), origin))
                .isPresent();
        return atHome
                ? List.of(pair, address)
                : List.of(pair, address, new Limit("email:" + normal(email), MAX_FAILURES_PER_EMAIL));
    }

    private static String pair(String email, Origin origin) {
        return "email-address:" + normal(email) + " " + origin.counted();
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private Checked check(
            Optional<Credential> known, String password, Origin origin, Counted.Attempt attempt, String pair) {
        boolean matches = matches(password, known.map(Credential::passwordHash).orElse(Hashing.OF_NOBODY));
        if (!matches || known.isEmpty()) {
            return new Checked.NotRight();
        }
        throttle.takeBack(attempt);
        if (known.get().passwordPublished() && !origin.thisMachine() && !publishedElsewhere) {
            return new Checked.OnlyHere();
        }
        var user = new UserId(known.get().id());
        throttle.forget(pair);
        places.remember(user, origin);
        return new Checked.Right(user);
    }

    /// Who has chosen a new password starts anew, from wherever.
    void forgetFailures(String email) {
        throttle.forget("email:" + normal(email));
        throttle.forgetAll("email-address:" + normal(email) + " ");
    }

    private Optional<Credential> credential(String email) {
        return jdbc.sql("""
                        select id, password_hash, password_published from access.person
                        where lower(email) = lower(:email) and active and password_hash is not null""")
                .params(Params.of("email", email.strip()))
                .query(Rows.of(Credential.class))
                .optional();
    }

    private record Credential(UUID id, String passwordHash, boolean passwordPublished) {}
}
