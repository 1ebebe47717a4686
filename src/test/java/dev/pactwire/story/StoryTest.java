package dev.pactwire.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.pactwire.connect.Deliveries;
import dev.pactwire.documents.Poppler;
import dev.pactwire.documents.SamplePdfs;
import dev.pactwire.documents.SealKeys;
import dev.pactwire.envelopes.AuditTrail;
import dev.pactwire.envelopes.AuditTrail.Verification;
import dev.pactwire.envelopes.EnvelopeId;
import dev.pactwire.shell.Live;
import dev.pactwire.shell.LiveStreams;
import dev.pactwire.testing.Browser;
import dev.pactwire.testing.DemoTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The main job, end to end, as a newcomer's colleagues do it: from an opportunity to a signed PDF on the record. What
/// they saw lies under `target/story`.
@DemoTest
class StoryTest {

    private static final String DEAL = "/opportunities/1";
    private static final String DEAL_NAME = "Harbor & Pine: Brand film";
    private static final String GRACE = "Grace Lindqvist";
    private static final String GRACE_MAIL = "grace@harborpine.example";
    private static final String ELENI = "Ελένη Παπαδοπούλου";
    private static final String ELENI_MAIL = "eleni@harborpine.example";
    private static final String ORDER_FORM = "Order form (signed).pdf";
    private static final String SCHEDULE = "Schedule (signed).pdf";
    private static final String DENIED =
            "You did not allow the connection, so nothing was connected. You can try again at any time.";

    @Autowired
    ApplicationContext program;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    private Studio studio;
    private Colleague tomas;
    private Colleague ada;
    private RecordPage adasDeal;
    private RecordPage laptop;
    private Colleague jonas;
    private final List<RecordPage> tabs = new ArrayList<>();
    private Tagger tagger;
    private String gracesLink = "";
    private byte[] signed = {};
    private byte[] schedule = {};
    private byte[] certificate = {};

    @BeforeEach
    void the_studio_opens() {
        studio = new Studio(port, "");
    }

    @AfterEach
    void the_studio_closes() {
        studio.close();
        Deliveries.resume(program);
    }

    @Test
    void from_an_opportunity_to_a_signed_pdf_on_the_record() throws Exception {
        try {
            a_salesperson_finds_the_opportunity_by_keyboard();
            an_admin_chooses_which_records_show_the_panel_and_who_is_asked_by_default();
            the_salesperson_denies_the_consent_then_gives_it();
            on_another_device_she_is_connected_already_but_a_colleague_is_asked_on_his_own();
            the_plus_leads_over_the_send_dialog_to_the_tagging_page();
            fields_are_placed_by_mouse_and_one_is_taken_back();
            sending_leads_back_to_the_record_and_the_redirect_alone_says_nothing();
            the_webhook_says_sent_in_eight_tabs_and_on_the_other_device();
            the_mail_lands_in_the_mailroom_and_looking_at_its_link_changes_nothing();
            the_first_signer_draws_on_a_phone_and_comes_back_later();
            the_second_signer_types_a_greek_name();
            the_panel_shows_completed_and_a_colleague_without_signing_account_reads_it_in_french_and_in_the_dark();
            an_independent_reader_trusts_the_pdf_and_sees_one_changed_byte();
            the_certificate_tells_who_did_what_with_the_head_of_the_chain();
        } catch (AssertionError | RuntimeException failure) {
            studio.lastPictures();
            throw failure;
        }
        assertThat(studio.complaints()).isEmpty();
    }

    private void a_salesperson_finds_the_opportunity_by_keyboard() {
        ada = studio.colleague("ada@lumen.example");
        studio.picture("home", ada.page());
        adasDeal = ada.findsByKeyboard("brand film", DEAL_NAME);
        adasDeal.isAbout(DEAL_NAME);
        adasDeal.hasPanel();
    }

    private void an_admin_chooses_which_records_show_the_panel_and_who_is_asked_by_default() {
        tomas = studio.colleague("tomas@lumen.example");
        tomas.esignature().offersAgreements(false).saves();
        tomas.opens(DEAL).hasNoPanel();

        ESignature chosen = tomas.esignature()
                .offersAgreements(true)
                .showsThePanelOn("Opportunities", "Companies")
                .addsADefaultRecipient("Whoever sends", "Gets a copy", 3)
                .saves();
        studio.picture("e-signature", chosen.page());
        tomas.opens("/people/1").hasNoPanel();
        tomas.opens("/companies/1").hasPanel();
    }

    private void the_salesperson_denies_the_consent_then_gives_it() {
        adasDeal = ada.opens(DEAL);
        adasDeal.panel().asksToConnect("Connect");
        studio.picture("not-connected", ada.page());

        SigningLogin login = adasDeal.panel().connects();
        studio.picture("signing-login", login.page());
        login.logsIn().asksForConsentTo("Pactwire");
        studio.picture("consent", login.page());
        login.denies();
        adasDeal.panel().says(DENIED);
        studio.picture("denied", ada.page());

        adasDeal.panel().connects().asksForConsentTo("Pactwire").allows();
        adasDeal.panel().isConnected();
        assertThat(adasDeal.isStillTheSameVisit()).isTrue();
        studio.picture("connected", ada.page());
    }

