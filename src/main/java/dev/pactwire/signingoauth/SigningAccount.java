package dev.pactwire.signingoauth;

import java.time.Instant;
import java.util.UUID;

/// The account at the built-in signing service: there is one for each installation.
///
/// @param externalId the integer by which the wire also addresses it
public record SigningAccount(UUID id, long externalId, String name, Instant createdAt) {

    /// Whether a path segment of the wire means this account.
    public boolean isCalled(String idOrExternalId) {
        return id.toString().equalsIgnoreCase(idOrExternalId)
                || String.valueOf(externalId).equals(idOrExternalId);
    }
}
