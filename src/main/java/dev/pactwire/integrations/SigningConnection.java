package dev.pactwire.integrations;

import java.net.URI;

/// A signing service that agreements are sent through.
///
/// @param browserBase where browsers reach its login and consent, without a trailing slash
/// @param serverBase where we reach it; for the built-in one over loopback
/// @param clientId the integration key registered there
public record SigningConnection(
        ConnectionId id, String name, boolean builtIn, URI browserBase, URI serverBase, String clientId) {}