    private void on_another_device_she_is_connected_already_but_a_colleague_is_asked_on_his_own() {
        laptop = studio.colleague("ada@lumen.example").opens(DEAL);
        laptop.panel().isConnected();

        var dark = Browser.options().setViewportSize(1440, 900).setColorScheme(ColorScheme.DARK);
        jonas = studio.colleague("jonas@lumen.example", Browser.profile(dark));
        jonas.opens(DEAL).panel().asksToConnect("Connecter");
    }

    private void the_plus_leads_over_the_send_dialog_to_the_tagging_page() {
        SendDialog dialog = adasDeal.plus();
        assertThat(dialog.recipients())
                .containsExactly(
                        "1 " + GRACE + " <" + GRACE_MAIL + "> Signer", "3 Ada Moreau <ada@lumen.example> Gets a copy");
        dialog.choosesFromTheRecord("Order form.pdf")
                .uploads("Schedule.pdf", SamplePdfs.contract(2))
                .adds(1, ELENI, ELENI_MAIL, "Signer")
                .moves(ELENI, 2)
                .removes("Ada Moreau");
        studio.picture("send-dialog", ada.page());
        tagger = dialog.sendsToSign();
    }

    private void fields_are_placed_by_mouse_and_one_is_taken_back() {
        tagger.forRecipient(GRACE)
                .drags("Signature", 1, 150, 620)
                .clicks("Date signed", 1, 130, 690)
                .drags("Initials", 3, 480, 760)
                .clicks("Text", 3, 200, 400)
                .labels("Purchase order")
                .forRecipient(ELENI)
                .clicks("Company", 2, 200, 300)
                .undoes()
                .drags("Signature", 1, 410, 620)
                .clicks("Name", 1, 400, 690)
                .clicks("Checkbox", 1, 90, 560)
                .has(
                        "Signature for " + GRACE + ", page 1",
                        "Date signed for " + GRACE + ", page 1",
                        "Initials for " + GRACE + ", page 2",
                        "Purchase order for " + GRACE + ", page 2",
                        "Signature for " + ELENI + ", page 1",
                        "Name for " + ELENI + ", page 1",
                        "Checkbox for " + ELENI + ", page 1");
        studio.picture("tagger", tagger.page());
        tagger.asksToSend();
        studio.picture("tagger-send", tagger.page());
        tagger.page().keyboard().press("Escape");
    }

    private void sending_leads_back_to_the_record_and_the_redirect_alone_says_nothing() {
        Deliveries.pause(program);
        adasDeal = tagger.sends();
        adasDeal.panel().shows("Sending…");
        studio.picture("sending", ada.page());
        tabs.add(adasDeal);
        while (tabs.size() < 8) {
            tabs.add(ada.opensInNewTab(DEAL));
        }
        tabs.forEach(tab -> tab.panel().shows("Sending…"));
        laptop.panel().shows("Sending…");
    }

    private void the_webhook_says_sent_in_eight_tabs_and_on_the_other_device() {
        Live live = program.getBean(Live.class);
        ada.page().waitForCondition(() -> LiveStreams.heldBy(live) == studio.browsers());

        Deliveries.resume(program);
        tabs.forEach(tab -> tab.panel().shows("Sent"));
        laptop.panel().shows("Sent");
        for (Panel panel : List.of(adasDeal.panel(), laptop.panel())) {
            panel.showsRecipient(GRACE, "Sent");
            panel.showsRecipient(ELENI, "Waiting");
        }
        studio.picture("sent", ada.page());
        assertThat(LiveStreams.heldBy(live)).isEqualTo(studio.browsers());
    }

