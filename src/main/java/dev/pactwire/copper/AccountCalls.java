package dev.pactwire.copper;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The CRM account and its users (Account and Users).
public final class AccountCalls {

    private final Wire wire;

    AccountCalls(Wire wire) {
        this.wire = wire;
    }

    /// @param extensions what this CRM announced to offer beyond the Developer API; none at the real one
    public record Account(long id, String name, String timezone, Set<Extension> extensions) {

        static Account from(JsonNode node) {
            return new Account(
                    Lenient.required(node, "id"),
                    Lenient.text(node, "name"),
                    Lenient.text(node, "primary_timezone"),
                    announced(node));
        }

        private static Set<Extension> announced(JsonNode node) {
            List<String> words = Lenient.items(node, "extensions").stream()
                    .map(Lenient::text)
                    .toList();
            var extensions = EnumSet.allOf(Extension.class);
            extensions.removeIf(extension -> !words.contains(extension.word()));
            return extensions;
        }

        public boolean offers(Extension extension) {
            return extensions.contains(extension);
        }
    }

    public record User(long id, String name, String email) {

        static User from(JsonNode node) {
            return new User(Lenient.required(node, "id"), Lenient.text(node, "name"), Lenient.text(node, "email"));
        }
    }

    /// Works for every user: the way to check a credential.
    public CrmReply<User> me() {
        return wire.get("/users/me", User::from);
    }

    public CrmReply<Account> account() {
        return wire.get("/account", Account::from);
    }

    /// @param page from 1 on; an empty one ends the list
    public CrmReply<List<User>> users(int page) {
        return wire.send(
                "POST",
                "/users/search",
                Map.of("page_number", page, "page_size", RecordSearch.MAX_PAGE_SIZE),
                rows -> Lenient.items(Lenient.array(rows)).stream()
                        .map(User::from)
                        .toList());
    }
}
