package dev.pactwire.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pactwire.access.Invitations;
import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.integrations.SigningConnection;
import dev.pactwire.integrations.SigningConnections;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.PactwireSettings;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Refusal;
import dev.pactwire.records.Catalog;
import dev.pactwire.records.EmbeddedApps;
import dev.pactwire.records.Records;
import dev.pactwire.testing.PactwireTest;
import dev.pactwire.testing.WebClient;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// The program as somebody gets it who has just cloned the repository, with the demo; and, since it is another program
/// than that of the other tests, with a mail server and a key for its metrics.
@PactwireTest
@DirtiesContext
class FirstStartTest {

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    FirstStart firstStart;

    @Autowired
    BuiltIns builtIns;

    @Autowired
    DemoPeople people;

    @Autowired
    Invitations invitations;

    @Autowired
    PactwireSettings settings;

    @Autowired
    Address address;

    @Autowired
    ApplicationContext program;

    @Autowired
    Users users;

    @Autowired
    SigningConnections connections;

    @Autowired
    EmbeddedApps apps;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void another_program(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add("pactwire.demo", () -> "true");
        properties.add("pactwire.metrics-key", () -> "let-me-count");
        properties.add("pactwire.trusted-proxies", () -> "127.0.0.1,::1");
        properties.add("pactwire.smtp.host", () -> "127.0.0.1");
        properties.add("pactwire.smtp.port", () -> MAIL.getSmtp().getPort());
        properties.add("pactwire.smtp.security", () -> "none");
        properties.add("pactwire.smtp.from", () -> "agreements@lumen.example");
    }

