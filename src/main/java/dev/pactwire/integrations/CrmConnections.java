package dev.pactwire.integrations;

import dev.pactwire.access.ApiKeys;
import dev.pactwire.access.User;
import dev.pactwire.copper.AccountCalls;
import dev.pactwire.copper.Copper;
import dev.pactwire.copper.CopperConnection;
import dev.pactwire.copper.CrmReply;
import dev.pactwire.copper.RecordRef;
import dev.pactwire.copper.Urgency;
import dev.pactwire.integrations.IntegrationRefused.Reason;
import dev.pactwire.platform.Address;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Params;
import dev.pactwire.platform.Rows;
import dev.pactwire.vault.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The CRM in use, called as the person who looks, so that the CRM itself decides what may be seen. With the
/// built-in CRM each person gets a key the first time it is needed; for Copper each gives their own. Keys stay
/// in the vault.
@Component
public class CrmConnections {

    private static final String VENDOR = "COPPER";
    private static final String PATH = "/developer_api/v1";
    private static final CopperConnection.Quota OWN_QUOTA = new CopperConnection.Quota(100_000, 1_000);

    private final JdbcClient jdbc;
    private final ApiKeys keys;
    private final Vault vault;
    private final Copper copper;
    private final Address address;
    private final Ids ids;
    private final Clock clock;

    CrmConnections(JdbcClient jdbc, ApiKeys keys, Vault vault, Copper copper, Address address, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.vault = vault;
        this.copper = copper;
        this.address = address;
        this.ids = ids;
        this.clock = clock;
    }

    private record Kept(URI base, URI web) {}

    private record PersonalKey(String key, String email) {
        @Override
        public String toString() {
            return "PersonalKey[of " + email + "]";
        }
    }

    private record Row(UUID id, String settings) {}

    public CrmConnection current() {
        return jdbc.sql("select id, settings from integrations.connection where vendor = :vendor and active")
                .params(Params.of("vendor", VENDOR))
                .query(Rows.of(Row.class))
                .optional()
                .<CrmConnection>map(row -> {
                    Kept kept = Json.read(row.settings(), Kept.class);
                    return new CrmConnection.RealCopper(new ConnectionId(row.id()), kept.base(), kept.web());
                })
                .orElseGet(CrmConnection.BuiltIn::new);
    }

    /// From now on agreements stand in that Copper.
    @Transactional
    public void useCopper(URI base, URI web) {
        var kept = new Kept(checked(base), checked(web));
        useBuiltIn();
        jdbc.sql("""
                        insert into integrations.connection (id, vendor, name, built_in, active, settings, created_at)
                        values (:id, :vendor, 'Copper', false, true, :settings, :now)""")
                .params(Params.of("id", ids.random())
                        .with("vendor", VENDOR)
                        .json("settings", kept)
                        .with("now", clock.instant()))
                .update();
    }

    private static URI checked(URI given) {
        if (!"https".equals(given.getScheme())
                || given.getHost() == null
                || given.getUserInfo() != null
                || given.getQuery() != null) {
            throw new IntegrationRefused(Reason.CRM_ADDRESS, given);
        }
        return URI.create(given.toString().replaceAll("[/#]+$", ""));
    }

    /// From now on agreements stand in the CRM that Pactwire carries.
    @Transactional
    public void useBuiltIn() {
        jdbc.sql("update integrations.connection set active = false where vendor = :vendor and active")
                .params(Params.of("vendor", VENDOR))
                .update();
    }

    /// The CRM with that person's own rights.
    ///
    /// @throws IntegrationRefused CRM_KEY_MISSING when it is Copper and they have given no key
    public CopperConnection as(User user) {
        return switch (current()) {
            case CrmConnection.BuiltIn own -> builtIn(user);
            case CrmConnection.RealCopper real ->
                real(real, personalKey(real, user).orElseThrow(() -> new IntegrationRefused(Reason.CRM_KEY_MISSING)));
        };
    }

    /// The CRM as nobody: for what it tells everyone, whether or not anybody has given a key.
    public CopperConnection asNobody() {
        var nobody = new CopperConnection.Nobody();
        return switch (current()) {
            case CrmConnection.BuiltIn own -> new CopperConnection(own(), nobody, OWN_QUOTA);
            case CrmConnection.RealCopper real ->
                new CopperConnection(real.base(), nobody, CopperConnection.Quota.OF_COPPER);
        };
    }

    private URI own() {
        return URI.create(address.local() + PATH);
    }

    private CopperConnection builtIn(User user) {
        byte[] key = vault.keepIfAbsent(
                "integrations/crm-key/" + user.id().value(),
                () -> keys.createOwn(user.id(), "Pactwire").getBytes(StandardCharsets.UTF_8));
        return new CopperConnection(
                own(), new CopperConnection.ApiKey(new String(key, StandardCharsets.UTF_8), user.email()), OWN_QUOTA);
    }

    private static CopperConnection real(CrmConnection.RealCopper real, PersonalKey key) {
        return new CopperConnection(
                real.base(), new CopperConnection.ApiKey(key.key(), key.email()), CopperConnection.Quota.OF_COPPER);
    }

    private Optional<PersonalKey> personalKey(CrmConnection.RealCopper real, User user) {
        return vault.reveal(keyName(real, user))
                .map(bytes -> Json.read(new String(bytes, StandardCharsets.UTF_8), PersonalKey.class));
    }

    private static String keyName(CrmConnection.RealCopper real, User user) {
        return "integrations/" + real.id().value() + "/crm-key/" + user.id().value();
    }

    /// The address in Copper that a person's key belongs to; empty when there is none.
    Optional<String> keyOwner(User user) {
        return current() instanceof CrmConnection.RealCopper real
                ? personalKey(real, user).map(PersonalKey::email)
                : Optional.empty();
    }

    /// Keeps a person's key after Copper has said that it is good. Not inside a transaction.
    ///
    /// @throws IntegrationRefused when Copper refuses it, or does not answer
    void keepKey(User user, String email, String key) {
        if (!(current() instanceof CrmConnection.RealCopper real)) {
            throw new IntegrationRefused(Reason.UNKNOWN_CONNECTION);
        }
        var personal = new PersonalKey(key.strip(), email.strip());
        switch (copper.at(real(real, personal), Urgency.INTERACTIVE).account().me()) {
            case CrmReply.Done<AccountCalls.User> good ->
                vault.keep(keyName(real, user), Json.write(personal).getBytes(StandardCharsets.UTF_8));
            case CrmReply.Failed<AccountCalls.User> bad -> throw new IntegrationRefused(Reason.CRM_KEY_REFUSED);
        }
    }

    /// Where a browser sees a record.
    public URI address(RecordRef record) {
        return switch (current()) {
            case CrmConnection.BuiltIn own ->
                URI.create(address.publicUrl() + "/" + record.type().plural() + "/" + record.id());
            case CrmConnection.RealCopper real -> URI.create(real.web() + "#/" + word(record) + "/" + record.id());
        };
    }

    /// Copper's pages have names of their own for its records.
    private static String word(RecordRef record) {
        return switch (record.type()) {
            case LEAD -> "lead";
            case PERSON -> "contact";
            case COMPANY -> "organization";
            case OPPORTUNITY -> "deal";
            case PROJECT -> "project";
            case TASK -> "task";
        };
    }
}
