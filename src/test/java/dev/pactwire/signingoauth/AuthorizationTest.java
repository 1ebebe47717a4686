package dev.pactwire.signingoauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.PactwireTest;
import dev.pactwire.testing.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PactwireTest
class AuthorizationTest extends WithSigningApps {

    private static final String CALLBACK = "https://crm.lumen.example/callback?tenant=1";

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private String ada;
    private SigningApp crm;
    private SigningBrowser browser;

    @BeforeEach
    void ada_sells_and_the_crm_is_registered() {
        ada = add("Ada Moreau", Role.SALES);
        crm = apps.register(null, "Lumen CRM", List.of(CALLBACK), true, false).app();
        browser = new SigningBrowser(port);
    }

    @AfterEach
    void all_is_forgotten() {
        clock.reset();
        jdbc.sql("delete from access.login_failure").update();
    }

    private String add(String name, Role role) {
        String email = UUID.randomUUID() + "@lumen.example";
        users.add(name, email, role, Locale.ENGLISH, PASSWORD);
        return email;
    }

    private List<String> logIns(String email) {
        return jdbc.sql("select action from access.audit where subject = :email order by id")
                .param("email", email)
                .query(String.class)
                .list();
    }

    @Test
    void who_comes_in_and_who_guesses_here_stands_in_the_audit_log_as_at_the_front_door() {
        browser.ask(request());
        browser.logIn(ada, "not the password");
        browser.logIn(ada, PASSWORD);

        assertThat(logIns(ada)).containsExactly("login.failed", "login.succeeded");
    }

    private Map<String, String> request(String... more) {
        var request = SigningBrowser.request(crm, CALLBACK, "signature extended");
        request.put("state", "a b&c");
        for (int i = 0; i < more.length; i += 2) {
            request.put(more[i], more[i + 1]);
        }
        return request;
    }

    @Test
    void a_person_logs_in_reads_what_is_asked_allows_it_and_comes_back_with_a_code() {
        assertThat(browser.ask(request()).body()).contains("Log in to signing").contains("Lumen CRM");
        assertThat(browser.logIn(ada, PASSWORD).body())
                .contains("Let Lumen CRM send agreements?")
                .contains("stay connected");

        WebClient.Answer back = browser.allow();

        assertThat(back.status()).isEqualTo(303);
        assertThat(back.redirect()).startsWith(CALLBACK + "&");
        assertThat(SigningBrowser.query(back.redirect())).containsKeys("code").containsEntry("state", "a b&c");
    }

