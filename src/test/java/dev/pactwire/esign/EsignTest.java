package dev.pactwire.esign;

import dev.pactwire.access.Role;
import dev.pactwire.signingoauth.SigningAccess;
import dev.pactwire.signingoauth.WithSigningApps;
import dev.pactwire.testing.PactwireTest;
import org.junit.jupiter.api.BeforeEach;

/// What the tests of the wire share: Ada, who sells, with a program that may act for her.
@PactwireTest
abstract class EsignTest extends WithSigningApps {

    SigningAccess ada;
    RestClient api;

    @BeforeEach
    void ada_has_connected_her_program() {
        ada = connect("Ada Moreau", Role.SALES);
        api = client(ada);
    }

    SigningAccess connect(String name, Role role) {
        return SigningAccess.of(port, users, apps, name, role, true);
    }

    RestClient client(SigningAccess access) {
        return new RestClient(port, accounts.own().id().toString(), access.token());
    }

    /// A draft of Ada's; its id.
    String draft() {
        return create("created", "");
    }

    /// An envelope that is under way; its id.
    String sent() {
        return create("sent", "");
    }

    String create(String status, String more) {
        return api.post("/envelopes", Papers.envelope(status, more)).text("envelopeId");
    }
}
