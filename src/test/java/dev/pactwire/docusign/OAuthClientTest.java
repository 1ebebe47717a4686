package dev.pactwire.docusign;

import static dev.pactwire.testing.FakeServer.html;
import static dev.pactwire.testing.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.docusign.OAuthOutcome.Granted;
import dev.pactwire.docusign.OAuthOutcome.Refused;
import dev.pactwire.docusign.OAuthOutcome.Unreachable;
import dev.pactwire.docusign.OAuthOutcome.Unusable;
import dev.pactwire.testing.FakeServer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OAuthClientTest extends Wired {

    private static final Pkce PKCE = new Pkce("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    private static final String TOKENS =
            "{\"access_token\":\"a1\",\"token_type\":\"Bearer\",\"expires_in\":28800,\"refresh_token\":\"r1\"}";

    private final OAuthClient oauth = new OAuthClient(outgoing, clock);
    private final OAuthApp confidential = app(Optional.of("s3cret"));
    private final OAuthApp open = app(Optional.empty());

    private OAuthApp app(Optional<String> secret) {
        return new OAuthApp(
                URI.create("https://account-d.docusign.com"),
                service.base(),
                "key-1",
                secret,
                URI.create("https://lumen.example/oauth/back"));
    }

    @Test
    void the_browser_is_sent_to_its_own_address_with_pkce_state_and_scopes() {
        assertThat(oauth.authorizeUrl(confidential, "st&te", PKCE, false, ""))
                .hasToString("https://account-d.docusign.com/oauth/auth?response_type=code&scope=signature%20extended"
                        + "&client_id=key-1&redirect_uri=https%3A%2F%2Flumen.example%2Foauth%2Fback&state=st%26te"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");
        assertThat(oauth.authorizeUrl(confidential, "s", PKCE, true, "ada@lumen.example")
                        .toString())
                .endsWith("&prompt=login&login_hint=ada%40lumen.example");
    }

    @Test
    void a_confidential_application_names_itself_by_basic() {
        service.next(json(200, TOKENS));

        var granted = (Granted) oauth.exchange(confidential, "c0de", PKCE);

        assertThat(granted.tokens().accessToken()).isEqualTo("a1");
        assertThat(granted.tokens().refreshToken()).isEqualTo("r1");
        assertThat(granted.tokens().expiresAt()).isEqualTo(TEN.plus(Duration.ofHours(8)));
        assertThat(service.last().method()).isEqualTo("POST");
        assertThat(service.last().target()).isEqualTo("/oauth/token");
        assertThat(service.last().header("Authorization")).isEqualTo("Basic a2V5LTE6czNjcmV0");
        assertThat(service.last().header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(service.last().text().split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=authorization_code", "code=c0de", "code_verifier=" + PKCE.verifier());
    }

    @Test
    void a_public_application_names_itself_in_the_form() {
        service.next(json(200, TOKENS));

        oauth.exchange(open, "c0de", PKCE);

        assertThat(service.last().header("Authorization")).isEmpty();
        assertThat(service.last().text()).contains("client_id=key-1").doesNotContain("redirect_uri");
    }

    @Test
    void a_refresh_replaces_both_tokens() {
        service.next(
                json(
                        200,
                        "{\"access_token\":\"a2\",\"token_type\":\"Bearer\",\"refresh_token\":\"r2\",\"expires_in\":\"60\",\"scope\":\"signature extended\"}"));

        var granted = (Granted) oauth.refresh(confidential, "r1");

        assertThat(granted.tokens())
                .isEqualTo(new OAuthOutcome.Tokens("a2", "r2", TEN.plusSeconds(60), "signature extended"));
        assertThat(service.last().text()).contains("grant_type=refresh_token").contains("refresh_token=r1");
    }

    @Test
    void without_a_new_refresh_token_the_old_one_is_kept() {
        service.next(json(200, "{\"access_token\":\"a2\",\"expires_in\":60}"));

        var granted = (Granted) oauth.refresh(open, "r1");

        assertThat(granted.tokens().refreshToken()).isEqualTo("r1");
    }

    @Test
    void a_revoked_refresh_token_is_a_refusal_with_its_reason() {
        service.next(json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"expired\"}"));

        assertThat(oauth.refresh(confidential, "r1")).isEqualTo(new Refused("invalid_grant", "expired"));
    }

    @Test
    void a_broken_server_is_no_refusal() {
        service.next(
                json(503, "{\"error\":\"temporarily_unavailable\"}"),
                json(429, "{\"error\":\"slow_down\"}"),
                html(200, "<html>Login</html>"),
                json(200, "{\"access_token\":\"a1\",\"expi"),
                json(200, "{}"),
                html(400, "<html>Bad request</html>"));

        for (int call = 0; call < 6; call++) {
            assertThat(oauth.refresh(confidential, "r1")).isInstanceOf(Unusable.class);
        }
    }

    @Test
    void silence_and_a_lost_connection_are_no_refusal() {
        service.next(new FakeServer.Hang(), new FakeServer.HangUp(), new FakeServer.CutShort(json(200, TOKENS)));

        for (int call = 0; call < 3; call++) {
            assertThat(oauth.refresh(confidential, "r1")).isInstanceOf(Unreachable.class);
        }
    }

    @Test
    void user_information_names_the_accounts_and_where_they_are() {
        service.next(json(200, """
                {"sub":"u1","name":"Ada Moreau","email":"ada@lumen.example","created":"2020-01-02T03:04:05.67",
                 "accounts":[{"account_id":"a1","is_default":false,"account_name":"Old","base_uri":"https://eu.docusign.net"},
                             {"account_id":"a2","is_default":true,"account_name":"Lumen Studio","base_uri":"https://na3.docusign.net"},
                             {"account_id":"a3","base_uri":"nonsense"}]}"""));

        UserInfo ada = done(oauth.userInfo(confidential, "a1"));

        assertThat(ada.email()).isEqualTo("ada@lumen.example");
        assertThat(ada.accounts()).hasSize(2);
        assertThat(ada.defaultAccount().orElseThrow().base()).hasToString("https://na3.docusign.net");
        assertThat(service.last().header("Authorization")).isEqualTo("Bearer a1");
    }

    @Test
    void user_information_with_a_dead_token_is_unauthorized() {
        service.next(json(401, "{\"error\":\"invalid_token\"}"));

        assertThat(problem(oauth.userInfo(confidential, "a1"))).isInstanceOf(SigningProblem.Unauthorized.class);
    }

    @Test
    void secrets_stay_out_of_logs() {
        assertThat(confidential.toString()).doesNotContain("s3cret");
        assertThat(ada.toString()).doesNotContain("ada-access-token");
        assertThat(new OAuthOutcome.Tokens("a1", "r1", TEN, "").toString())
                .doesNotContain("a1")
                .doesNotContain("r1");
    }
}
