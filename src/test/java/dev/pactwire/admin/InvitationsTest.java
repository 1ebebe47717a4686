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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@PactwireTest
class InvitationsTest {

    private static final String CHOSEN = "a password of her own";

    @Autowired
    ApplicationContext program;

    @Autowired
    Users users;

    @Autowired
    MovableClock clock;

    @LocalServerPort
    int port;

    private Admins admins;
    private User tomas;
    private WebClient browser;
    private String mei;

    @BeforeEach
    void tomas_administers() {
        admins = new Admins(program, port);
        tomas = admins.person("Tomás Okafor", Role.ADMIN);
        browser = admins.loggedIn(tomas);
        mei = Admins.address("mei");
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    private WebClient.Answer invite(Role role) {
        return browser.post(
                "/admin/people/invitations", Map.of("name", "Mei Tanaka", "email", mei, "role", role.name()));
    }

    private WebClient.Answer join(String link) {
        var guest = new WebClient(port);
        guest.get(link);
        return guest.post(link, Map.of("name", "Mei Tanaka", "password", CHOSEN));
    }

    /// The number of the open invitation, as the page's buttons carry it.
    private String invitation() {
        return browser.get("/admin/people")
                .body()
                .replaceFirst("(?s).*" + mei + ".*?/admin/people/invitations/([0-9a-f-]{36})/resend.*", "$1");
    }

    @Test
    void who_is_invited_gets_a_mail_chooses_a_password_and_works_here() {
        assertThat(invite(Role.MARKETING).status()).isEqualTo(302);
        assertThat(browser.get("/admin/people").body()).contains(mei);
        assertThat(admins.mails(mei))
                .singleElement()
                .asString()
                .contains("Hello Mei Tanaka")
                .contains("Tomás Okafor invites you");

        var guest = new WebClient(port);
        assertThat(guest.get(admins.link(mei)).body()).contains(mei).contains("Marketing");
        assertThat(guest.post(admins.link(mei), Map.of("name", "Mei T.", "password", CHOSEN))
                        .redirect())
                .endsWith("/");

        assertThat(guest.get("/settings").body()).contains("Mei T.");
        assertThat(users.byEmail(mei)).map(User::role).contains(Role.MARKETING);
        assertThat(new WebClient(port).login(mei, CHOSEN, "/settings").redirect())
                .endsWith("/settings");
        assertThat(admins.acts(mei))
                .containsExactly(
                        "Mei T. <" + mei + ">: user.joined", "Tomás Okafor <" + tomas.email() + ">: user.invited");
    }

    @Test
    void opening_the_link_changes_nothing_and_joining_works_once() {
        invite(Role.SALES);
        String link = admins.link(mei);
        new WebClient(port).get(link);
        new WebClient(port).get(link);

        assertThat(join(link).status()).isEqualTo(302);

        assertThat(new WebClient(port).get(link).status()).isEqualTo(410);
        assertThat(join(link).status()).isEqualTo(410);
    }

    @Test
    void a_link_is_good_for_seven_days() {
        invite(Role.SALES);
        clock.advance(Duration.ofDays(7).minusMinutes(5));
        assertThat(new WebClient(port).get(admins.link(mei)).status()).isEqualTo(200);

        clock.advance(Duration.ofMinutes(6));

        assertThat(new WebClient(port).get(admins.link(mei)).status()).isEqualTo(410);
        assertThat(join(admins.link(mei)).status()).isEqualTo(410);
        assertThat(users.byEmail(mei)).isEmpty();
    }

    @Test
    void sent_again_there_is_a_new_link_and_the_old_one_is_over() {
        invite(Role.VIEWER);
        String old = admins.link(mei);

        assertThat(browser.post("/admin/people/invitations/" + invitation() + "/resend", Map.of())
                        .status())
                .isEqualTo(302);

        assertThat(admins.mails(mei)).hasSize(2);
        assertThat(admins.link(mei)).isNotEqualTo(old);
        assertThat(new WebClient(port).get(old).status()).isEqualTo(410);
        assertThat(join(admins.link(mei)).status()).isEqualTo(302);
        assertThat(users.byEmail(mei)).map(User::role).contains(Role.VIEWER);
    }

    @Test
    void what_is_withdrawn_is_over() {
        invite(Role.SALES);

        browser.post("/admin/people/invitations/" + invitation() + "/withdraw", Map.of());

        assertThat(browser.get("/admin/people").body()).doesNotContain(mei);
        assertThat(join(admins.link(mei)).status()).isEqualTo(410);
    }

    @Test
    void an_admin_does_not_withdraw_an_owners_invitation() {
        User owner = admins.person("Olu Okafor", Role.OWNER);
        admins.loggedIn(owner)
                .post("/admin/people/invitations", Map.of("name", "Mei Tanaka", "email", mei, "role", "OWNER"));

        assertThat(browser.post("/admin/people/invitations/" + invitation() + "/withdraw", Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(browser.get("/admin/people").body()).contains(mei);
    }

    @Test
    void a_short_password_is_refused_with_a_sentence_and_the_link_still_works() {
        invite(Role.SALES);
        var guest = new WebClient(port);
        guest.get(admins.link(mei));

        var answer = guest.post(admins.link(mei), Map.of("name", "Mei", "password", "short"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("at least 10 characters");
        assertThat(join(admins.link(mei)).status()).isEqualTo(302);
    }

    @Test
    void an_admin_invites_no_owner_and_nobody_who_is_here() {
        assertThat(invite(Role.OWNER).status()).isEqualTo(422);
        User ada = admins.person("Ada Moreau", Role.SALES);

        var again =
                browser.post("/admin/people/invitations", Map.of("name", "Ada", "email", ada.email(), "role", "SALES"));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("is already here");
        assertThat(admins.mails(mei)).isEmpty();
        assertThat(admins.mails(ada.email())).isEmpty();
    }

    @Test
    void a_role_is_changed_and_a_person_deactivated_at_once() {
        User ada = admins.person("Ada Moreau", Role.SALES);
        var hers = admins.loggedIn(ada);
        assertThat(hers.get("/people/new").status()).isEqualTo(200);

        browser.post("/admin/people/" + ada.id().value() + "/role", Map.of("role", "VIEWER"));
        assertThat(hers.get("/people/new").status()).isEqualTo(403);

        browser.post("/admin/people/" + ada.id().value() + "/active", Map.of("active", "false"));
        assertThat(hers.get("/people").redirect()).contains("/login");
        assertThat(new WebClient(port).login(ada.email(), Admins.PASSWORD, "/").status())
                .isEqualTo(401);
        assertThat(admins.acts(ada.email()))
                .contains(
                        "Tomás Okafor <" + tomas.email() + ">: user.deactivated",
                        "Tomás Okafor <" + tomas.email() + ">: user.role-changed");
    }

    @Test
    void an_admin_changes_nothing_about_an_owner() {
        User owner = admins.person("Olu Okafor", Role.OWNER);

        assertThat(browser.post("/admin/people/" + owner.id().value() + "/role", Map.of("role", "VIEWER"))
                        .status())
                .isEqualTo(422);
        assertThat(browser.post("/admin/people/" + owner.id().value() + "/active", Map.of("active", "false"))
                        .status())
                .isEqualTo(422);
        assertThat(users.find(owner.id())).map(User::role).contains(Role.OWNER);
    }

    private String mailTo(String address) {
        return program.getBean(JdbcClient.class)
                .sql("select id from mailroom.mail where to_address = :to order by created_at desc limit 1")
                .param("to", address)
                .query(String.class)
                .single();
    }

    @Test
    void an_admin_does_not_find_in_the_mailroom_what_would_make_an_owner() {
        User olu = admins.person("Olu Okafor", Role.OWNER);
        WebClient owner = admins.loggedIn(olu);
        owner.post("/admin/people/invitations", Map.of("name", "New Owner", "email", mei, "role", "OWNER"));
        String invitation = "/admin/mailroom/" + mailTo(mei);
        var stranger = new WebClient(port);
        stranger.get("/forgot-password");
        stranger.post("/forgot-password", Map.of("email", olu.email()));
        String reset = "/admin/mailroom/" + mailTo(olu.email());

        assertThat(browser.get("/admin/mailroom").body()).doesNotContain(mei).doesNotContain(olu.email());
        assertThat(browser.get(invitation).status()).isEqualTo(404);
        assertThat(browser.get(reset).status()).isEqualTo(404);
        assertThat(browser.get(reset + "/html").status()).isEqualTo(404);

        assertThat(owner.get("/admin/mailroom").body()).contains(mei).contains(olu.email());
        assertThat(owner.get(invitation).body()).contains("/join/");
    }
}
