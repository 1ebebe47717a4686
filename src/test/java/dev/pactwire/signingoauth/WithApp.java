package dev.pactwire.signingoauth;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.testing.MovableClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/// Ada sells, and the CRM is an app to which she gives access.
abstract class WithApp extends WithSigningApps {

    static final String CALLBACK = SigningAccess.CALLBACK;
    static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-1";

    @Autowired
    MovableClock clock;

    User ada;
    User tomas;
    SigningApp crm;
    String secret;
    SigningBrowser browser;
    TokenClient client;

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

    void register(boolean confidential) {
        var registered = apps.register(null, "Lumen CRM", List.of(CALLBACK), confidential, false);
        crm = registered.app();
        secret = String.valueOf(registered.secret());
    }

    String code(String scope, boolean pkce) {
        browser.ask(request(scope, pkce));
        browser.logIn(ada.email(), PASSWORD);
        return SigningBrowser.query(browser.allow().redirect()).get("code");
    }

    Map<String, String> request(String scope, boolean pkce) {
        var request = SigningBrowser.request(crm, CALLBACK, scope);
        if (pkce) {
            request.put("code_challenge", Hashes.challenge(VERIFIER));
            request.put("code_challenge_method", "S256");
        }
        return request;
    }

    TokenClient.Answer redeem(String code, String... more) {
        return client.withBasic(crm.id(), secret, form("authorization_code", "code", code, more));
    }

    TokenClient.Answer refresh(String token) {
        return client.withBasic(crm.id(), secret, form("refresh_token", "refresh_token", token));
    }

    static Map<String, String> form(String grantType, String name, String value, String... more) {
        var form = new LinkedHashMap<>(Map.of("grant_type", grantType, name, value));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    TokenClient.Answer connect(String scope) {
        return redeem(code(scope, false));
    }

    boolean isGood(TokenClient.Answer tokens) {
        return client.userInfo(tokens.text("access_token")).status() == 200;
    }
}
