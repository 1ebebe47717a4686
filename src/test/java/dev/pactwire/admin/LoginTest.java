package dev.pactwire.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Login;
import dev.pactwire.access.Origin;
import dev.pactwire.access.Role;
import dev.pactwire.access.Users;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.PactwireTest;
import dev.pactwire.testing.WebClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PactwireTest
class LoginTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    Users users;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private String email;
    private WebClient browser;

    @BeforeEach
    void ada_works_here() {
        email = "ada-" + UUID.randomUUID() + "@lumen.example";
        users.add("Ada Moreau", email, Role.SALES, Locale.ENGLISH, PASSWORD);
        browser = new WebClient(port);
    }

    @AfterEach
    void all_is_forgotten() {
        clock.reset();
        jdbc.sql("delete from access.login_failure").update();
    }

    @Test
    void a_page_behind_the_login_sends_a_stranger_there_and_brings_her_back() {
        assertThat(browser.get("/settings").redirect()).endsWith("/login?next=%2Fsettings");

        var answer = browser.login(email, PASSWORD, "/settings");

        assertThat(answer.redirect()).endsWith("/settings");
        assertThat(browser.get("/settings").body()).contains("Ada Moreau");
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_sentence() {
        String wrong = browser.login(email, "not the password", "/").body();
        String unknown = browser.login("nobody-" + email, PASSWORD, "/").body();

        assertThat(wrong).contains("do not belong together");
        assertThat(unknown).contains("do not belong together");
    }

    @Test
    void after_ten_wrong_passwords_even_the_right_one_must_wait() {
        for (int i = 0; i < 10; i++) {
            browser.login(email, "wrong password " + i, "/");
        }

        var answer = browser.login(email, PASSWORD, "/");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).contains("Too many attempts");
        clock.advance(Duration.ofMinutes(16));
        assertThat(browser.login(email, PASSWORD, "/settings").redirect()).endsWith("/settings");
    }

    @Test
    void a_burst_of_guesses_passes_no_more_often_than_one_after_the_other() {
        var tried = new AtomicInteger();
        try (var guessing = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                String guess = "wrong password " + i;
                guessing.submit(() -> {
                    if (users.authenticate(email, guess, new Origin("203.0.113.5", false)) instanceof Login.Wrong) {
                        tried.incrementAndGet();
                    }
                });
            }
        }

        assertThat(tried.get()).isEqualTo(10);
    }

    @Test
    void an_address_as_long_as_a_book_is_a_wrong_one_and_stands_in_no_log() {
        String book = "ä".repeat(90_000) + UUID.randomUUID();

        assertThat(browser.login(book, PASSWORD, "/").status()).isEqualTo(401);
        assertThat(jdbc.sql("select max(length(subject)) from access.audit")
                        .query(Integer.class)
                        .single())
                .isLessThan(300);
    }

    @Test
    void what_nobody_vouches_for_is_not_where_a_request_comes_from() {
        for (int i = 0; i < 10; i++) {
            new WebClient(port).from("203.0.113." + i).login(email, "wrong password " + i, "/");
        }

        assertThat(new WebClient(port)
                        .from("203.0.113.99")
                        .login(email, PASSWORD, "/")
                        .status())
                .isEqualTo(429);
    }

    @Test
    void a_network_of_billions_of_addresses_counts_as_one() {
        for (int i = 0; i < 10; i++) {
            users.authenticate(email, "wrong password " + i, new Origin("2001:db8:1:2::" + i, false));
        }

        assertThat(users.authenticate(email, PASSWORD, new Origin("2001:db8:1:2::ffff", false)))
                .isInstanceOf(Login.Throttled.class);
        assertThat(users.authenticate(email, PASSWORD, new Origin("2001:db8:1:3::1", false)))
                .isInstanceOf(Login.Welcome.class);
    }

    @Test
    void one_computer_may_fail_fifty_times_whoever_it_says_it_is() {
        for (int i = 0; i < 50; i++) {
            browser.login("nobody-" + i + "@lumen.example", "x", "/");
        }

        assertThat(browser.login(email, PASSWORD, "/").status()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(16));
        assertThat(browser.login(email, PASSWORD, "/settings").redirect()).endsWith("/settings");
    }

    @Test
    void a_login_never_leads_to_another_site() {
        assertThat(browser.login(email, PASSWORD, "//evil.example").redirect()).doesNotContain("evil");
        assertThat(new WebClient(port).login(email, PASSWORD, "/\\evil.example").redirect())
                .doesNotContain("evil");
    }

    @Test
    void a_post_without_the_csrf_token_is_refused() {
        browser.login(email, PASSWORD, "/");

        var answer = browser.postWithoutToken("/settings/profile", Map.of("name", "Eve", "language", "en"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(users.byEmail(email).orElseThrow().name()).isEqualTo("Ada Moreau");
    }

    @Test
    void a_page_that_is_out_of_date_says_so_in_the_language_of_its_reader() {
        browser.login(email, PASSWORD, "/");
        Map<String, String> form = Map.of("name", "Eve", "language", "en", "_csrf", "stale");

        assertThat(browser.postWithoutToken("/settings/profile", form).body())
                .contains("This page is out of date", "nothing was saved")
                .doesNotContain("Your role");

        users.rename(users.byEmail(email).orElseThrow().id(), "Ada Moreau", Locale.FRENCH);
        assertThat(browser.postWithoutToken("/settings/profile", form).body())
                .contains("Cette page n’est plus à jour", "rien n’a été enregistré")
                .doesNotContain("Votre rôle");
    }

    @Test
    void the_token_of_one_page_is_good_for_several_posts() {
        browser.login(email, PASSWORD, "/");
        browser.get("/settings");

        assertThat(browser.post("/settings/profile", Map.of("name", "Ada M.", "language", "en"))
                        .status())
                .isEqualTo(302);
        assertThat(browser.post("/settings/profile", Map.of("name", "Ada Moreau", "language", "en"))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void logging_out_ends_the_session_at_the_server_too() {
        browser.login(email, PASSWORD, "/");
        var stolen = browser.copy();

        browser.post("/logout", Map.of());

        assertThat(stolen.get("/settings").redirect()).contains("/login");
    }

    @Test
    void a_salesperson_does_not_reach_the_pages_of_admins() {
        browser.login(email, PASSWORD, "/");

        assertThat(browser.get("/admin/people").status()).isEqualTo(403);
        assertThat(browser.get("/admin/mailroom").status()).isEqualTo(403);
        assertThat(browser.get("/admin/audit").status()).isEqualTo(403);
    }
}
