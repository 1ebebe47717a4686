package dev.pactwire.copperapi;

import dev.pactwire.access.OwnAccess;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.records.Catalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The account and its users (Account and Users), with the extensions that this server announces.
@RestController
@RequestMapping(WebSetup.BASE)
@OwnAccess("needs an API key")
class AccountController {

    private static final List<String> EXTENSIONS = List.of("file_content", "embedded_apps");

    private final Catalog catalog;
    private final Users users;

    AccountController(Catalog catalog, Users users) {
        this.catalog = catalog;
        this.users = users;
    }

    @GetMapping("/account")
    ResponseEntity<byte[]> account(Caller caller) {
        Catalog.Account account = catalog.account();
        var wire = new LinkedHashMap<String, Object>();
        wire.put("id", account.id());
        wire.put("name", account.name());
        wire.put("primary_timezone", account.timezone());
        wire.put("settings", Map.of("setting_team_permissions_enabled", false, "setting_enable_leads", true));
        wire.put("extensions", EXTENSIONS);
        return Reply.of(wire);
    }

    @GetMapping("/users/me")
    ResponseEntity<byte[]> me(Caller caller) {
        return Reply.of(toWire(caller.user()));
    }

    @GetMapping("/users/{id}")
    ResponseEntity<byte[]> user(Caller caller, @PathVariable long id) {
        return Reply.of(toWire(users.byNumber(id).orElseThrow(WireError::notFound)));
    }

    @PostMapping("/users/search")
    ResponseEntity<byte[]> search(Caller caller, Input input) {
        Paging paging = Paging.of(input);
        List<User> active = users.all().stream().filter(User::active).toList();
        return Reply.page(
                active.stream()
                        .skip((paging.page() - 1L) * paging.size())
                        .limit(paging.size())
                        .map(AccountController::toWire)
                        .toList(),
                active.size());
    }

    private static Map<String, Object> toWire(User user) {
        var wire = new LinkedHashMap<String, Object>();
        wire.put("id", user.number());
        wire.put("name", user.name());
        wire.put("email", user.email());
        wire.put("groups", List.of());
        return wire;
    }
}
