package dev.pactwire.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.testing.DemoTest;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What may go another way than in the story.
@DemoTest
class ShortStoriesTest {

    @Autowired
    Users users;

    @LocalServerPort
    int port;

    private Studio studio;
    private Colleague emil;

    @BeforeEach
    void a_salesperson_is_connected() {
        studio = new Studio(port, "short");
        User user = users.add(
                "Emil Sand", UUID.randomUUID() + "@lumen.example", Role.SALES, Locale.ENGLISH, Studio.PASSWORD);
        emil = studio.colleague(user.email());
    }

    @AfterEach
    void everybody_goes_home() {
        assertThat(studio.complaints()).isEmpty();
        studio.close();
    }

    private RecordPage connectedOn(String path) {
        RecordPage deal = emil.opens(path);
        deal.panel().connects().logsIn().asksForConsentTo("Pactwire").allows();
        deal.panel().isConnected();
        return deal;
    }

    @Test
    void a_sender_needs_no_mouse() {
        RecordPage deal = connectedOn("/opportunities/3");
        Tagger tagger = deal.plus().choosesFromTheRecord("NDA.pdf").sendsToSign();

        tagger.places("Signature");
        String placed = tagger.place();
        tagger.presses("ArrowRight", "ArrowRight", "Control+ArrowDown");
        assertThat(tagger.place()).isNotEqualTo(placed);
        tagger.places("Date signed")
                .presses("Control+d")
                .hasFields(3)
                .presses("Delete")
                .hasFields(2);
        tagger.presses("Control+z").hasFields(3).presses("Control+Shift+z").hasFields(2);
        studio.picture("by-keyboard", tagger.page());
        tagger.sendsByKeyboard().panel().shows("Sent");
    }

    @Test
    void a_signer_declines_and_the_panel_says_why() {
        String signer = UUID.randomUUID() + "@harborpine.example";
        RecordPage deal = connectedOn("/opportunities/4");
        SendDialog dialog = deal.plus().choosesFromTheRecord("NDA.pdf");
        dialog.removesAll().submits();
        dialog.refuses("Add at least one signer or approver.");
        dialog.adds(1, "Grace Lindqvist", signer, "Signer")
                .sendsToSign()
                .clicks("Signature", 1, 200, 400)
                .sends();

        Colleague tomas = studio.colleague("tomas@lumen.example");
        String link = tomas.mailroom().opensTheNewestTo(signer).link();
        SigningPhone phone = studio.phone()
                .opens(link)
                .reviews()
                .agreesToSignElectronically()
                .declines("The term should be one year.")
                .reads("You have declined");
        studio.picture("declined-phone", phone.page());

        new Panel(emil.page()).shows("Declined");
        new Panel(emil.page()).says("The term should be one year.");
        studio.picture("declined", emil.page());
        studio.phone().opensInVain(link, "You have declined");
    }
}
