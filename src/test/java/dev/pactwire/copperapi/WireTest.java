package dev.pactwire.copperapi;

import dev.pactwire.access.ApiKeys;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.PactwireTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What the tests of this wire share: the program, the cast, and a client with a fresh key of Ada's.
@PactwireTest
abstract class WireTest {

    @Autowired
    Users users;

    @Autowired
    ApiKeys keys;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    Cast cast;
    WireClient ada;

    /// Stands in names and addresses, so that a test finds only what it made.
    String mark;

    @BeforeEach
    void lumen_works_here() {
        cast = Cast.in(users);
        ada = client(cast.ada());
        mark = "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    WireClient client(User user) {
        return new WireClient(port, keys.create(user.id(), "test"), user.email());
    }

    long created(String entity, String body) {
        return ada.post("/" + entity, body).json().path("id").asLong();
    }

    JsonNode only(JsonNode rows) {
        if (rows.size() != 1) {
            throw new AssertionError("one row was expected: " + rows);
        }
        return rows.get(0);
    }
}
