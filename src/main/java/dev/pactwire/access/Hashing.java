package dev.pactwire.access;

import dev.pactwire.access.AccessRefused.Reason;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Argon2id: slow and hungry by intent, 16 MB and a core for each hash. So only as many are made at once as there are
/// cores, and who does not get a turn soon is told so: a flood of attempts costs time, never all the memory.
final class Hashing {

    /// Matches no password, and takes as long as anybody's: an unknown address answers no sooner than a known one.
    static final String OF_NOBODY =
            "$argon2id$v=19$m=16384,t=2,p=1$bm9ib2R5cyBvd24gc2FsdA$dGhlIGhhc2ggb2YgYSBwYXNzd29yZCBvZiBub2JvZHk";

    private final Argon2PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore turns;
    private final Duration patience;

    /// @param atOnce how many hashes may be made at once
    /// @param patience how long one waits for its turn
    Hashing(int atOnce, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    String hash(String password) {
        await();
        try {
            return String.valueOf(argon2.encode(password));
        } finally {
            turns.release();
        }
    }

    boolean matches(String password, String hash) {
        await();
        try {
            return argon2.matches(password, hash);
        } finally {
            turns.release();
        }
    }

    private void await() {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AccessRefused(Reason.BUSY);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AccessRefused(Reason.BUSY);
        }
    }
}