    @Test
    void a_no_goes_back_as_access_denied_and_is_not_remembered() {
        browser.ask(request());
        browser.logIn(ada, PASSWORD);

        WebClient.Answer back = browser.deny();

        assertThat(SigningBrowser.query(back.redirect()))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "a b&c")
                .doesNotContainKey("code");
        assertThat(browser.ask(request()).body()).contains("Let Lumen CRM send agreements?");
    }

    @Test
    void who_has_allowed_it_before_is_asked_again_only_for_more() {
        browser.ask(request("scope", "signature"));
        browser.logIn(ada, PASSWORD);
        browser.allow();

        assertThat(SigningBrowser.query(
                        browser.ask(request("scope", "signature")).redirect()))
                .containsKey("code");
        assertThat(browser.ask(request("scope", "signature impersonation")).body())
                .contains("while you are away");
    }

    @Test
    void prompt_login_and_the_hint_of_somebody_else_ask_for_the_password_again() {
        browser.ask(request());
        browser.logIn(ada, PASSWORD);
        browser.allow();
        String mei = add("Mei Tanaka", Role.ADMIN);

        assertThat(browser.ask(request("prompt", "login")).body()).contains("Log in to signing");
        assertThat(browser.ask(request("login_hint", mei)).body()).contains("value=\"" + mei);
        assertThat(browser.logIn(mei, PASSWORD).body()).contains("Mei Tanaka");
        assertThat(browser.ask(request("login_hint", mei)).body()).contains("Let Lumen CRM");
    }

    @Test
    void a_wrong_password_is_said_and_throttled() {
        browser.ask(request());

        WebClient.Answer wrong = browser.logIn(ada, "not the password");
        for (int i = 0; i < 9; i++) {
            browser.logIn(ada, "wrong " + i);
        }
        WebClient.Answer throttled = browser.logIn(ada, PASSWORD);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).contains("do not fit").contains("value=\"" + ada);
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.body()).contains("Too many attempts");
        clock.advance(Duration.ofMinutes(16));
        assertThat(browser.logIn(ada, PASSWORD).body()).contains("Let Lumen CRM");
    }

    @Test
    void one_computer_may_fail_fifty_times_whoever_it_says_it_is() {
        browser.ask(request());
        for (int i = 0; i < 50; i++) {
            browser.logIn("nobody-" + i + "@lumen.example", "x");
        }

        assertThat(browser.logIn(ada, PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void who_may_not_send_agreements_gets_a_sentence_and_no_code() {
        browser.ask(request());

        WebClient.Answer answer = browser.logIn(add("Mei Tanaka", Role.MARKETING), PASSWORD);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("Your role sends no agreements");
    }

    @Test
    void nobody_is_sent_to_an_address_that_is_not_registered_letter_by_letter() {
        for (String wrong : List.of(CALLBACK + "/", "https://evil.example", "", CALLBACK.toUpperCase(Locale.ROOT))) {
            WebClient.Answer answer = browser.ask(request("redirect_uri", wrong));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.redirect()).isEmpty();
            assertThat(answer.body()).contains("not registered for it");
        }
        assertThat(browser.ask(request("client_id", UUID.randomUUID().toString()))
                        .body())
                .contains("not registered with this signing service");
        assertThat(browser.open("/oauth/auth?client_id=1&client_id=2").status()).isEqualTo(400);
    }

    @Test
    void what_else_is_wrong_goes_back_to_the_app() {
        assertThat(error(request("response_type", "token"))).isEqualTo("unsupported_response_type");
        assertThat(error(request("scope", "openid"))).isEqualTo("invalid_scope");
        assertThat(error(request("code_challenge", "x".repeat(43)))).isEqualTo("invalid_request");
        assertThat(error(request("code_challenge", "x".repeat(43), "code_challenge_method", "plain")))
                .isEqualTo("invalid_request");
        assertThat(error(request("code_challenge", "short", "code_challenge_method", "S256")))
                .isEqualTo("invalid_request");
    }

    @Test
    void an_app_without_a_secret_must_prove_itself_by_pkce() {
        crm = apps.register(null, "Lumen phone app", List.of("lumen.app:/back"), false, false)
                .app();

        assertThat(error(request("redirect_uri", "lumen.app:/back"))).isEqualTo("invalid_request");
    }

    private String error(Map<String, String> request) {
        return SigningBrowser.query(browser.ask(request).redirect()).get("error");
    }

    @Test
    void a_form_of_a_foreign_page_does_nothing() {
        browser.ask(request());
        browser.logIn(ada, PASSWORD);

        WebClient.Answer answer = browser.submit("/oauth/consent", Map.of("form", "guessed", "decision", "allow"));

        assertThat(answer.body()).contains("Let Lumen CRM send agreements?");
        assertThat(new SigningBrowser(port)
                        .submit("/oauth/login", Map.of("request", SigningBrowser.form(request()), "email", ada))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_pages_have_a_cookie_of_their_own_and_may_not_be_framed() {
        WebClient.Answer answer = browser.ask(request());

        assertThat(answer.headers().get("set-cookie"))
                .startsWith("pactwire-signing-visitor=")
                .contains("Path=/oauth", "HttpOnly", "SameSite=Lax");
        assertThat(answer.headers().get("content-security-policy")).contains("frame-ancestors 'none'");
        assertThat(answer.headers().get("cache-control")).contains("no-store");
    }

    @Test
    void text_of_the_app_is_never_markup() {
        crm = apps.register(null, "<script>alert(1)</script>", List.of(CALLBACK), true, false)
                .app();

        assertThat(browser.ask(request("login_hint", "\"><script>")).body())
                .doesNotContain("<script>alert", "\"><script");
    }
}
