package dev.pactwire.signingoauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.signingoauth.SigningAppRefusal.Reason;
import dev.pactwire.testing.PactwireTest;
import dev.pactwire.testing.WebClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PactwireTest
class SigningAppsPageTest extends WithSigningApps {

    private User tomas;
    private WebClient browser;

    @BeforeEach
    void tomas_administers() {
        tomas = users.add("Tomás Okafor", UUID.randomUUID() + "@lumen.example", Role.ADMIN, Locale.ENGLISH, PASSWORD);
        browser = new WebClient(port);
        browser.login(tomas.email(), PASSWORD, "/");
    }

    @Test
    void an_admin_registers_an_app_and_sees_its_secret_once() {
        String name = "Lumen CRM " + UUID.randomUUID();
        browser.get("/admin/signing-apps");
        var answer = browser.post(
                "/admin/signing-apps",
                Map.of(
                        "name",
                        name,
                        "redirectUris",
                        "https://a.example/1\nhttps://a.example/2",
                        "confidential",
                        "true"));

        var secret = Pattern.compile("<code id=\"secret\">([^<]+)</code>").matcher(answer.body());
        assertThat(secret.find()).isTrue();
        SigningApp app = apps.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(apps.secretFits(app, secret.group(1))).isTrue();
        assertThat(app.redirectUris()).containsExactly("https://a.example/1", "https://a.example/2");
        assertThat(browser.get("/admin/signing-apps").body())
                .contains(accounts.own().id().toString())
                .doesNotContain(secret.group(1));
    }

    @Test
    void a_redirect_address_that_a_browser_would_carry_out_is_refused() {
        for (String wrong : List.of(
                "javascript:alert(1)",
                "https://a.example/#x",
                "/relative",
                "https:///x",
                "nonsense",
                "data:text/html,x")) {
            assertThatThrownBy(() -> apps.register(tomas, "App", List.of(wrong), true, false))
                    .isInstanceOfSatisfying(
                            SigningAppRefusal.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.REDIRECT_MALFORMED));
        }
    }

    @Test
    void the_own_app_cannot_be_changed_from_the_page() {
        SigningApp own = apps.register(null, "Pactwire agreements", List.of("http://localhost/callback"), true, true)
                .app();
        browser.get("/admin/signing-apps");

        var answer = browser.post("/admin/signing-apps/" + own.id() + "/secret", Map.of());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("is a part of Pactwire");
        assertThatThrownBy(() -> apps.remove(tomas, own.id())).isInstanceOf(SigningAppRefusal.class);
    }

    @Test
    void a_key_that_is_no_rsa_key_is_refused() {
        SigningApp app = apps.register(tomas, "App", List.of("https://a.example"), true, false)
                .app();

        assertThatThrownBy(() ->
                        apps.addKey(tomas, app.id(), "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"))
                .isInstanceOf(SigningAppRefusal.class);
    }
}
