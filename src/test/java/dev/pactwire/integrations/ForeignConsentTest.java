package dev.pactwire.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.platform.Params;
import dev.pactwire.testing.Browser;
import dev.pactwire.testing.FakeServer;
import dev.pactwire.testing.PactwireTest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A signing service on another site, and a browser that keeps the pages' content-security policy.
@PactwireTest
class ForeignConsentTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    Users users;

    @Autowired
    SigningConnections connections;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final FakeServer service = new FakeServer();
    private Optional<ConnectionId> before = Optional.empty();
    private ConnectionId connection = new ConnectionId(UUID.randomUUID());

    @BeforeEach
    void a_foreign_service_is_in_use() {
        before = connections.current().map(SigningConnection::id);
        connection = connections
                .add(
                        "A foreign service",
                        URI.create("https://account.example"),
                        "key-1",
                        "s3cret",
                        TestConnections.HMAC_KEY)
                .id();
        jdbc.sql("update integrations.connection set settings = settings || :settings where id = :id")
                .params(Params.of("id", connection).json("settings", new SigningSettings(service.base(), "key-1")))
                .update();
        connections.use(connection);
        service.next(FakeServer.html(200, "<title>The foreign login</title><h1>Log in here</h1>"));
    }

    @AfterEach
    void the_service_is_gone() {
        jdbc.sql("delete from integrations.connection where id = :id")
                .params(Params.of("id", connection))
                .update();
        before.ifPresent(connections::use);
        service.close();
    }

    @Test
    void who_logs_in_on_the_way_to_a_foreign_service_arrives_there() {
        User ada = users.add("Ada Moreau", UUID.randomUUID() + "@lumen.example", Role.SALES, Locale.ENGLISH, PASSWORD);
        try (var profile = Browser.desktop()) {
            var page = profile.newPage();
            page.navigate("http://localhost:" + port + "/integrations/signing/connect?return=/people");
            page.fill("#email", ada.email());
            page.fill("#password", PASSWORD);
            page.click("button[type=submit]");

            page.waitForURL(address -> address.startsWith(service.base().toString()));

            assertThat(page.title()).isEqualTo("The foreign login");
            assertThat(service.requests().getFirst().target())
                    .startsWith("/oauth/auth?")
                    .contains("code_challenge=");
        }
    }
}
