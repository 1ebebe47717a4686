package dev.pactwire.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDraft;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.envelopes.Envelopes;
import dev.pactwire.envelopes.Sender;
import dev.pactwire.testing.PactwireTest;
import dev.pactwire.testing.WebClient;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PactwireTest
class SentTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    Users users;

    @Autowired
    Envelopes envelopes;

    @LocalServerPort
    int port;

    @Test
    void the_sender_and_an_administrator_read_what_was_sealed_and_nobody_else() throws InterruptedException {
        var ada = person("Ada Moreau", Role.SALES);
        String page = "/sent/" + completed(ada).id();

        var sender = browser(ada);
        assertThat(sender.get(page).body()).contains("Order form for Harbor &amp; Pine", "Order form.pdf");
        assertThat(sender.get(page + "/documents/1").headers().get("content-disposition"))
                .startsWith("attachment")
                .contains("Order form.pdf");
        assertThat(sender.get(page + "/certificate").status()).isEqualTo(200);

        assertThat(browser(person("Tomás Okafor", Role.ADMIN)).get(page).status())
                .isEqualTo(200);
        var other = browser(person("Mei Tanaka", Role.SALES));
        assertThat(other.get(page).status()).isEqualTo(404);
        assertThat(other.get(page + "/documents/1").status()).isEqualTo(404);
        assertThat(other.get(page + "/certificate").status()).isEqualTo(404);
    }

    /// Of an envelope that only goes out as a copy nobody has to sign anything.
    private Envelope completed(User sender) throws InterruptedException {
        var document = new EnvelopeDraft.Document(1, "Order form.pdf", Paper.orderForm(1));
        var sent = envelopes.createAndSend(
                EnvelopeDraft.of(Desk.ACCOUNT, Sender.of(sender, "127.0.0.1"), "Order form for Harbor & Pine")
                        .with(List.of(document), List.of(Addressee.copy("1", "Grace Lindqvist", Desk.grace(), 1))));
        long end = System.nanoTime() + 30_000_000_000L;
        while (envelopes.get(sent.id()).status() != EnvelopeStatus.COMPLETED && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        return envelopes.get(sent.id());
    }

    private User person(String name, Role role) {
        return users.add(name, UUID.randomUUID() + "@lumen.example", role, Locale.ENGLISH, PASSWORD);
    }

    private WebClient browser(User user) {
        var browser = new WebClient(port);
        browser.login(user.email(), PASSWORD, "/");
        return browser;
    }
}
