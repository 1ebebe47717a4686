package dev.pactwire.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.ApiKeys;
import dev.pactwire.access.Role;
import dev.pactwire.access.Sessions;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.mailroom.Email;
import dev.pactwire.mailroom.Mailroom;
import dev.pactwire.testing.PactwireTest;
import dev.pactwire.testing.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The settings of each person, and the Mailroom.
@PactwireTest
class OwnPagesTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    ApplicationContext program;

    @Autowired
    Users users;

    @Autowired
    Sessions sessions;

    @Autowired
    ApiKeys keys;

    @Autowired
    Mailroom mailroom;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Admins admins;
    private User ada;
    private WebClient browser;

    @BeforeEach
    void ada_is_logged_in() {
        admins = new Admins(program, port);
        ada = admins.person("Ada Moreau", Role.SALES);
        browser = admins.loggedIn(ada);
    }

    @Test
    void a_name_and_a_language_are_kept_and_the_pages_follow() {
        browser.post("/settings/profile", Map.of("name", "Ada M.", "language", "fr"));

        assertThat(browser.get("/settings").body())
                .contains("Ada M.")
                .contains("lang=\"fr\"")
                .contains("Profil");
        assertThat(users.find(ada.id())).map(User::locale).contains(Locale.FRENCH);
    }

    @Test
    void an_empty_name_is_refused_with_a_sentence() {
        var answer = browser.post("/settings/profile", Map.of("name", " ", "language", "en"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Give a name");
    }

    @Test
    void a_new_password_logs_every_other_browser_out_and_this_one_stays() {
        var elsewhere = admins.loggedIn(ada);

        assertThat(browser.post("/settings/password", Map.of("old", "not it", "fresh", "another password"))
                        .body())
                .contains("The current password is not right");
        browser.post("/settings/password", Map.of("old", Admins.PASSWORD, "fresh", "another password"));

        assertThat(browser.get("/settings").status()).isEqualTo(200);
        assertThat(elsewhere.get("/settings").redirect()).contains("/login");
        assertThat(admins.acts(ada.email())).containsExactly("Ada Moreau <" + ada.email() + ">: user.password-changed");
    }

    @Test
    void a_password_is_not_changed_to_itself() {
        var answer = browser.post("/settings/password", Map.of("old", Admins.PASSWORD, "fresh", Admins.PASSWORD));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Choose another one");
    }

    @Test
    void who_has_found_her_session_does_not_guess_her_password_for_long() {
        for (int i = 0; i < 10; i++) {
            browser.post("/settings/password", Map.of("old", "wrong password " + i, "fresh", "another password"));
        }

        var answer = browser.post("/settings/password", Map.of("old", Admins.PASSWORD, "fresh", "another password"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("too often");
    }

    @Test
    void she_sees_where_else_she_is_logged_in_and_logs_out_there() {
        var elsewhere = admins.loggedIn(ada);
        admins.loggedIn(ada);
        assertThat(browser.get("/settings").body()).contains("2 other browsers are logged in");

        browser.post("/settings/log-out-elsewhere", Map.of());

        assertThat(browser.get("/settings").body()).contains("only in this browser");
        assertThat(elsewhere.get("/settings").redirect()).contains("/login");
    }

    @Test
    void logging_out_elsewhere_ends_the_panels_and_the_logins_at_the_signing_service_too() {
        String panel = begun("panel");
        String signing = begun("signing");
        String anothers =
                sessions.begin(admins.person("Mei Tanaka", Role.MARKETING).id(), "panel", HOUR);

        browser.post("/settings/log-out-elsewhere", Map.of());

        assertThat(sessions.resume(panel, "panel", HOUR)).isEmpty();
        assertThat(sessions.resume(signing, "signing", HOUR)).isEmpty();
        assertThat(sessions.resume(anothers, "panel", HOUR)).isPresent();
        assertThat(browser.get("/settings").status()).isEqualTo(200);
    }

    @Test
    void logging_out_ends_what_was_begun_by_that_login_and_no_other_browser() {
        var elsewhere = admins.loggedIn(ada);
        String panel = begun("panel");
        String signing = begun("signing");

        browser.post("/logout", Map.of());

        assertThat(sessions.resume(panel, "panel", HOUR)).isEmpty();
        assertThat(sessions.resume(signing, "signing", HOUR)).isEmpty();
        assertThat(browser.get("/settings").redirect()).contains("/login");
        assertThat(elsewhere.get("/settings").status()).isEqualTo(200);
    }

    private String begun(String area) {
        return sessions.begin(ada.id(), area, HOUR);
    }

    @Test
    void a_key_is_shown_once_works_and_ends_when_it_is_revoked() {
        String page =
                browser.post("/settings/keys", Map.of("label", "Reporting")).body();
        String key = page.replaceFirst("(?s).*<code>(pwk_[^<]+)</code>.*", "$1");
        assertThat(keys.owner(key)).map(owner -> owner.user().id()).contains(ada.id());
        assertThat(jdbc.sql(
                                "select count(*) from access.api_key where encode(key_hash, 'escape') like '%' || :key || '%'")
                        .param("key", key)
                        .query(Long.class)
                        .single())
                .isZero();

        String again = browser.get("/settings").body();
        assertThat(again).contains("Reporting").doesNotContain(key);
        String id = again.replaceFirst("(?s).*/settings/keys/([0-9a-f-]{36})/revoke.*", "$1");
        browser.post("/settings/keys/" + id + "/revoke", Map.of());

        assertThat(keys.owner(key)).isEmpty();
    }

    @Test
    void nobody_revokes_the_key_of_another() {
        String key = keys.create(ada.id(), "Reporting");
        UUID id = keys.of(ada.id()).getFirst().id();

        admins.loggedIn(admins.person("Jonas Lindqvist", Role.SALES))
                .post("/settings/keys/" + id + "/revoke", Map.of());

        assertThat(keys.owner(key)).isPresent();
    }

    @Test
    void mail_that_landed_is_read_by_admins_and_its_html_runs_in_a_sandbox() {
        mailroom.send(new Email(
                "test:" + UUID.randomUUID(),
                "Grace Lindqvist",
                "grace@harborpine.example",
                "Please sign " + ada.id().value(),
                "In plain words",
                "<p>Sign <script>alert(1)</script></p>",
                Map.of(),
                List.of(new Email.Attachment("../NDA.pdf", "text/html", new byte[] {1, 2, 3}))));
        var his = admins.loggedIn(admins.person("Tomás Okafor", Role.ADMIN));
        String mail = his.get("/admin/mailroom")
                .body()
                .replaceFirst(
                        "(?s).*href=\"(/admin/mailroom/[0-9a-f-]{36})\">Please sign "
                                + ada.id().value() + ".*",
                        "$1");

        assertThat(his.get(mail).body()).contains("In plain words").contains("grace@harborpine.example");
        var html = his.get(mail + "/html");
        assertThat(html.headers().get("content-security-policy"))
                .contains("sandbox")
                .contains("default-src 'none'")
                .doesNotContain("allow-scripts");
        var attachment = his.get(mail + "/attachments/0");
        assertThat(attachment.headers().get("content-type")).isEqualTo("application/octet-stream");
        assertThat(attachment.headers().get("content-disposition")).startsWith("attachment");
        assertThat(browser.get(mail).status()).isEqualTo(403);
        assertThat(browser.get(mail + "/html").status()).isEqualTo(403);
        assertThat(browser.get(mail + "/attachments/0").status()).isEqualTo(403);
    }
}
