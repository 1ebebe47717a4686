package dev.pactwire.signingoauth;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pactwire.access.User;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The answer of `/oauth/userinfo`: who the person is and at which address the REST wire of each account is.
record UserInfo(
        @JsonProperty("sub") String sub,
        @JsonProperty("name") String name,
        @JsonProperty("given_name") String givenName,
        @JsonProperty("family_name") String familyName,
        @JsonProperty("created") String created,
        @JsonProperty("email") String email,
        @JsonProperty("accounts") List<Account> accounts) {

    record Account(
            @JsonProperty("account_id") String accountId,
            @JsonProperty("is_default") boolean isDefault,
            @JsonProperty("account_name") String accountName,
            @JsonProperty("base_uri") String baseUri) {}

    /// Without a zone, as the protocol has it.
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SS").withZone(ZoneOffset.UTC);

    static UserInfo from(User user, Instant since, SigningAccount account, String baseUri) {
        String[] words = user.name().strip().split("\\s+", 2);
        return new UserInfo(
                user.id().value().toString(),
                user.name(),
                words[0],
                words.length > 1 ? words[1] : "",
                CREATED.format(since),
                user.email(),
                List.of(new Account(account.id().toString(), true, account.name(), baseUri)));
    }
}
