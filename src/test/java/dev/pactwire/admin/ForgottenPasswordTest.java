package dev.pactwire.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.PactwireTest;
import dev.pactwire.testing.WebClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@PactwireTest
class ForgottenPasswordTest {

    private static final String CHOSEN = "another password";

    @Autowired
    ApplicationContext program;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @LocalServerPort
    int port;

    private Admins admins;
    private User ada;

    @BeforeEach
    void ada_has_forgotten_her_password() {
        jdbc.sql("delete from access.login_failure").update();
        admins = new Admins(program, port);
        ada = admins.person("Ada Moreau", Role.SALES);
    }

    @AfterEach
    void all_is_forgotten() {
        clock.reset();
        jdbc.sql("delete from access.login_failure").update();
    }

    private WebClient.Answer forgot(String email) {
        var browser = new WebClient(port);
        browser.get("/forgot-password");
        return browser.post("/forgot-password", Map.of("email", email));
    }

    private WebClient.Answer choose(String link, String password) {
        var browser = new WebClient(port);
        browser.get(link);
        return browser.post(link, Map.of("password", password));
    }

    @Test
    void a_mail_brings_her_back_in_and_every_other_browser_out() {
        var elsewhere = admins.loggedIn(ada);

        assertThat(forgot(ada.email()).body()).contains("is on its way");
        assertThat(choose(admins.link(ada.email()), CHOSEN).status()).isEqualTo(302);

        assertThat(elsewhere.get("/settings").redirect()).contains("/login");
        assertThat(new WebClient(port).login(ada.email(), CHOSEN, "/settings").redirect())
                .endsWith("/settings");
        assertThat(new WebClient(port).login(ada.email(), Admins.PASSWORD, "/").status())
                .isEqualTo(401);
        assertThat(admins.acts(ada.email()))
                .contains(
                        "Ada Moreau <" + ada.email() + ">: user.password-reset", "Pactwire: user.password-reset-asked");
    }

    @Test
    void a_link_works_once_and_every_link_ends_with_it() {
        forgot(ada.email());
        String first = admins.link(ada.email());
        forgot(ada.email());
        String second = admins.link(ada.email());

        assertThat(choose(second, CHOSEN).status()).isEqualTo(302);

        assertThat(choose(second, CHOSEN).status()).isEqualTo(410);
        assertThat(new WebClient(port).get(first).status()).isEqualTo(410);
    }

    @Test
    void a_link_is_good_for_an_hour() {
        forgot(ada.email());
        clock.advance(Duration.ofMinutes(61));

        assertThat(new WebClient(port).get(admins.link(ada.email())).status()).isEqualTo(410);
        assertThat(choose(admins.link(ada.email()), CHOSEN).status()).isEqualTo(410);
    }

    @Test
    void a_short_password_is_refused_and_the_link_still_works() {
        forgot(ada.email());

        assertThat(choose(admins.link(ada.email()), "short").body()).contains("at least 10 characters");
        assertThat(choose(admins.link(ada.email()), CHOSEN).status()).isEqualTo(302);
    }

    @Test
    void nobody_learns_who_works_here_and_who_does_not_gets_no_mail() {
        String unknown = Admins.address("nobody");
        User gone = admins.person("Gone Girl", Role.SALES);
        users.activate(admins.person("Olu Okafor", Role.OWNER), gone.id(), false);

        String ofAda = forgot(ada.email()).body().replace(ada.email(), "X");
        String ofNobody = forgot(unknown).body().replace(unknown, "X");
        String ofGone = forgot(gone.email()).body().replace(gone.email(), "X");

        assertThat(bare(ofNobody)).isEqualTo(bare(ofAda)).isEqualTo(bare(ofGone));
        assertThat(admins.mails(unknown)).isEmpty();
        assertThat(admins.mails(gone.email())).isEmpty();
    }

    private static String bare(String page) {
        return page.replaceAll("name=\"csrf\" content=\"[^\"]*\"", "");
    }

    @Test
    void a_mailbox_is_not_flooded() {
        for (int i = 0; i < 5; i++) {
            forgot(ada.email());
        }
        assertThat(admins.mails(ada.email())).hasSize(3);

        clock.advance(Duration.ofMinutes(16));
        forgot(ada.email());
        assertThat(admins.mails(ada.email())).hasSize(4);
    }

    @Test
    void a_burst_floods_no_mailbox_either() {
        try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 15; i++) {
                asking.submit(() -> forgot(ada.email()));
            }
        }

        assertThat(admins.mails(ada.email())).hasSize(3);
    }

    @Test
    void a_link_ends_when_the_password_is_changed_without_it() {
        forgot(ada.email());

        users.changePassword(ada, Admins.PASSWORD, CHOSEN);

        assertThat(new WebClient(port).get(admins.link(ada.email())).status()).isEqualTo(410);
    }

    @Test
    void a_link_that_admins_may_have_read_makes_nobody_an_owner() {
        forgot(ada.email());

        users.appoint(admins.person("Olu Okafor", Role.OWNER), ada.id(), Role.OWNER);

        assertThat(new WebClient(port).get(admins.link(ada.email())).status()).isEqualTo(410);
    }

    @Test
    void the_password_of_the_manual_is_not_chosen_again() {
        users.publishPassword(ada.id());
        forgot(ada.email());

        assertThat(choose(admins.link(ada.email()), Admins.PASSWORD).body()).contains("Choose another one");
    }

    @Test
    void one_computer_asks_twenty_times_and_then_waits() {
        for (int i = 0; i < 20; i++) {
            forgot("nobody-" + i + "@lumen.example");
        }

        var answer = forgot(ada.email());

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body()).contains("Too many attempts");
        assertThat(admins.mails(ada.email())).isEmpty();
    }

    @Test
    void who_was_locked_out_by_wrong_passwords_is_in_again_with_the_new_one() {
        for (int i = 0; i < 10; i++) {
            new WebClient(port).login(ada.email(), "wrong " + i, "/");
        }
        forgot(ada.email());
        choose(admins.link(ada.email()), CHOSEN);

        assertThat(new WebClient(port).login(ada.email(), CHOSEN, "/settings").redirect())
                .endsWith("/settings");
    }

    @Test
    void the_mail_is_in_the_language_of_who_reads_it() {
        users.rename(ada.id(), "Ada Moreau", java.util.Locale.FRENCH);

        forgot(ada.email());

        assertThat(admins.mails(ada.email()).getLast()).contains("Bonjour Ada");
    }
}
