package dev.pactwire.integrations;

import dev.pactwire.docusign.SigningAccount;

/// Whether a person's calls to the signing service can go ahead.
public sealed interface AccessResult {

    record Ready(SigningAccount.Access access, SigningConnection connection) implements AccessResult {}

    record NotConnected() implements AccessResult {}

    record ConnectAgain() implements AccessResult {}

    /// For the moment: the service did not answer, or no service is set up.
    record Unavailable(String why) implements AccessResult {}
}
