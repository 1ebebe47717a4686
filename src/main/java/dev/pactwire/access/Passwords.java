package dev.pactwire.access;

import dev.pactwire.access.AccessRefused.Reason;
import dev.pactwire.platform.Params;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Password hashes (Argon2id) and the throttle in front of them.
@Component
class Passwords {

    private static final int MIN_LENGTH = 10;
    private static final int MAX_LENGTH = 200;
    private static final int MAX_FAILURES_PER_EMAIL = 10;
    private static final int MAX_FAILURES_PER_ADDRESS = 50;

    private final JdbcClient jdbc;
    private final Throttle throttle;
    private final Argon2PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final String nobodysHash;

    Passwords(JdbcClient jdbc, Throttle throttle) {
        this.jdbc = jdbc;
        this.throttle = throttle;
        this.nobodysHash = String.valueOf(argon2.encode("the password of nobody"));
    }

    String hash(String password) {
        if (password.length() < MIN_LENGTH) {
            throw new AccessRefused(Reason.PASSWORD_TOO_SHORT, MIN_LENGTH);
        }
        if (password.length() > MAX_LENGTH) {
            throw new AccessRefused(Reason.PASSWORD_TOO_LONG, MAX_LENGTH);
        }
        return String.valueOf(argon2.encode(password));
    }

    boolean matches(String password, String hash) {
        return password.length() <= MAX_LENGTH && argon2.matches(password, hash);
    }

    sealed interface Checked {
        record Right(UserId user) implements Checked {}

        record NotRight() implements Checked {}

        record TooMany(Duration pause) implements Checked {}
    }

    Checked check(String email, String password, String remoteAddress) {
        List<String> subjects = List.of("email:" + email.strip().toLowerCase(Locale.ROOT), "address:" + remoteAddress);
        Optional<Duration> wait = throttle.pause(subjects.get(0), MAX_FAILURES_PER_EMAIL)
                .or(() -> throttle.pause(subjects.get(1), MAX_FAILURES_PER_ADDRESS));
        if (wait.isPresent()) {
            return new Checked.TooMany(wait.get());
        }
        Optional<Credential> known = credential(email);
        boolean matches = matches(password, known.map(Credential::passwordHash).orElse(nobodysHash));
        if (matches && known.isPresent()) {
            throttle.forget(subjects.get(0));
            return new Checked.Right(new UserId(known.get().id()));
        }
        subjects.forEach(throttle::remember);
        return new Checked.NotRight();
    }

    private Optional<Credential> credential(String email) {
        return jdbc.sql("""
                        select id, password_hash from access.person
                        where lower(email) = lower(:email) and active and password_hash is not null""")
                .params(Params.of("email", email.strip()))
                .query(Credential.class)
                .optional();
    }

    private record Credential(UUID id, String passwordHash) {}
}
