package dev.pactwire.signingoauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.PactwireTest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A code becomes tokens, once, for the app that it was given to.
@PactwireTest
class CodesTest extends WithApp {

    @Test
    void a_code_becomes_tokens_as_the_sdks_ask_for_it_without_redirect_uri_and_accepting_anything() {
        String pair = Base64.getEncoder().encodeToString((crm.id() + ":" + secret).getBytes());
        var answer = client.token(
                Map.of("Authorization", "Basic " + pair, "Accept", "application/pdf"),
                form("authorization_code", "code", code("signature", false)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().propertyNames())
                .containsExactly("access_token", "token_type", "expires_in", "refresh_token", "scope");
        assertThat(answer.body().get("expires_in").isNumber()).isTrue();
        assertThat(answer.body().get("expires_in").asInt()).isEqualTo(28_800);
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
    }

    @Test
    void userinfo_tells_the_person_the_account_and_the_address_that_was_asked() {
        var info = client.userInfo(connect("signature").text("access_token"));

        assertThat(info.body().propertyNames())
                .containsExactly("sub", "name", "given_name", "family_name", "created", "email", "accounts");
        assertThat(info.text("sub")).isEqualTo(ada.id().value().toString());
        assertThat(info.text("given_name")).isEqualTo("Ada");
        assertThat(info.text("created")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d\\d");
        var account = info.body().get("accounts").get(0);
        assertThat(account.get("account_id").asString())
                .isEqualTo(accounts.own().id().toString());
        assertThat(account.get("is_default").isBoolean()).isTrue();
        assertThat(account.get("base_uri").asString()).isEqualTo("http://localhost:" + port);
        assertThat(client.userInfo("unknown").status()).isEqualTo(401);
    }

    @Test
    void a_code_with_a_challenge_needs_its_verifier() {
        assertThat(redeem(code("signature", true)).text("error")).isEqualTo("invalid_grant");
        browser = new SigningBrowser(port);
        String code = codeAgain();
        assertThat(redeem(code, "code_verifier", VERIFIER + "x").text("error")).isEqualTo("invalid_grant");
        assertThat(redeem(code, "code_verifier", VERIFIER).status()).isEqualTo(200);
    }

    /// Consent is known by now: the login leads straight back.
    private String codeAgain() {
        browser.ask(request("signature", true));
        return SigningBrowser.query(browser.logIn(ada.email(), PASSWORD).redirect())
                .get("code");
    }

    @Test
    void a_code_without_a_challenge_takes_no_verifier() {
        assertThat(redeem(code("signature", false), "code_verifier", VERIFIER).text("error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void an_app_without_a_secret_redeems_and_refreshes_with_its_id_alone() {
        register(false);
        String id = crm.id().toString();

        var tokens = client.token(
                Map.of(),
                form(
                        "authorization_code",
                        "code",
                        code("signature", true),
                        "client_id",
                        id,
                        "code_verifier",
                        VERIFIER));
        var newer = client.token(
                Map.of(), form("refresh_token", "refresh_token", tokens.text("refresh_token"), "client_id", id));

        assertThat(isGood(tokens)).isTrue();
        assertThat(isGood(newer)).isTrue();
    }

    @Test
    void a_code_works_once_and_its_second_use_ends_what_the_first_gave() {
        String code = code("signature", false);
        var tokens = redeem(code);

        assertThat(redeem(code).text("error")).isEqualTo("invalid_grant");
        assertThat(isGood(tokens)).isFalse();
        assertThat(refresh(tokens.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void a_code_lives_two_minutes() {
        String code = code("signature", false);
        clock.advance(Duration.ofMinutes(3));

        assertThat(redeem(code).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void a_code_is_nothing_to_another_app_and_at_another_redirect_address() {
        String code = code("signature", false);
        var other = apps.register(null, "Other", List.of(CALLBACK), true, false);

        assertThat(client.withBasic(
                                other.app().id(),
                                String.valueOf(other.secret()),
                                form("authorization_code", "code", code))
                        .text("error"))
                .isEqualTo("invalid_grant");
        assertThat(redeem(code, "redirect_uri", CALLBACK + "/").text("error")).isEqualTo("invalid_grant");
        assertThat(redeem(code, "redirect_uri", CALLBACK).status()).isEqualTo(200);
    }

    @Test
    void an_app_that_cannot_prove_itself_is_refused() {
        var code = form("authorization_code", "code", "c");

        assertThat(client.withBasic(crm.id(), "wrong", code).text("error")).isEqualTo("invalid_client");
        assertThat(client.withBasic(crm.id(), "wrong", code).status()).isEqualTo(401);
        assertThat(client.token(Map.of("Authorization", "Basic ???"), code).text("error"))
                .isEqualTo("invalid_client");
        assertThat(client.token(Map.of(), code).text("error")).isEqualTo("invalid_client");
        assertThat(client.token(
                                Map.of(),
                                form(
                                        "authorization_code",
                                        "code",
                                        "c",
                                        "client_id",
                                        crm.id().toString()))
                        .text("error"))
                .isEqualTo("invalid_client");
    }

    @Test
    void a_request_that_is_no_request_says_what_is_missing() {
        assertThat(client.token(Map.of(), Map.of()).text("error")).isEqualTo("invalid_request");
        assertThat(client.withBasic(crm.id(), secret, Map.of("grant_type", "authorization_code"))
                        .text("error_description"))
                .contains("code is missing");
        assertThat(client.withBasic(crm.id(), secret, Map.of("grant_type", "password"))
                        .text("error"))
                .isEqualTo("unsupported_grant_type");
        assertThat(client.token(Map.of("Content-Type", "application/json"), Map.of("grant_type", "x"))
                        .text("error"))
                .isEqualTo("invalid_request");
    }
}
