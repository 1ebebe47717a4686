package dev.pactwire.signingoauth;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Gets access to signing as a program does: an app, a person who logs in and allows it, a code, a token.
///
/// @param password of the person
public record SigningAccess(User user, String password, SigningApp app, String secret, String token) {

    static final String CALLBACK = "https://crm.lumen.example/callback";
    private static final String PASSWORD = WithSigningApps.PASSWORD;

    public static SigningAccess of(int port, Users users, SigningApps apps, String name, Role role, boolean trusted) {
        User user = users.add(name, UUID.randomUUID() + "@lumen.example", role, Locale.ENGLISH, PASSWORD);
        var registered = apps.register(null, "Lumen CRM", List.of(CALLBACK), true, trusted);
        return of(port, user, registered.app(), String.valueOf(registered.secret()));
    }

    private static SigningAccess of(int port, User user, SigningApp app, String secret) {
        var tokens = new TokenClient(port)
                .withBasic(app.id(), secret, Map.of("grant_type", "authorization_code", "code", code(port, user, app)));
        return new SigningAccess(user, PASSWORD, app, secret, tokens.text("access_token"));
    }

    /// A code for somebody who may have allowed it before.
    public static String code(int port, User user, SigningApp app) {
        var browser = new SigningBrowser(port);
        browser.ask(SigningBrowser.request(app, CALLBACK, "signature"));
        String back = browser.logIn(user.email(), PASSWORD).redirect();
        return SigningBrowser.query(back.isEmpty() ? browser.allow().redirect() : back)
                .get("code");
    }
}
