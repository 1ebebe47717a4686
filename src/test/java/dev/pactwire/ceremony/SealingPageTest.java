package dev.pactwire.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.tabs.Tab;
import dev.pactwire.testing.PactwireTest;
import dev.pactwire.testing.WebClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What an admin sees of an envelope that everyone has signed and that cannot be sealed.
@PactwireTest
class SealingPageTest extends WithDesk {

    private static final String PASSWORD = "a-long-password-of-tomas";

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_seal_that_fails_is_listed_with_its_reason_and_resumed_by_a_button() {
        Tab signature = Desk.signature(2);
        Envelope form = orderForm(signature);
        jdbc.sql("update envelopes.audit set entry = entry || ' ' where envelope_id = :id and sequence = 2")
                .param("id", form.id().value())
                .update();
        signed(desk.linkOf(grace), signature);
        WebClient tomas = admin();

        await(() -> tomas.get("/admin/sealing").body().contains("The audit trail is broken"));
        assertThat(tomas.get("/admin/sealing").body()).contains("Order form");
        jdbc.sql("update envelopes.audit set entry = rtrim(entry) where envelope_id = :id and sequence = 2")
                .param("id", form.id().value())
                .update();
        String resume = "/admin/sealing/" + form.id() + "/resume";
        assertThat(tomas.post(resume, Map.of()).redirect()).endsWith("/admin/sealing");

        await(() -> desk.read(form.id()).status() == EnvelopeStatus.COMPLETED);
        assertThat(tomas.get("/admin/sealing").body()).doesNotContain(resume);
        List<String> told = jdbc.sql("select entry from envelopes.audit where envelope_id = :id order by sequence")
                .param("id", form.id().value())
                .query(String.class)
                .list();
        assertThat(told.getLast()).contains("ENVELOPE_COMPLETED");
        assertThat(told.subList(0, told.size() - 1).reversed())
                .as("what came last before the completion")
                .first()
                .asString()
                .contains("SEALING_RESUMED", "Tomás Okafor");
    }

    private WebClient admin() {
        User tomas =
                users.add("Tomás Okafor", UUID.randomUUID() + "@lumen.example", Role.ADMIN, Locale.ENGLISH, PASSWORD);
        var browser = new WebClient(port);
        browser.login(tomas.email(), PASSWORD, "/settings");
        browser.get("/settings");
        return browser;
    }
}
