package dev.pactwire.docusign;

import java.net.URI;
import java.util.regex.Pattern;

/// One account at one signing service. It comes from a stored connection, never from a request.
///
/// @param base scheme and host, as the service's user information calls it (`base_uri`), without `/restapi`
/// @param accountId the account's GUID or its number
public record SigningAccount(URI base, String accountId) {

    private static final Pattern ACCOUNT_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    public SigningAccount {
        base = Bases.checked(base);
        if (!ACCOUNT_ID.matcher(accountId).matches()) {
            throw new IllegalArgumentException("an account id is a GUID or a number, not: " + accountId);
        }
    }

    /// @param path encoded, with its query, from `/` on
    URI at(String path) {
        return URI.create(base + "/restapi/v2.1/accounts/" + accountId + path);
    }

    /// The right to call one signing account as one person: what every REST call needs.
    public record Access(SigningAccount account, String accessToken) {

        /// The token stays out of logs.
        @Override
        public String toString() {
            return "Access[" + account + "]";
        }
    }
}
