package dev.pactwire.copperapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallersTest extends WireTest {

    @Test
    void a_key_with_the_address_of_its_owner_says_who_calls() {
        var me = ada.get("/users/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("id").asLong()).isEqualTo(cast.ada().number());
        assertThat(me.json().path("email").asString()).isEqualTo("ada@lumen.example");
    }

    @Test
    void the_address_of_another_user_is_not_accepted() {
        var answer = ada.with("X-PW-UserEmail", cast.tomas().email()).get("/users/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().path("success").asBoolean()).isFalse();
        assertThat(answer.message()).contains("X-PW-UserEmail");
    }

    @Test
    void every_header_is_needed_and_an_unknown_key_opens_nothing() {
        assertThat(client(cast.ada()).without("X-PW-UserEmail").get("/account").status())
                .isEqualTo(401);
        assertThat(client(cast.ada())
                        .without("X-PW-Application")
                        .get("/account")
                        .status())
                .isEqualTo(401);
        assertThat(client(cast.ada())
                        .without("X-PW-AccessToken")
                        .get("/account")
                        .status())
                .isEqualTo(401);
        assertThat(ada.with("X-PW-AccessToken", "pwk_unknown").get("/account").status())
                .isEqualTo(401);
    }

    @Test
    void a_bearer_token_needs_no_other_header() {
        String key = keys.create(cast.ada().id(), "test");
        var bearer = new WireClient(port, key, "")
                .without("X-PW-AccessToken")
                .without("X-PW-Application")
                .without("X-PW-UserEmail")
                .with("Authorization", "Bearer " + key);

        assertThat(bearer.get("/users/me").json().path("email").asString()).isEqualTo("ada@lumen.example");
    }

    @Test
    void another_kind_of_authorization_excuses_from_nothing() {
        assertThat(client(cast.ada())
                        .with("Authorization", "Basic cHJveHk6c2VjcmV0")
                        .with("X-PW-UserEmail", "tomas@lumen.example")
                        .get("/account")
                        .status())
                .isEqualTo(401);
        assertThat(client(cast.ada())
                        .with("Authorization", "Basic cHJveHk6c2VjcmV0")
                        .get("/account")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_key_has_180_requests_in_any_minute_and_the_hubs_own_key_is_not_counted() {
        for (int i = 0; i < RateLimit.REQUESTS; i++) {
            assertThat(ada.get("/users/me").status()).isEqualTo(200);
        }

        var refused = ada.get("/users/me");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.message()).contains("180");
        assertThat(client(cast.ada()).get("/users/me").status()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(61));
        assertThat(ada.get("/users/me").status()).isEqualTo(200);

        var hub = new WireClient(
                port, keys.createOwn(cast.tomas().id(), "hub"), cast.tomas().email());
        for (int i = 0; i <= RateLimit.REQUESTS; i++) {
            assertThat(hub.get("/users/me").status()).isEqualTo(200);
        }
    }

    @Test
    void roles_hold_on_this_wire_too() {
        WireClient noor = client(cast.noor());
        long grace = created("people", "{'name':'Grace Lindqvist'}");

        assertThat(noor.get("/people/" + grace).status()).isEqualTo(200);
        assertThat(noor.put("/people/" + grace, "{'title':'x'}").status()).isEqualTo(403);
        assertThat(noor.post("/people", "{'name':'x'}").status()).isEqualTo(403);
        assertThat(client(cast.mei()).delete("/people/" + grace).status()).isEqualTo(403);
    }

    @Test
    void who_tries_one_key_after_the_other_has_to_wait_and_a_key_that_works_never() {
        jdbc.sql("delete from access.login_failure").update();
        for (int i = 0; i < 20; i++) {
            assertThat(ada.with("X-PW-AccessToken", "pwk_guess" + i)
                            .get("/account")
                            .status())
                    .isEqualTo(401);
        }

        var waiting = ada.with("X-PW-AccessToken", "pwk_guess").get("/account");

        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.message()).contains("Too many refused keys");
        assertThat(client(cast.ada()).get("/account").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(16));
        assertThat(ada.get("/account").status()).isEqualTo(401);
        jdbc.sql("delete from access.login_failure").update();
    }

    @Test
    void one_computer_may_guess_fifty_times_whatever_account_it_names() {
        jdbc.sql("delete from access.login_failure").update();
        for (int i = 0; i < 50; i++) {
            client(cast.ada())
                    .with("X-PW-AccessToken", "pwk_guess")
                    .with("X-PW-UserEmail", "guess-" + i + "@lumen.example")
                    .get("/account");
        }

        assertThat(client(cast.ada())
                        .with("X-PW-AccessToken", "pwk_guess")
                        .with("X-PW-UserEmail", "one-more@lumen.example")
                        .get("/account")
                        .status())
                .isEqualTo(429);
        jdbc.sql("delete from access.login_failure").update();
    }
}
