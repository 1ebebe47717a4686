package dev.pactwire.signingoauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.PactwireTest;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PactwireTest
class TokensTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String CALLBACK = "https://crm.lumen.example/callback";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-1";

    @Autowired
    Users users;

    @Autowired
    SigningApps apps;

    @Autowired
    SigningAccounts accounts;

    @Autowired
    MovableClock clock;

    @LocalServerPort
    int port;

    private User ada;
    private User tomas;
    private SigningApp crm;
    private String secret;
    private SigningBrowser browser;
    private TokenClient client;

    @BeforeEach
    void ada_sells_and_the_crm_is_registered() {
        ada = users.add("Ada Moreau", UUID.randomUUID() + "@lumen.example", Role.SALES, Locale.ENGLISH, PASSWORD);
        tomas = users.add("Tomás Okafor", UUID.randomUUID() + "@lumen.example", Role.OWNER, Locale.ENGLISH, PASSWORD);
        register(true);
        browser = new SigningBrowser(port);
        client = new TokenClient(port);
    }

    @AfterEach
    void back_to_today() {
        clock.reset();
    }

    private void register(boolean confidential) {
        var registered = apps.register(null, "Lumen CRM", List.of(CALLBACK), confidential, false);
        crm = registered.app();
        secret = String.valueOf(registered.secret());
    }

    private String code(String scope, boolean pkce) {
        var request = new LinkedHashMap<>(Map.of(
                "response_type", "code", "client_id", crm.id().toString(), "redirect_uri", CALLBACK, "scope", scope));
        if (pkce) {
            request.put("code_challenge", Hashes.challenge(VERIFIER));
            request.put("code_challenge_method", "S256");
        }
        browser.ask(request);
        browser.logIn(ada.email(), PASSWORD);
        return SigningBrowser.query(browser.allow().redirect()).get("code");
    }

    private TokenClient.Answer redeem(String code, String... more) {
        return client.withBasic(crm.id(), secret, form("authorization_code", "code", code, more));
    }

    private TokenClient.Answer refresh(String token) {
        return client.withBasic(crm.id(), secret, form("refresh_token", "refresh_token", token));
    }

    private static Map<String, String> form(String grantType, String name, String value, String... more) {
        var form = new LinkedHashMap<>(Map.of("grant_type", grantType, name, value));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    private TokenClient.Answer connect(String scope) {
        return redeem(code(scope, false));
    }

    private boolean isGood(TokenClient.Answer tokens) {
        return client.userInfo(tokens.text("access_token")).status() == 200;
    }

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
        browser.ask(Map.of(
                "response_type",
                "code",
                "client_id",
                crm.id().toString(),
                "redirect_uri",
                CALLBACK,
                "scope",
                "signature",
                "code_challenge",
                Hashes.challenge(VERIFIER),
                "code_challenge_method",
                "S256"));
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

    @Test
    void an_access_token_lives_eight_hours_and_a_refresh_token_thirty_days() {
        var tokens = connect("signature");
        clock.advance(Duration.ofHours(8));
        assertThat(isGood(tokens)).isFalse();
        clock.advance(Duration.ofDays(28));
        var newer = refresh(tokens.text("refresh_token"));
        assertThat(isGood(newer)).isTrue();

        clock.advance(Duration.ofDays(2));

        assertThat(refresh(newer.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void with_extended_each_refresh_gives_thirty_days_more() {
        var tokens = connect("signature extended");
        for (int i = 0; i < 4; i++) {
            clock.advance(Duration.ofDays(25));
            tokens = refresh(tokens.text("refresh_token"));
        }

        assertThat(isGood(tokens)).isTrue();
    }

    @Test
    void an_answer_that_was_lost_can_be_asked_for_again() {
        String kept = connect("signature").text("refresh_token");

        refresh(kept);
        var second = refresh(kept);
        var third = refresh(second.text("refresh_token"));

        assertThat(isGood(third)).isTrue();
    }

    @Test
    void once_the_newer_token_was_used_the_use_of_an_older_one_ends_the_grant() {
        String stolen = connect("signature").text("refresh_token");
        var newer = refresh(stolen);
        var newest = refresh(newer.text("refresh_token"));

        assertThat(refresh(stolen).text("error")).isEqualTo("invalid_grant");

        assertThat(isGood(newest)).isFalse();
        assertThat(refresh(newest.text("refresh_token")).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void of_two_tokens_for_one_the_first_that_is_used_wins_and_the_other_ends_the_grant() {
        String parent = connect("signature").text("refresh_token");
        var lost = refresh(parent);
        var kept = refresh(parent);

        var next = refresh(kept.text("refresh_token"));
        assertThat(isGood(next)).isTrue();
        assertThat(refresh(lost.text("refresh_token")).text("error")).isEqualTo("invalid_grant");

        assertThat(isGood(next)).isFalse();
    }

    @Test
    void who_loses_the_right_to_send_loses_access_at_once() {
        var tokens = connect("signature");

        users.appoint(tomas, ada.id(), Role.VIEWER);

        assertThat(isGood(tokens)).isFalse();
        assertThat(refresh(tokens.text("refresh_token")).text("error_description"))
                .isEqualTo("user_not_found");
    }

    @Test
    void a_removed_app_and_a_replaced_secret_end_at_once() {
        var tokens = connect("signature");

        String fresh = apps.newSecret(null, crm.id());
        assertThat(refresh(tokens.text("refresh_token")).text("error")).isEqualTo("invalid_client");
        secret = fresh;
        var newer = refresh(tokens.text("refresh_token"));
        assertThat(isGood(newer)).isTrue();

        apps.remove(tomas, crm.id());
        assertThat(isGood(newer)).isFalse();
    }

    @Test
    void an_app_acts_by_signed_assertions_for_who_has_allowed_it() throws Exception {
        KeyPair keys = rsa();
        apps.addKey(tomas, crm.id(), pem(keys));

        assertThat(assertion(rs256(keys, claims())).text("error")).isEqualTo("consent_required");
        code("signature impersonation", false);
        var answer = assertion(rs256(keys, claims()));

        assertThat(answer.body().propertyNames()).containsExactly("access_token", "token_type", "expires_in", "scope");
        assertThat(answer.body().get("expires_in").asInt()).isEqualTo(3_600);
        assertThat(isGood(answer)).isTrue();
        assertThat(assertion(rs256(keys, claims().audience("https://localhost")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_wrong_assertion_says_what_is_wrong() throws Exception {
        KeyPair keys = rsa();
        apps.addKey(tomas, crm.id(), pem(keys));
        code("signature impersonation", false);
        var mac = new MACSigner(new byte[32]);

        assertThat(description(rs256(rsa(), claims()))).isEqualTo("no_valid_keys_or_signatures");
        assertThat(description(signed(JWSAlgorithm.HS256, mac, claims()))).isEqualTo("no_valid_keys_or_signatures");
        assertThat(description(rs256(keys, claims().issuer(UUID.randomUUID().toString()))))
                .isEqualTo("issuer_not_found");
        assertThat(description(rs256(keys, claims().subject("nobody")))).isEqualTo("user_not_found");
        assertThat(description(rs256(keys, claims().subject(UUID.randomUUID().toString()))))
                .isEqualTo("user_not_found");
        assertThat(description(rs256(keys, claims().audience("account.docusign.com"))))
                .startsWith("aud must be");
        assertThat(description(rs256(keys, claims().expirationTime(at(Duration.ofHours(3))))))
                .isEqualTo("expired_grant");
        assertThat(description(rs256(keys, claims().expirationTime(at(Duration.ofMinutes(-5))))))
                .isEqualTo("expired_grant");
        assertThat(description("not.a.jwt")).contains("not a signed JWT");
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(crm.id().toString())
                .subject(ada.id().value().toString())
                .audience("localhost:" + port)
                .issueTime(at(Duration.ZERO))
                .expirationTime(at(Duration.ofHours(1)))
                .claim("scope", "signature impersonation");
    }

    private Date at(Duration fromNow) {
        return Date.from(clock.instant().plus(fromNow));
    }

    private TokenClient.Answer assertion(String jwt) {
        return client.token(Map.of(), form("urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", jwt));
    }

    private String description(String jwt) {
        return assertion(jwt).text("error_description");
    }

    private static String rs256(KeyPair keys, JWTClaimsSet.Builder claims) throws Exception {
        return signed(JWSAlgorithm.RS256, new RSASSASigner(keys.getPrivate()), claims);
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws Exception {
        var jwt = new SignedJWT(new JWSHeader(algorithm), claims.build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static KeyPair rsa() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
