package dev.pactwire.signingoauth;

import dev.pactwire.access.Action;
import dev.pactwire.access.Needs;
import dev.pactwire.access.User;
import dev.pactwire.shell.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/// Where an admin registers the programs that may use signing.
@Controller
@RequestMapping("/admin/signing-apps")
@Needs(Action.MANAGE_SIGNING)
class SigningAppsController {

    private static final String LIST = "redirect:/admin/signing-apps";

    private final SigningApps apps;
    private final SigningAccounts accounts;
    private final ServedAddress served;
    private final Pages pages;

    SigningAppsController(SigningApps apps, SigningAccounts accounts, ServedAddress served, Pages pages) {
        this.apps = apps;
        this.accounts = accounts;
        this.served = served;
        this.pages = pages;
    }

    @GetMapping
    View list(HttpServletRequest request) {
        return page(request, null, null);
    }

    /// Answers the page itself: the secret is shown once and stands in no address and no cookie.
    @PostMapping
    View register(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String redirectUris,
            @RequestParam(defaultValue = "true") boolean confidential,
            User user,
            HttpServletRequest request) {
        var registered = apps.register(user, name, lines(redirectUris), confidential, false);
        return page(request, registered.app(), registered.secret());
    }

    @PostMapping("/{id}/secret")
    View newSecret(@PathVariable UUID id, User user, HttpServletRequest request) {
        String secret = apps.newSecret(user, requireForeign(id));
        return page(request, apps.find(id).orElse(null), secret);
    }

    @PostMapping("/{id}/redirect-uris")
    String changeRedirectUris(@PathVariable UUID id, @RequestParam(defaultValue = "") String redirectUris, User user) {
        apps.changeRedirectUris(user, requireForeign(id), lines(redirectUris));
        return LIST;
    }

    @PostMapping("/{id}/keys")
    String addKey(@PathVariable UUID id, @RequestParam(defaultValue = "") String pem, User user) {
        apps.addKey(user, id, pem);
        return LIST;
    }

    @PostMapping("/{id}/keys/{key}/remove")
    String removeKey(@PathVariable UUID id, @PathVariable UUID key, User user) {
        apps.removeKey(user, id, key);
        return LIST;
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable UUID id, User user) {
        apps.remove(user, id);
        return LIST;
    }

    /// The hub's own app is kept by the program itself.
    private UUID requireForeign(UUID id) {
        apps.find(id).filter(SigningApp::trusted).ifPresent(own -> {
            throw new SigningAppRefusal(SigningAppRefusal.Reason.OWN_APP, own.name());
        });
        return id;
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private View page(HttpServletRequest request, @Nullable SigningApp fresh, @Nullable String secret) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("account", accounts.own());
        model.put("address", served.of(request));
        List<SigningApp> all = apps.all();
        model.put("apps", all);
        model.put("keys", all.stream().collect(Collectors.toMap(SigningApp::id, app -> apps.keys(app.id()))));
        model.put("fresh", fresh);
        model.put("secret", secret);
        return pages.show("signingoauth/apps", model);
    }
}