    private void the_mail_lands_in_the_mailroom_and_looking_at_its_link_changes_nothing() throws Exception {
        assertThat(jonas.answerTo("/admin/mailroom")).isEqualTo(403);
        studio.picture("mailroom-refused", jonas.page());
        Mailroom mailroom = tomas.mailroom();
        studio.picture("mailroom", mailroom.page());
        gracesLink = mailroom.opensTheNewestTo(GRACE_MAIL).link();
        studio.picture("mail", mailroom.page());

        Verification before = trail();
        for (int look = 0; look < 2; look++) {
            var answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(gracesLink)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        assertThat(trail()).isEqualTo(before);
        adasDeal.panel().shows("Sent");
        adasDeal.panel().showsRecipient(GRACE, "Sent");
    }

    private void the_first_signer_draws_on_a_phone_and_comes_back_later() {
        SigningPhone phone = studio.phone().opens(gracesLink);
        studio.picture("phone-link", phone.page());
        phone.reviews();
        studio.picture("phone-consent", phone.page());
        phone.agreesToSignElectronically().next("Start").next("Sign here").draws();
        studio.picture("phone-draw", phone.page());
        phone.usesThisSignature().sees("1 of 3").leavesForLater();
        studio.picture("phone-later", phone.page());
        adasDeal.panel().showsRecipient(GRACE, "Viewed");

        SigningPhone again = studio.phone().opens(gracesLink).reviews();
        again.sees("1 of 3").next("Start").fillsIn("PO 4711");
        studio.picture("phone-guided", again.page());
        again.next("Next").next("Initial here").sees("3 of 3");
        studio.picture("phone-done", again.page());
        again.finishes().reads("You have signed");
        studio.picture("phone-signed", again.page());
        adasDeal.panel().showsRecipient(GRACE, "Done");
        adasDeal.panel().showsRecipient(ELENI, "Sent");
    }

    private void the_second_signer_types_a_greek_name() {
        String link = tomas.mailroom().opensTheNewestTo(ELENI_MAIL).link();
        SigningPhone phone = studio.phone()
                .opens(link)
                .reviews()
                .agreesToSignElectronically()
                .next("Start")
                .next("Sign here")
                .types(ELENI);
        studio.picture("phone-typed", phone.page());
        phone.usesThisSignature().finishes().reads("Completed");
        studio.picture("phone-completed", phone.page());
    }

    private void
            the_panel_shows_completed_and_a_colleague_without_signing_account_reads_it_in_french_and_in_the_dark() {
        for (RecordPage open : List.of(adasDeal, tabs.getLast(), laptop)) {
            open.panel().shows("Completed");
            open.panel().linksTo(ORDER_FORM);
            open.panel().linksTo(SCHEDULE);
            assertThat(open.isStillTheSameVisit()).isTrue();
        }
        studio.picture("completed", ada.page());

        RecordPage french = jonas.opens(DEAL);
        french.panel().asksToConnect("Connecter");
        french.panel().shows("Terminé");
        french.panel().showsRecipient(GRACE, "Fait");
        String document = french.panel().linksTo(ORDER_FORM);
        studio.picture("completed-french-dark", jonas.page());
        signed = jonas.downloads(document);
        schedule = jonas.downloads(french.panel().linksTo(SCHEDULE));
        certificate = jonas.downloads(document.replaceFirst("1$", "3"));
        jonas.opens(document.replaceFirst("/documents/1$", ""));
        studio.picture("agreement-french-dark", jonas.page());
    }

    private void an_independent_reader_trusts_the_pdf_and_sees_one_changed_byte() throws Exception {
        Files.write(Path.of("target", "story", "signed.pdf"), signed);
        Files.write(Path.of("target", "story", "certificate.pdf"), certificate);
        var authority = program.getBean(SealKeys.class).ca();

        for (byte[] document : List.of(signed, schedule, certificate)) {
            assertThat(Poppler.signatures(document, authority))
                    .contains("Signature is Valid", "Certificate is Trusted", "Total document signed")
                    .doesNotContain("Signature #2");
        }
        byte[] forged = signed.clone();
        forged[forged.length / 3]++;
        assertThat(Poppler.signatures(forged, authority)).doesNotContain("Signature is Valid");

        assertThat(Poppler.text(signed)).contains("Order Form", ELENI);
        assertThat(Poppler.text(schedule)).contains("PO 4711");
        Drawing drawing = Drawing.of(signed);
        assertThat(drawing.curves()).isGreaterThan(10);
        assertThat(drawing.images()).isZero();
    }

    private void the_certificate_tells_who_did_what_with_the_head_of_the_chain() {
        String told = Poppler.text(certificate);
        assertThat(told)
                .contains(GRACE, GRACE_MAIL, ELENI, ELENI_MAIL, "Ada Moreau")
                .contains("Drawn by hand", "Typed name")
                .contains("Order form.pdf", "Schedule.pdf");
        assertThat(trail()).isInstanceOf(Verification.Intact.class);
        assertThat(told.replaceAll("\\s", "")).contains(headOfTheChain());
    }

    private Verification trail() {
        return program.getBean(AuditTrail.class).verify(new EnvelopeId(envelope()));
    }

    /// The last entry before the one that tells of the completion, which the certificate is a part of.
    private String headOfTheChain() {
        return HexFormat.of()
                .formatHex(database.sql("""
                        select before.hash from envelopes.audit completed
                        join envelopes.audit before on before.envelope_id = completed.envelope_id
                            and before.sequence = completed.sequence - 1
                        where completed.envelope_id = :envelope and completed.entry like '%ENVELOPE_COMPLETED%'""")
                        .param("envelope", envelope())
                        .query(byte[].class)
                        .single());
    }

    private UUID envelope() {
        return database.sql(
                        "select envelope_id from agreements.agreement where record_type = 'opportunity' and record_id = 1")
                .query(UUID.class)
                .single();
    }
}
