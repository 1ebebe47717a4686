package dev.pactwire.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HashingTest {

    @Test
    void who_gets_no_turn_soon_hears_that_too_many_are_at_it() {
        var hashing = new Hashing(1, Duration.ZERO);
        var refused = new AtomicInteger();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                crowd.submit(() -> {
                    try {
                        hashing.hash("correct horse battery");
                    } catch (AccessRefused busy) {
                        assertThat(busy.reason()).isEqualTo(AccessRefused.Reason.BUSY);
                        refused.incrementAndGet();
                    }
                });
            }
        }

        assertThat(refused.get()).isPositive();
        assertThat(hashing.matches("correct horse battery", hashing.hash("correct horse battery")))
                .isTrue();
    }

    @Test
    void a_turn_is_given_back_when_the_hash_is_none() {
        var hashing = new Hashing(1, Duration.ZERO);

        assertThat(hashing.matches("another password", hashing.hash("correct horse battery")))
                .isFalse();
        assertThat(hashing.hash("correct horse battery")).isNotBlank();
        assertThatThrownBy(() -> new Hashing(0, Duration.ZERO).hash("x")).isInstanceOf(AccessRefused.class);
    }

    @Test
    void the_hash_of_nobody_takes_what_every_hash_takes_and_no_password_fits() {
        var hashing = new Hashing(1, Duration.ZERO);
        String effort = hashing.hash("correct horse battery").replaceAll("(\\$[^$]*\\$[^$]*\\$[^$]*\\$).*", "$1");

        assertThat(Hashing.OF_NOBODY).startsWith(effort);
        assertThat(hashing.matches("the password of nobody", Hashing.OF_NOBODY)).isFalse();
    }
}
