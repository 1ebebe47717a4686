package dev.pactwire.integrations;

import dev.pactwire.access.ApiKeys;
import dev.pactwire.access.User;
import dev.pactwire.copper.CopperConnection;
import dev.pactwire.platform.Address;
import dev.pactwire.vault.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/// The CRM, called as the person who looks, so that the CRM itself decides what may be seen. Each person gets a key of
/// the
/// built-in CRM the first time it is needed; it stays in the vault.
@Component
public class CrmConnections {

    private static final String PATH = "/developer_api/v1";
    private static final CopperConnection.Quota OWN_QUOTA = new CopperConnection.Quota(100_000, 1_000);

    private final ApiKeys keys;
    private final Vault vault;
    private final Address address;

    CrmConnections(ApiKeys keys, Vault vault, Address address) {
        this.keys = keys;
        this.vault = vault;
        this.address = address;
    }

    /// The CRM with that person's own rights.
    public CopperConnection as(User user) {
        String name = "integrations/crm-key/" + user.id().value();
        byte[] key = vault.keepIfAbsent(
                name, () -> keys.createOwn(user.id(), "Pactwire").getBytes(StandardCharsets.UTF_8));
        return new CopperConnection(
                URI.create(address.local() + PATH),
                new CopperConnection.ApiKey(new String(key, StandardCharsets.UTF_8), user.email()),
                OWN_QUOTA);
    }

    /// Where a browser sees the CRM's pages, without a trailing slash.
    public String browserBase() {
        return address.publicUrl();
    }
}
