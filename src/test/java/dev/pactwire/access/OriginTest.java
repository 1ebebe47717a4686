package dev.pactwire.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class OriginTest {

    private static MockHttpServletRequest request(String peer, String host) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        request.setServerName(host);
        return request;
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "LOCALHOST"})
    void who_calls_this_machine_by_its_own_name_is_here(String host) {
        assertThat(Origin.of(request("127.0.0.1", host)).thisMachine()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pactwire.lumen.example", "192.0.2.7", "localhost.evil.example"})
    void who_asked_for_another_name_came_through_a_proxy_or_a_tunnel(String host) {
        assertThat(Origin.of(request("127.0.0.1", host)).thisMachine()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Forwarded", "Via", "X-Forwarded-For", "x-forwarded-proto", "X-Forwarded-Host", "X-Real-IP"})
    void what_a_proxy_brings_comes_from_elsewhere(String header) {
        var request = request("127.0.0.1", "localhost");
        request.addHeader(header, "127.0.0.1");

        assertThat(Origin.of(request).thisMachine()).isFalse();
    }

    @Test
    void another_machine_is_elsewhere_whatever_it_asks_for() {
        assertThat(Origin.of(request("192.0.2.7", "localhost")).thisMachine()).isFalse();
    }
}
