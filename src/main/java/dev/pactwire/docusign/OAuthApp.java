package dev.pactwire.docusign;

import java.net.URI;
import java.util.Optional;

/// An application registered at a signing service's OAuth server.
///
/// @param browserBase where a person's browser reaches the OAuth server
/// @param serverBase where we reach it; another address than the browser's when it is built in and called over loopback
/// @param clientId the integration key
/// @param clientSecret present for a confidential application, absent for a public one
/// @param redirectUri registered exactly so
public record OAuthApp(
        URI browserBase, URI serverBase, String clientId, Optional<String> clientSecret, URI redirectUri) {

    public OAuthApp {
        browserBase = Bases.checked(browserBase);
        serverBase = Bases.checked(serverBase);
    }

    /// The secret stays out of logs.
    @Override
    public String toString() {
        return "OAuthApp[" + clientId + " at " + serverBase + "]";
    }
}