    @AfterAll
    static void the_mail_server_stops() {
        MAIL.stop();
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private WebClient loggedIn(String email) {
        var browser = new WebClient(port);
        assertThat(browser.login(email, DemoPeople.PASSWORD, "/").status()).isEqualTo(303);
        browser.get("/settings");
        return browser;
    }

    @Test
    void the_demo_looks_like_a_small_company() {
        assertThat(count("records.company")).isEqualTo(60);
        assertThat(count("records.person")).isEqualTo(200);
        assertThat(count("records.opportunity")).isEqualTo(40);
        assertThat(count("records.pipeline")).isEqualTo(2);
        assertThat(jdbc.sql("select count(distinct pipeline_id) from records.opportunity")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(count("records.activity")).isGreaterThan(300);
    }

    @Test
    void a_french_speaker_reads_the_name_of_the_panel_in_french() {
        long deal = jdbc.sql("select min(id) from records.opportunity")
                .query(Long.class)
                .single();

        assertThat(loggedIn("jonas@lumen.example").get("/opportunities/" + deal).body())
                .contains("data-name=\"Accords\"")
                .doesNotContain("data-name=\"Agreements\"");
        assertThat(loggedIn("ada@lumen.example").get("/opportunities/" + deal).body())
                .contains("data-name=\"Agreements\"");
    }

    @Test
    void its_papers_are_pdfs_with_something_to_read() throws IOException {
        var papers = jdbc.sql("select c.bytes from records.file f join records.content c using (sha256) limit 20")
                .query(byte[].class)
                .list();

        assertThat(papers).isNotEmpty();
        for (byte[] paper : papers) {
            try (var document = Loader.loadPDF(paper)) {
                assertThat(document.getNumberOfPages()).isPositive();
            }
        }
    }

    @Test
    void everybody_of_the_demo_logs_in_and_there_is_an_owner() {
        for (String email : List.of("ada", "tomas", "mei", "noor")) {
            assertThat(loggedIn(email + "@lumen.example").get("/").body()).contains("Pactwire");
        }
        assertThat(users.all().stream()
                        .filter(user -> user.role() == Role.OWNER)
                        .map(User::email))
                .containsExactly("tomas@lumen.example");
    }

    @Test
    void the_published_passwords_of_the_demo_are_good_at_this_machine_only_until_they_are_changed() {
        String email = "sam-" + UUID.randomUUID() + "@lumen.example";
        var sam = users.add("Sam Vega", email, Role.ADMIN, Locale.ENGLISH, DemoPeople.PASSWORD);
        users.publishPassword(sam.id());

        var refused = new WebClient(port).from("203.0.113.9").login(email, DemoPeople.PASSWORD, "/");
        var here = loggedIn(email);
        here.post("/settings/password", Map.of("old", DemoPeople.PASSWORD, "fresh", "a password of my own"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("pactwire.demo-elsewhere").doesNotContain("do not belong together");
        assertThat(new WebClient(port)
                        .from("203.0.113.9")
                        .login(email, "a password of my own", "/")
                        .status())
                .isEqualTo(303);
        assertThat(new WebClient(port)
                        .from("203.0.113.9")
                        .login("tomas@lumen.example", DemoPeople.PASSWORD, "/")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_stranger_who_lets_a_trusted_proxy_say_that_he_is_here_is_not() {
        assertThat(new WebClient(port)
                        .from("127.0.0.1")
                        .login("tomas@lumen.example", DemoPeople.PASSWORD, "/")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void behind_a_trusted_proxy_a_strangers_wrong_passwords_stop_the_stranger_alone() {
        String email = "zoe-" + UUID.randomUUID() + "@lumen.example";
        users.add("Zoe Lang", email, Role.SALES, Locale.ENGLISH, "correct horse battery");
        for (int i = 0; i < 10; i++) {
            new WebClient(port).from("203.0.113.66").login(email, "wrong password " + i, "/");
        }

        var stranger = new WebClient(port).from("203.0.113.66").login(email, "correct horse battery", "/");
        var zoe = new WebClient(port).from("198.51.100.7").login(email, "correct horse battery", "/");

        assertThat(stranger.status()).isEqualTo(429);
        assertThat(zoe.status()).isEqualTo(303);
    }

    @Test
    void guesses_from_everywhere_stop_nobody_where_they_have_logged_in_before() {
        String email = "eli-" + UUID.randomUUID() + "@lumen.example";
        users.add("Eli Stone", email, Role.SALES, Locale.ENGLISH, "correct horse battery");
        new WebClient(port).from("198.51.100.8").login(email, "correct horse battery", "/");
        jdbc.sql("""
                        insert into access.login_failure (subject, at)
                        select 'email:' || :email, now() from generate_series(1, 100)""").param("email", email).update();

        assertThat(new WebClient(port)
                        .from("198.51.100.9")
                        .login(email, "correct horse battery", "/")
                        .status())
                .isEqualTo(429);
        assertThat(new WebClient(port)
                        .from("198.51.100.8")
                        .login(email, "correct horse battery", "/")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void the_hub_is_tied_to_both_built_ins_once_however_often_the_program_starts() {
        long audits = count("access.audit");
        long people = count("access.person");
        for (int i = 0; i < 3; i++) {
            firstStart.start();
            builtIns.tie();
        }

        assertThat(connections.all()).filteredOn(SigningConnection::builtIn).hasSize(1);
        assertThat(connections.current()).map(SigningConnection::builtIn).contains(true);
        assertThat(apps.find("agreements").orElseThrow().url()).endsWith("/panel");
        assertThat(count("access.person")).isEqualTo(people);
        assertThat(count("access.audit")).isEqualTo(audits);
        assertThat(count("records.company")).isEqualTo(60);
    }

    /// A kill in the middle is a transaction that never commits.
    @Test
    void a_first_start_that_was_killed_half_way_left_nothing_and_starts_again() {
        var stopped = new FirstStart(
                settings, users, people, new Killed(program), builtIns, invitations, address, transactions);
        jdbc.sql("create table public.kept as select * from access.person").update();
        jdbc.sql("delete from access.invitation").update();
        jdbc.sql("delete from access.person").update();
        try {
            assertThatThrownBy(stopped::start).hasMessage("killed");

            assertThat(users.all()).isEmpty();
        } finally {
            jdbc.sql("insert into access.person overriding system value select * from public.kept")
                    .update();
            jdbc.sql("drop table public.kept").update();
        }
    }

    /// Dies when the people are there and the records are not.
    private static final class Killed extends DemoCompany {

        Killed(ApplicationContext program) {
            super(
                    program.getBean(Records.class),
                    program.getBean(Catalog.class),
                    program.getBean(DemoDeals.class),
                    program.getBean(Clock.class));
        }

        @Override
        public void load(DemoPeople.Cast cast) {
            throw new IllegalStateException("killed");
        }
    }

    @Test
    void an_installation_of_ones_own_begins_with_a_link_for_its_owner() {
        String email = "olu-" + UUID.randomUUID() + "@lumen.example";
        assertThatThrownBy(() -> invitations.inviteFirstOwner(email, email)).isInstanceOf(Refusal.class);
        jdbc.sql("create table public.kept as select * from access.person").update();
        jdbc.sql("delete from access.invitation").update();
        jdbc.sql("delete from access.person").update();
        try {
            String token = invitations.inviteFirstOwner(email, email);
            var guest = new WebClient(port);
            guest.get("/join/" + token);
            guest.post("/join/" + token, Map.of("name", "Olu Okafor", "password", "correct horse battery"));

            assertThat(users.byEmail(email)).map(User::role).contains(Role.OWNER);
        } finally {
            jdbc.sql("delete from access.person").update();
            jdbc.sql("insert into access.person overriding system value select * from public.kept")
                    .update();
            jdbc.sql("drop table public.kept").update();
        }
    }

    /// The text of the mail to an address, as soon as it has come.
    private static String arrived(String address) throws InterruptedException, MessagingException {
        for (int i = 0; i < 600; i++) {
            for (var message : MAIL.getReceivedMessages()) {
                if (message.getAllRecipients()[0].toString().contains(address)) {
                    return GreenMailUtil.getBody(message);
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no mail to " + address);
    }

    @Test
    void with_a_mail_server_an_invitation_is_really_sent_and_the_mailroom_keeps_it_to_itself()
            throws InterruptedException, MessagingException {
        var tomas = loggedIn("tomas@lumen.example");
        String mei = "mei-" + UUID.randomUUID() + "@lumen.example";

        tomas.post("/admin/people/invitations", Map.of("name", "Mei Tanaka", "email", mei, "role", "MARKETING"));

        assertThat(arrived(mei)).contains("/join/");
        String id = jdbc.sql("select id from mailroom.mail where to_address = :mei")
                .params(Params.of("mei", mei))
                .query(String.class)
                .single();
        assertThat(tomas.get("/admin/mailroom/" + id).status()).isEqualTo(404);
        assertThat(tomas.get("/admin/mailroom/" + id + "/html").status()).isEqualTo(404);
        assertThat(tomas.get("/admin/mailroom").body())
                .contains("Mail goes out through your mail server")
                .doesNotContain(mei);
    }

    @Test
    void what_the_mail_server_refused_is_shown_with_its_reason_and_can_be_sent_again() {
        var tomas = loggedIn("tomas@lumen.example");
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into mailroom.mail (id, key, created_at, to_name, to_address, subject, text, headers, state, error)
                        values (:id, :key, now(), 'Nobody', 'nobody@harborpine.example', 'Please sign', 'Secret text', '{}',
                            'FAILED', '550 No such person here')""").params(Params.of("id", id).with("key", "test:" + id)).update();

        assertThat(tomas.get("/admin/mailroom").body())
                .contains("nobody@harborpine.example")
                .contains("550 No such person here")
                .doesNotContain("Secret text");
        assertThat(tomas.post("/admin/mailroom/" + id + "/retry", Map.of()).status())
                .isEqualTo(302);

        assertThat(jdbc.sql("select state from mailroom.mail where id = :id")
                        .params(Params.of("id", id))
                        .query(String.class)
                        .single())
                .isNotEqualTo("FAILED");
    }

    @Test
    void with_a_key_metrics_are_for_who_shows_it() throws IOException, InterruptedException {
        var metrics = URI.create("http://localhost:" + port + "/metrics");
        var http = HttpClient.newHttpClient();

        var without = http.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString());
        var with = http.send(
                HttpRequest.newBuilder(metrics)
                        .header("Authorization", "Bearer let-me-count")
                        .header("X-Forwarded-For", "203.0.113.9")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(with.statusCode()).isEqualTo(200);
        assertThat(with.body()).doesNotContain("let-me-count");
    }
}
