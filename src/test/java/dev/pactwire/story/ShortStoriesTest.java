package dev.pactwire.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.connect.Deliveries;
import dev.pactwire.testing.DemoTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What may go another way than in the story.
@DemoTest
class ShortStoriesTest {

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext program;

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

    @Test
    void messages_that_come_backwards_and_twice_end_as_the_signer_left_it() throws Exception {
        String signer = UUID.randomUUID() + "@harborpine.example";
        RecordPage deal = connectedOn("/opportunities/5");
        SendDialog dialog = deal.plus().choosesFromTheRecord("NDA.pdf");
        dialog.removesAll().adds(1, "Grace Lindqvist", signer, "Signer");
        Tagger tagger = dialog.sendsToSign().clicks("Signature", 1, 200, 400);
        Deliveries.pause(program);
        try {
            tagger.sends().panel().shows("Sending…");
            String link = studio.colleague("tomas@lumen.example")
                    .mailroom()
                    .opensTheNewestTo(signer)
                    .link();
            studio.phone()
                    .opens(link)
                    .reviews()
                    .agreesToSignElectronically()
                    .declines("The term should be one year.")
                    .reads("You have declined");

            List<String> told = Deliveries.backwards(program);

            assertThat(told).contains("envelope-sent 200", "envelope-declined 200");
            assertThat(told.indexOf("envelope-declined 200")).isLessThan(told.indexOf("envelope-sent 200"));
            new Panel(emil.page()).shows("Declined");
        } finally {
            Deliveries.resume(program);
        }
        emil.page().waitForCondition(() -> queued() == 0);
        new Panel(emil.page()).shows("Declined");
    }

    private long queued() {
        return jdbc.sql("select count(*) from connect.message where state = 'QUEUED'")
                .query(Long.class)
                .single();
    }

    @Test
    void the_days_that_a_sender_sets_are_the_envelopes_days() {
        RecordPage deal = connectedOn("/opportunities/6");
        SendDialog dialog =
                deal.plus().choosesFromTheRecord("NDA.pdf").expiresAfter(10).remindsAfter(4, 3);

        dialog.sendsToSign().places("Signature").sendsByKeyboard().panel().shows("Sent");

        Days days = jdbc.sql("""
                        select extract(day from e.expires_at - e.sent_at) as expires,
                            extract(day from r.remind_at - e.sent_at) as reminds
                        from envelopes.envelope e join envelopes.recipient r on r.envelope_id = e.id
                        where r.status = 'SENT' order by e.sent_at desc limit 1""").query(Days.class).single();
        assertThat(days).isEqualTo(new Days(10, 4));
    }

    private record Days(int expires, int reminds) {}
}
