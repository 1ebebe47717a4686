package dev.pactwire.integrations;

import dev.pactwire.platform.Address;
import java.net.URI;
import org.springframework.stereotype.Component;

/// Where a signing service must deliver its messages.
@Component
public class HookAddress {

    private final Address address;

    HookAddress(Address address) {
        this.address = address;
    }

    /// The built-in service delivers over loopback, a real one to the public address.
    public URI of(SigningConnection connection) {
        String base = connection.builtIn() ? address.local() : address.publicUrl();
        return URI.create(base + "/hooks/docusign/" + connection.id().value());
    }
}
