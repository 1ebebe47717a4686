package dev.pactwire.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.PactwireTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PactwireTest
class ApiKeysTest {

    private static final int MORE_THAN_ANYBODY_MAY = 60;

    @Autowired
    ApiKeys keys;

    /// A customer of an IPv6 network has billions of addresses.
    @Test
    void who_tries_one_key_after_the_other_waits_whatever_address_of_his_network_he_takes() {
        IntStream.range(0, MORE_THAN_ANYBODY_MAY)
                .forEach(i -> keys.refused("", new Origin("2001:db8:7:7::%x".formatted(i), false)));

        assertThat(keys.refused("", new Origin("2001:db8:7:7:ffff::1", false))).isPresent();
        assertThat(keys.refused("", new Origin("2001:db8:7:8::1", false))).isEmpty();
    }
}
