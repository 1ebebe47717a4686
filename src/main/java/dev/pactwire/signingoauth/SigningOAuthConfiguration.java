package dev.pactwire.signingoauth;

import dev.pactwire.access.Action;
import dev.pactwire.access.SecurityArea;
import dev.pactwire.jobs.RecurringJob;
import dev.pactwire.shell.NavigationItem;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SigningOAuthConfiguration {

    private static final int NAVIGATION_GROUP = 1;
    private static final int NAVIGATION_ORDER = 40;

    /// Without `form-action`: the consent form ends at the app's address, and browsers apply that directive to every
    /// redirect on the way, also to those of the app. No text of strangers stands on these pages unescaped.
    @Bean
    SecurityArea signingOAuth() {
        return new SecurityArea(
                "signing's OAuth",
                List.of("/oauth/**"),
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                        + "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'");
    }

    @Bean
    NavigationItem signingApps() {
        return new NavigationItem(
                "signingoauth.apps.title",
                "/admin/signing-apps",
                "key",
                NAVIGATION_GROUP,
                NAVIGATION_ORDER,
                Action.MANAGE_SIGNING);
    }

    @Bean
    RecurringJob expiredSigningTokens(GrantStore store) {
        return new RecurringJob("signingoauth.expired-tokens", Duration.ofHours(1), store::sweep);
    }
}
