package dev.pactwire.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.copper.CopperConnection;
import dev.pactwire.copper.RecordRef;
import dev.pactwire.copper.RecordType;
import dev.pactwire.integrations.IntegrationRefused.Reason;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.FakeServer;
import dev.pactwire.testing.Hub;
import dev.pactwire.testing.MovedClock;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrmConnectionsTest {

    private static final URI COPPER = URI.create("https://api.copper.com/developer_api/v1");
    private static final URI PAGES = URI.create("https://app.copper.com/companies/123456/app#/");
    private static final String ME = "{\"id\":4,\"name\":\"Ada Moreau\",\"email\":\"ada@lumen.example\"}";

    private final TestDatabase database = TestPostgres.fresh();
    private Hub hub;
    private CrmConnections connections;
    private User ada;
    private User mei;

    @BeforeAll
    void start(@TempDir Path data) {
        hub = new Hub(database, data, new MovedClock(Instant.parse("2026-11-22T10:00:00Z")), beans -> {});
        connections = hub.get(CrmConnections.class);
        Cast cast = Cast.in(hub.get(Users.class));
        ada = cast.ada();
        mei = cast.mei();
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @AfterEach
    void the_built_in_crm_again() {
        connections.useBuiltIn();
    }

    private void useFake(FakeServer copper) {
        connections.useCopper(COPPER, PAGES);
        database.jdbc()
                .sql(
                        "update integrations.connection set settings = jsonb_set(settings, '{base}', to_jsonb(cast(? as text))) where active and vendor = 'COPPER'")
                .param(copper.base() + "/developer_api/v1")
                .update();
    }

    private static Reason reason(Throwable thrown) {
        return ((IntegrationRefused) thrown).reason();
    }

    @Test
    void at_first_agreements_stand_in_the_built_in_crm() {
        assertThat(connections.current()).isInstanceOf(CrmConnection.BuiltIn.class);
        assertThat(connections.address(new RecordRef(RecordType.OPPORTUNITY, 12)))
                .hasToString("https://pactwire.lumen.example/opportunities/12");
    }

    @Test
    void with_copper_in_use_records_are_seen_there() {
        connections.useCopper(COPPER, PAGES);

        assertThat(connections.address(new RecordRef(RecordType.OPPORTUNITY, 12)))
                .hasToString("https://app.copper.com/companies/123456/app#/deal/12");
    }

    @Test
    void an_address_that_is_not_https_is_refused() {
        assertThatThrownBy(() -> connections.useCopper(URI.create("http://169.254.169.254/"), PAGES))
                .satisfies(thrown -> assertThat(reason(thrown)).isEqualTo(Reason.CRM_ADDRESS));
        assertThat(connections.current()).isInstanceOf(CrmConnection.BuiltIn.class);
    }

    @Test
    void who_has_given_no_key_is_asked_for_one() {
        connections.useCopper(COPPER, PAGES);

        assertThatThrownBy(() -> connections.as(mei))
                .satisfies(thrown -> assertThat(reason(thrown)).isEqualTo(Reason.CRM_KEY_MISSING));
    }

    @Test
    void a_key_that_copper_knows_is_kept_and_used_for_its_owner_only() {
        try (var copper = new FakeServer()) {
            useFake(copper);
            copper.next(FakeServer.json(200, ME));

            connections.keepKey(ada, "ada@lumen.example", " k3y-of-ada ");

            assertThat(connections.as(ada).credential())
                    .isEqualTo(new CopperConnection.ApiKey("k3y-of-ada", "ada@lumen.example"));
            assertThat(connections.as(ada).quota()).isEqualTo(CopperConnection.Quota.OF_COPPER);
            assertThat(connections.keyOwner(ada)).contains("ada@lumen.example");
            assertThat(connections.keyOwner(mei)).isEmpty();
        }
    }

    @Test
    void a_key_that_copper_refuses_is_not_kept() {
        try (var copper = new FakeServer()) {
            useFake(copper);
            copper.next(FakeServer.json(401, "{\"success\":false,\"status\":401}"));

            assertThatThrownBy(() -> connections.keepKey(mei, "mei@lumen.example", "wrong"))
                    .satisfies(thrown -> assertThat(reason(thrown)).isEqualTo(Reason.CRM_KEY_REFUSED));
            assertThat(connections.keyOwner(mei)).isEmpty();
        }
    }

    @Test
    void a_kept_key_cannot_be_read_in_the_database() {
        try (var copper = new FakeServer()) {
            useFake(copper);
            copper.next(FakeServer.json(200, ME));
            connections.keepKey(ada, "ada@lumen.example", "k3y-of-ada");

            List<byte[]> stored = database.jdbc()
                    .sql("select sealed from vault.secret")
                    .query(byte[].class)
                    .list();
            assertThat(stored)
                    .isNotEmpty()
                    .noneMatch(secret -> new String(secret, StandardCharsets.ISO_8859_1).contains("k3y-of-ada"));
        }
    }
}
