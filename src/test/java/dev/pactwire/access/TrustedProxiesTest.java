package dev.pactwire.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class TrustedProxiesTest {

    @Test
    void addresses_and_networks_are_both_networks() {
        assertThat(TrustedProxies.networks(List.of("10.0.0.5", "10.0.0.6", " 10.1.0.0/16", "::1")))
                .isEqualTo("10.0.0.5/32,10.0.0.6/32,10.1.0.0/16,::1/128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.lumen.example", "10.0.0.0/33", "10.0.0", "10.0.0.0/-1", "10.0.0.0/x", ".*", ""})
    void what_is_no_network_stops_the_start_with_a_sentence(String nonsense) {
        assertThatThrownBy(() -> TrustedProxies.networks(List.of(nonsense)))
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, refused -> {
                    assertThat(refused.getName()).isEqualTo("pactwire.trusted-proxies");
                    assertThat(refused.getReason()).contains("10.1.0.0/16");
                });
    }
}
