package dev.pactwire.docusign;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Who consented, and which signing accounts that person has.
public record UserInfo(String userId, String name, String email, List<Account> accounts) {

    /// @param base where the account's REST interface is, without `/restapi`
    public record Account(String accountId, String name, boolean isDefault, URI base) {

        static Optional<Account> from(JsonNode account) {
            String id = Lenient.text(account, "account_id");
            return Lenient.uri(account, "base_uri")
                    .filter(base -> !id.isEmpty())
                    .map(base -> new Account(
                            id, Lenient.text(account, "account_name"), Lenient.flag(account, "is_default"), base));
        }
    }

    static UserInfo from(JsonNode answer) {
        return new UserInfo(
                Lenient.required(answer, "sub"),
                Lenient.text(answer, "name"),
                Lenient.text(answer, "email"),
                Lenient.items(answer, "accounts").stream()
                        .map(Account::from)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /// The account that the service would choose; empty when the person has none.
    public Optional<Account> defaultAccount() {
        return accounts.stream()
                .filter(Account::isDefault)
                .findFirst()
                .or(() -> accounts.stream().findFirst());
    }
}
