package dev.pactwire.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.PactwireTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What a webhook that a user has set up reaches of this installation itself.
@PactwireTest
class OwnAddressTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    @Autowired
    Outgoing outgoing;

    @LocalServerPort
    int port;

    private Outcome told(String path) {
        return outgoing.sendToGiven(Call.of("POST", URI.create("http://127.0.0.1:" + port + path)));
    }

    @Test
    void the_door_of_webhooks_can_be_told() {
        assertThat(told("/hooks/docusign/" + NOBODY)).isInstanceOf(Outcome.Answer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/metrics",
                "/restapi/v2.1/accounts",
                "/hooks",
                "/hooks/docusign/../../metrics",
                "/hooks/docusign/%2e%2e/metrics",
                "/hooks/docusign/" + NOBODY + "/../../../metrics",
                "/hooks/docusign/;x/metrics"
            })
    void nothing_else_of_the_installation_is_reached(String path) {
        assertThat(told(path))
                .isInstanceOfSatisfying(
                        Outcome.Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(Outcome.Kind.BLOCKED));
    }
}
