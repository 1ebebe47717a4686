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
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a sender still does with an agreement after the dialog: by the panel's buttons, and on the agreement's own page.
@DemoTest
class PanelButtonsTest {

    private static final String REASON = "The price is of last year";
    private static final String SAY_WHY = "Say why, so that the recipients know.";

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final String grace = UUID.randomUUID() + "@harborpine.example";
    private Studio studio;
    private User user;
    private Colleague emil;

    @BeforeEach
    void a_salesperson() {
        studio = new Studio(port, "buttons");
        user = users.add(
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

    private SendDialog dialogTo(RecordPage deal, String signer) {
        return deal.plus().choosesFromTheRecord("NDA.pdf").removesAll().adds(1, "Grace Lindqvist", signer, "Signer");
    }

    private Panel sentOn(String path) {
        Panel panel = dialogTo(connectedOn(path), grace)
                .sendsToSign()
                .clicks("Signature", 1, 200, 400)
                .sends()
                .panel();
        panel.shows("Sent");
        return panel;
    }

    @Test
    void the_mail_goes_out_once_more() {
        Panel panel = sentOn("/opportunities/7");
        Mailroom mailroom =
                studio.colleague("tomas@lumen.example").mailroom().hasMails(1, grace);
        assertThat(mails()).isOne();

        panel.sendsTheMailAgain();

        panel.notes("The e-mail was sent again.");
        studio.picture("sent-again", emil.page());
        mailroom.hasMails(2, grace);
        assertThat(mails()).isEqualTo(2);
        panel.shows("Sent");
    }

    private long mails() {
        return jdbc.sql("select count(*) from mailroom.mail where to_address = :grace")
                .param("grace", grace)
                .query(Long.class)
                .single();
    }

    @Test
    void it_is_voided_with_a_reason_and_not_without() {
        Panel panel = sentOn("/opportunities/8");

        panel.voids("  ");
        panel.refuses(SAY_WHY);
        assertThat(envelope()).isEqualTo(new Ended("SENT", ""));

        panel.voids(REASON);
        panel.shows("Voided");
        panel.says(REASON);
        studio.picture("voided", emil.page());
        assertThat(envelope()).isEqualTo(new Ended("VOIDED", REASON));
    }

    @Test
    void what_has_stopped_goes_on_when_it_is_tried_again() {
        RecordPage deal = connectedOn("/opportunities/9");
        SendDialog dialog = dialogTo(deal, grace);
        theSigningServiceForgetsItsTokens();
        dialog.submits();
        Panel panel = deal.panel();
        panel.shows("Not sent yet");
        panel.says("Connect again, then try again; nothing is lost.");

        panel.retries();
        panel.mayRetry();
        panel.says("Connect again, then try again; nothing is lost.");
        studio.picture("stopped", emil.page());
        panel.connectsAgain();

        panel.retriesAndGoesOn().clicks("Signature", 1, 200, 400).sends().panel().shows("Sent");
        assertThat(envelope()).isEqualTo(new Ended("SENT", ""));
    }

    private void theSigningServiceForgetsItsTokens() {
        jdbc.sql("delete from signingoauth.access_grant where person_id = :emil")
                .param("emil", user.id().value())
                .update();
    }

    @Test
    void a_draft_is_discarded_after_a_question() {
        dialogTo(connectedOn("/opportunities/12"), grace).sendsToSign();
        Panel panel = emil.opens("/opportunities/12").panel();
        panel.shows("Draft");

        panel.discards(false);
        panel.shows("Draft");
        panel.discards(true);
        panel.says("No agreements for");
    }

    @Test
    void its_own_page_voids_it_with_a_reason_and_not_without() {
        AgreementPage page = sentOn("/opportunities/10").details();
        page.linksToTheRecord("/opportunities/10");
        page.shows("Sent");

        page.voids("  ");
        page.says(SAY_WHY);
        assertThat(envelope()).isEqualTo(new Ended("SENT", ""));

        page.page().goBack();
        page.voids(REASON);
        page.shows("Voided");
        page.says(REASON);
        page.offersNoVoid();
        studio.picture("voided-on-its-page", page.page());
        assertThat(envelope()).isEqualTo(new Ended("VOIDED", REASON));
    }

    @Test
    void the_page_of_an_agreement_of_another_crm_leads_to_no_record_and_still_voids() {
        AgreementPage page = sentOn("/opportunities/11").details();
        page.linksToTheRecord("/opportunities/11");
        jdbc.sql("update agreements.agreement set crm = 'https://crm.elsewhere.example' where created_by = :emil")
                .param("emil", user.id().value())
                .update();

        page.page().reload();

        page.namesWithoutLink(recordName(), "/opportunities/11");
        page.voids(REASON).shows("Voided");
        assertThat(envelope()).isEqualTo(new Ended("VOIDED", REASON));
    }

    private String recordName() {
        return jdbc.sql("select record_name from agreements.agreement where created_by = :emil")
                .param("emil", user.id().value())
                .query(String.class)
                .single();
    }

    private record Ended(String status, String voidedReason) {}

    /// As it is at the signing service.
    private Ended envelope() {
        return jdbc.sql("""
                        select e.status, e.voided_reason from envelopes.envelope e
                        join agreements.agreement a on a.envelope_id = e.id where a.created_by = :emil""")
                .param("emil", user.id().value())
                .query(Ended.class)
                .single();
    }
}
