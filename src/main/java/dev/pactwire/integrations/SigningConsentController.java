package dev.pactwire.integrations;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.docusign.OAuthClient;
import dev.pactwire.docusign.OAuthOutcome;
import dev.pactwire.platform.LocalPath;
import dev.pactwire.shell.Live;
import dev.pactwire.shell.Pages;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// A person's way to the signing service's consent and back, in a popup or in the top window. Both ends need
/// the console's login of the same person, so that nobody can be led to give a grant to somebody else.
@Controller
@Needs(Action.SEND_AGREEMENTS)
class SigningConsentController {

    private static final Logger log = LoggerFactory.getLogger(SigningConsentController.class);

    private final SigningConnections connections;
    private final SigningGrants grants;
    private final Consents consents;
    private final OAuthApps apps;
    private final OAuthClient oauth;
    private final Live live;
    private final Pages pages;

    SigningConsentController(
            SigningConnections connections,
            SigningGrants grants,
            Consents consents,
            OAuthApps apps,
            OAuthClient oauth,
            Live live,
            Pages pages) {
        this.connections = connections;
        this.grants = grants;
        this.consents = consents;
        this.apps = apps;
        this.oauth = oauth;
        this.live = live;
        this.pages = pages;
    }

    /// Answers a page that goes on by itself, not a redirect: who comes here straight from the login form would be held
    /// up by `form-action`, which browsers apply to every redirect after a form.
    @GetMapping("/integrations/signing/connect")
    View connect(@RequestParam(name = "return", defaultValue = "/") String returnTo, User user) {
        Optional<SigningConnection> connection = connections.current();
        if (connection.isEmpty()) {
            return back("failed", LocalPath.of(returnTo));
        }
        Consents.Begun begun = consents.begin(connection.get().id(), user.id(), LocalPath.of(returnTo));
        URI there = oauth.authorizeUrl(apps.of(connection.get()), begun.state(), begun.pkce(), false, user.email());
        return pages.show(
                "integrations/consent-go",
                Map.of("there", there.toString(), "service", connection.get().name()));
    }

    @GetMapping("/integrations/signing/callback")
    View callback(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String error,
            User user) {
        Optional<Consents.Taken> taken = consents.take(state, user.id());
        if (taken.isEmpty()) {
            return pages.show(HttpStatus.GONE, "integrations/consent-over", Map.of());
        }
        String result = code == null ? refused(error) : exchange(taken.get(), code);
        if (result.equals("connected")) {
            live.changedFor(user.id(), "signing-grant");
        }
        return back(result, taken.get().returnTo());
    }

    private static String refused(@Nullable String error) {
        return "access_denied".equals(error) ? "denied" : "failed";
    }

    private String exchange(Consents.Taken taken, String code) {
        SigningConnection connection = connections.find(taken.connection()).orElseThrow();
        return switch (oauth.exchange(apps.of(connection), code, taken.pkce())) {
            case OAuthOutcome.Granted granted ->
                grants.grant(connection, taken.user(), granted.tokens()) ? "connected" : "failed";
            case OAuthOutcome.Refused refusal -> {
                log.warn("The signing service refused a code: {} {}", refusal.error(), refusal.description());
                yield "failed";
            }
            case OAuthOutcome.Unreachable away -> {
                log.warn("The signing service did not answer: {}", away.detail());
                yield "failed";
            }
            case OAuthOutcome.Unusable unusable -> {
                log.warn("The signing service answered {}: {}", unusable.status(), unusable.detail());
                yield "failed";
            }
        };
    }

    /// A page that tells its opener and closes, or goes on when there is none.
    private View back(String result, String returnTo) {
        return pages.show("integrations/consent-done", Map.of("result", result, "returnTo", returnTo));
    }
}
