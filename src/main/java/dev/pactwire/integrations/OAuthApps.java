package dev.pactwire.integrations;

import dev.pactwire.docusign.OAuthApp;
import dev.pactwire.platform.Address;
import java.net.URI;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How we name ourselves to a signing service.
@Component
public class OAuthApps {

    private static final String CALLBACK = "/integrations/signing/callback";

    private final SigningConnections connections;
    private final Address address;

    OAuthApps(SigningConnections connections, Address address) {
        this.connections = connections;
        this.address = address;
    }

    OAuthApp of(SigningConnection connection) {
        return new OAuthApp(
                connection.browserBase(),
                connection.serverBase(),
                connection.clientId(),
                Optional.of(connections.clientSecret(connection.id())),
                redirectUri());
    }

    /// What must be registered at the signing service, exactly so.
    public URI redirectUri() {
        return URI.create(address.publicUrl() + CALLBACK);
    }
}
