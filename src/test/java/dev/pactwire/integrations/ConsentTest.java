package dev.pactwire.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.platform.Params;
import dev.pactwire.signingoauth.SigningApps;
import dev.pactwire.signingoauth.SigningBrowser;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.PactwireTest;
import dev.pactwire.testing.WebClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Ada connects with the built-in signing service: two logins, two cookies, as with a foreign one.
@PactwireTest
class ConsentTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String ACCOUNT = "/integrations/signing/account";

    @Autowired
    Users users;

    @Autowired
    SigningApps apps;

    @Autowired
    OAuthApps oauth;

    @Autowired
    SigningConnections connections;

    @Autowired
    SigningGrants grants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @LocalServerPort
    int port;

    private Optional<ConnectionId> before = Optional.empty();
    private ConnectionId connection = new ConnectionId(UUID.randomUUID());
    private User ada;
    private WebClient console;

    @BeforeEach
    void the_built_in_service_is_in_use_and_ada_is_logged_in() {
        before = connections.current().map(SigningConnection::id);
        var app = apps.register(null, "Pactwire", List.of(oauth.redirectUri().toString()), true, false);
        connection = connections
                .addBuiltIn(
                        "Pactwire", app.app().id().toString(), String.valueOf(app.secret()), TestConnections.HMAC_KEY)
                .id();
        connections.use(connection);
        ada = person("Ada Moreau", Role.SALES);
        console = loggedIn(ada);
    }

    @AfterEach
    void the_service_is_gone() {
        clock.reset();
        jdbc.sql("delete from integrations.connection where id = :id")
                .params(Params.of("id", connection))
                .update();
        before.ifPresent(connections::use);
    }

    private User person(String name, Role role) {
        return users.add(name, UUID.randomUUID() + "@lumen.example", role, Locale.ENGLISH, PASSWORD);
    }

    private WebClient loggedIn(User user) {
        var browser = new WebClient(port);
        browser.login(user.email(), PASSWORD, "/");
        return browser;
    }

    /// Where the signing service sends the person back to.
    private String decided(String returnTo, boolean allow) {
        var signing = new SigningBrowser(port);
        String there = there(returnTo);
        signing.open(path(there));
        signing.logIn(ada.email(), PASSWORD);
        return path((allow ? signing.allow() : signing.deny()).redirect());
    }

    /// The page that goes on to the signing service, from the address in it.
    private String there(String returnTo) {
        String page = console.get(
                        "/integrations/signing/connect?return=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8))
                .body();
        return page.replaceFirst("(?s).*id=\"there\" href=\"([^\"]*)\".*", "$1").replace("&amp;", "&");
    }

    private static String path(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    @Test
    void ada_allows_it_and_is_connected() {
        String back = decided("/opportunities/12", true);

        var page = console.get(back);

        assertThat(page.body()).contains("data-result=\"connected\"").contains("data-return=\"/opportunities/12\"");
        assertThat(grants.of(ada.id())).isInstanceOf(GrantState.Connected.class);
        assertThat(grants.access(ada.id())).isInstanceOf(AccessResult.Ready.class);
    }

    @Test
    void ada_disconnects_and_nothing_of_hers_is_kept() {
        console.get(decided("/", true));
        assertThat(console.get(ACCOUNT).body()).contains(ada.email()).contains("Disconnect");
        assertThat(loggedIn(person("Tomás Okafor", Role.SALES))
                        .post(ACCOUNT + "/disconnect", Map.of())
                        .redirect())
                .endsWith(ACCOUNT);
        assertThat(grants.of(ada.id())).as("another's is hers").isInstanceOf(GrantState.Connected.class);

        assertThat(console.post(ACCOUNT + "/disconnect", Map.of()).redirect()).endsWith(ACCOUNT);

        assertThat(grants.of(ada.id())).isEqualTo(new GrantState.None());
        assertThat(console.get(ACCOUNT).body())
                .contains("You are not connected")
                .doesNotContain("Disconnect</button>");
        assertThat(jdbc.sql("select action from access.audit where person_id = :ada order by id desc limit 1")
                        .params(Params.of("ada", ada.id()))
                        .query(String.class)
                        .single())
                .isEqualTo("signing-account.disconnected");
    }

    @Test
    void the_way_there_carries_pkce_a_state_and_her_address_and_no_secret() {
        String there = there("/");
        Map<String, String> asked = SigningBrowser.query(there);

        assertThat(asked).containsEntry("code_challenge_method", "S256").containsEntry("login_hint", ada.email());
        assertThat(asked.get("state")).hasSizeGreaterThan(40);
        assertThat(there).doesNotContain("secret");
    }

    @Test
    void ada_denies_it_and_comes_back_with_a_sentence() {
        String back = decided("/opportunities/12", false);

        var page = console.get(back);

        assertThat(page.body()).contains("data-result=\"denied\"").contains("You did not allow the connection");
        assertThat(grants.of(ada.id())).isEqualTo(new GrantState.None());
    }

    @Test
    void a_way_back_works_once() {
        String back = decided("/", true);
        console.get(back);

        var again = console.get(back);

        assertThat(again.status()).isEqualTo(410);
        assertThat(again.body()).contains("This connection attempt is over");
    }

    @Test
    void a_way_back_is_its_persons_alone() {
        String back = decided("/", true);
        User grace = person("Tomás Okafor", Role.SALES);

        var stolen = loggedIn(grace).get(back);

        assertThat(stolen.status()).isEqualTo(410);
        assertThat(grants.of(grace.id())).isEqualTo(new GrantState.None());
        assertThat(console.get(back).body()).contains("data-result=\"connected\"");
    }

    @Test
    void a_way_back_without_a_login_leads_to_the_login_first() {
        String back = decided("/", true);

        assertThat(new WebClient(port).get(back).redirect()).contains("/login?next=");
    }

    @Test
    void a_way_back_that_took_a_quarter_of_an_hour_is_over() {
        String back = decided("/", true);
        clock.advance(Duration.ofMinutes(16));

        assertThat(console.get(back).status()).isEqualTo(410);
    }

    @Test
    void a_code_that_the_service_does_not_know_connects_nobody() {
        String back = decided("/", true);

        var page = console.get(back.replaceFirst("code=[^&]*", "code=nonsense"));

        assertThat(page.body()).contains("data-result=\"failed\"");
        assertThat(grants.of(ada.id())).isEqualTo(new GrantState.None());
    }

    @Test
    void the_return_never_leaves_this_site() {
        for (String evil : List.of(
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "javascript:alert(1)")) {
            String there = there(evil);
            String state = SigningBrowser.query(there).get("state");

            assertThat(console.get("/integrations/signing/callback?error=access_denied&state=" + state)
                            .body())
                    .contains("data-return=\"/\"");
        }
    }

    @Test
    void who_only_reads_cannot_connect() {
        assertThat(loggedIn(person("Noor Haddad", Role.VIEWER))
                        .get("/integrations/signing/connect")
                        .status())
                .isEqualTo(403);
    }
}
