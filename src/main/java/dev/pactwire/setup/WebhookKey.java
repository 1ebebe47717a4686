package dev.pactwire.setup;

import dev.pactwire.connect.HmacKeys;
import dev.pactwire.signingoauth.SigningAccounts;
import org.springframework.stereotype.Component;

/// The key with which the built-in signing service signs its webhooks to the hub.
@Component
class WebhookKey {

    private final HmacKeys keys;
    private final SigningAccounts accounts;

    WebhookKey(HmacKeys keys, SigningAccounts accounts) {
        this.keys = keys;
        this.accounts = accounts;
    }

    String create() {
        return keys.create(accounts.own().id()).secret();
    }
}
