package dev.pactwire.ceremony;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.pactwire.documents.Poppler;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.envelopes.RecipientStatus;
import dev.pactwire.tabs.Tab;
import dev.pactwire.testing.Browser;
import dev.pactwire.testing.PactwireTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What Grace does on her phone with the link from her e-mail.
@PactwireTest
class SigningInBrowserTest extends WithDesk {

    private static final String TOTAL = "4";

    private BrowserContext profile;
    private Page page;

    @BeforeEach
    void grace_takes_her_phone() {
        profile = Browser.phone();
        page = profile.newPage();
    }

    @AfterEach
    void she_puts_it_away() {
        profile.close();
    }

    private void open() {
        page.navigate("http://localhost:" + port + "/sign/" + desk.linkOf(grace));
        page.locator("form .button.primary").tap();
    }

    private void agree() {
        page.locator("#agree").check();
        page.locator("#consent-form button").tap();
        assertThat(page.locator("#consent")).isHidden();
    }

    private Locator next() {
        return page.locator("#next");
    }

    private Locator editor() {
        return page.locator("#editor .control");
    }

    private Locator dialogButton(String dialog) {
        return page.locator(dialog + " button[value=yes]");
    }

    private RecipientStatus status(Envelope envelope) {
        return desk.read(envelope.id()).recipient("1").orElseThrow().status();
    }

    @Test
    void the_guide_leads_through_what_is_required_and_nothing_else() {
        var envelope = orderForm(
                Desk.newsletter(1),
                Desk.purchaseOrder(1),
                Desk.day(1),
                Desk.initials(1),
                Desk.signature(2),
                Desk.dateSigned(2));
        open();
        assertThat(page.locator("#guide")).isHidden();
        agree();
        assertThat(status(envelope)).isEqualTo(RecipientStatus.DELIVERED);
        assertThat(page.locator("#count")).hasText("0 of " + TOTAL);

        next().tap();
        editor().fill("12");
        next().tap();
        assertThat(page.locator("#editor")).containsText("Delivery");
        assertThat(page.locator("#toasts")).containsText("An order number has four digits.");
        editor().fill("2026-12-01");
        next().tap();
        assertThat(page.locator("#next-label")).hasText("Initial here");
        next().tap();
        dialogButton("#adopt").tap();
        assertThat(page.locator("#editor")).isHidden();
        assertThat(page.locator("#next-label")).hasText("Sign here");
        next().tap();
        assertThat(page.locator("#count")).hasText("3 of " + TOTAL);
        next().tap();
        editor().fill("4711");
        assertThat(page.locator("#count")).hasText(TOTAL + " of " + TOTAL);
        assertThat(page.locator("#next-label")).hasText("Finish");
        next().tap();
        assertThat(page.locator("#finish-dialog")).containsText("You are about to sign as Grace Lindqvist");
        dialogButton("#finish-dialog").tap();

        assertThat(page.locator("#closed h2")).hasText("Completed");
        assertThat(page.locator("#closed button").first()).containsText("Download Order form.pdf");
        assertThat(desk.read(envelope.id()).status()).isEqualTo(EnvelopeStatus.COMPLETED);
        assertThat(Poppler.text(desk.envelopes.content(envelope.id(), 1)))
                .contains("4711", "Dec 1, 2026", "Grace Lindqvist");
    }

    @Test
    void a_signature_drawn_with_a_finger_is_ink_in_the_document() {
        var envelope = orderForm(Desk.signature(2));
        open();
        agree();
        next().tap();
        next().tap();
        page.locator("#adopt .way").last().tap();
        dialogButton("#adopt").tap();
        assertThat(page.locator("#adopt-problem")).hasText("Draw your signature first, or choose Type.");

        draw(page.locator("#pad-signature"));
        dialogButton("#adopt").tap();
        assertThat(page.locator(".spot[data-kind=signHere] svg path").first()).isVisible();
        next().tap();
        dialogButton("#finish-dialog").tap();

        assertThat(page.locator("#closed h2")).hasText("Completed");
        assertThat(desk.read(envelope.id())
                        .recipient("1")
                        .orElseThrow()
                        .adoption()
                        .orElseThrow()
                        .style())
                .isEqualToIgnoringCase("drawn");
    }

    private void draw(Locator pad) {
        var box = pad.boundingBox();
        page.mouse().move(box.x + 20, box.y + box.height / 2);
        page.mouse().down();
        for (int i = 1; i <= 12; i++) {
            page.mouse().move(box.x + 20 + i * 14, box.y + box.height / 2 + (i % 2 == 0 ? 18 : -18));
        }
        page.mouse().up();
    }

    @Test
    void what_was_filled_in_waits_until_she_comes_back() {
        orderForm(Desk.company(1), Desk.signature(2));
        open();
        agree();
        next().tap();
        editor().fill("Harbor & Pine AB");
        page.locator("#more summary").tap();
        page.locator("#later").tap();
        assertThat(page.locator("#closed h2")).hasText("See you later");

        open();

        assertThat(page.locator("#guide")).isVisible();
        assertThat(page.locator("#count")).hasText("1 of 2");
        assertThat(page.locator(".spot[data-kind=company]")).containsText("Harbor & Pine AB");
    }

    @Test
    void an_empty_required_field_is_named_and_not_left() {
        orderForm(Desk.company(1), Desk.signature(2));
        open();
        agree();

        next().tap();
        next().tap();

        assertThat(page.locator("#toasts")).containsText("is still empty");
        assertThat(page.locator("#editor")).isVisible();
    }

    @Test
    void she_may_decline_from_the_landing_page_without_consenting_first() {
        var envelope = orderForm(Desk.signature(2));
        page.navigate("http://localhost:" + port + "/sign/" + desk.linkOf(grace));
        page.locator("form button[value=decline]").tap();
        page.locator("#reason").fill("I am not the right person.");
        dialogButton("#decline-dialog").tap();

        assertThat(page.locator("#closed")).containsText("You have declined");
        assertThat(desk.read(envelope.id()).status()).isEqualTo(EnvelopeStatus.DECLINED);
    }

    @Test
    void the_words_of_a_page_lie_where_they_are_seen() {
        orderForm(Desk.signature(2));
        open();
        agree();

        var words = page.locator(".sheet .words").first();
        assertThat(words.locator("span").first()).isAttached();
        double shown = page.locator(".sheet").first().boundingBox().width;
        assertThat(words.boundingBox().width).isCloseTo(shown, within(1.0));
    }

    @Test
    void she_declines_and_says_why() {
        var envelope = orderForm(Desk.signature(2));
        open();
        agree();
        page.locator("#more summary").tap();
        page.locator("#decline").tap();
        dialogButton("#decline-dialog").tap();
        assertThat(page.locator("#decline-dialog")).isVisible();
        page.locator("#reason").fill("The fee is not what we agreed.");
        dialogButton("#decline-dialog").tap();

        assertThat(page.locator("#closed")).containsText("You have declined");
        assertThat(page.locator("#closed blockquote")).hasText("The fee is not what we agreed.");
        assertThat(desk.read(envelope.id()).status()).isEqualTo(EnvelopeStatus.DECLINED);
    }

    @Test
    void an_approver_approves_without_a_signature() {
        var envelope = orderForm(Desk.approve(1));
        open();
        agree();
        assertThat(page.locator("#next-label")).hasText("Approve");
        assertThat(page.locator("#refuse")).isVisible();
        next().tap();
        assertThat(page.locator("#finish-dialog")).containsText("You are about to approve as Grace Lindqvist");
        dialogButton("#finish-dialog").tap();

        assertThat(page.locator("#closed h2")).hasText("Completed");
        assertThat(status(envelope)).isEqualTo(RecipientStatus.COMPLETED);
    }

    @Test
    void who_has_no_fields_places_a_signature() {
        orderForm();
        open();
        agree();
        assertThat(page.locator("#next-label")).hasText("Add my signature");
        next().tap();
        dialogButton("#adopt").tap();
        assertThat(page.locator(".spot[data-kind=signHere]")).hasCount(1);
        assertThat(page.locator("#next-label")).hasText("Finish");
        next().tap();
        dialogButton("#finish-dialog").tap();

        assertThat(page.locator("#closed h2")).hasText("Completed");
    }

    @Test
    void what_was_placed_and_could_not_be_saved_is_not_signed() {
        var envelope = orderForm();
        open();
        agree();
        page.route("**/placed", route -> route.abort());
        next().tap();
        dialogButton("#adopt").tap();
        assertThat(page.locator(".spot[data-kind=signHere]")).hasCount(1);
        next().tap();
        dialogButton("#finish-dialog").tap();

        assertThat(page.locator("#toasts")).not().isEmpty();
        assertThat(status(envelope)).isEqualTo(RecipientStatus.DELIVERED);
        assertThat(page.locator("#closed h2")).hasCount(0);
    }

    @Test
    void what_the_sender_withdraws_meanwhile_is_told_at_the_next_step() {
        var envelope = orderForm(Desk.company(1), Desk.signature(2));
        open();
        agree();
        desk.envelopes.voidEnvelope(envelope.id(), "We send a better offer.", desk.actor());
        next().tap();
        editor().fill("Harbor & Pine AB");
        page.evaluate("document.activeElement.blur()");

        assertThat(page.locator("#closed h2")).hasText("The sender has voided this");
        assertThat(page.locator("#closed blockquote")).hasText("We send a better offer.");
        assertThat(page.locator("#guide")).isHidden();
    }

    @Test
    void without_a_network_it_keeps_trying_and_loses_nothing() {
        var envelope = orderForm(Desk.company(1), Desk.signature(2));
        open();
        agree();
        profile.setOffline(true);
        next().tap();
        editor().fill("Harbor & Pine AB");
        assertThat(page.locator("#saved")).hasText("No connection. We keep trying.");
        profile.setOffline(false);

        assertThat(page.locator("#saved"))
                .hasText(
                        "Saved",
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(15_000));
        assertThat(desk.read(envelope.id()).recipient("1").orElseThrow().tabs())
                .extracting(Tab::value)
                .contains("Harbor & Pine AB");
    }

    @Test
    void what_was_shown_last_is_what_is_kept_however_slowly_the_first_arrives() {
        var envelope = orderForm(Desk.company(1), Desk.signature(2));
        open();
        agree();
        SlowNetwork.holdFirst(page, "values");
        next().tap();
        editor().fill("Harbor");
        SlowNetwork.theFirstIsOnItsWay(page);
        editor().fill("Harbor & Pine AB");
        SlowNetwork.bothHaveArrived(page);

        assertThat(desk.read(envelope.id()).recipient("1").orElseThrow().tabs())
                .extracting(Tab::value)
                .contains("Harbor & Pine AB");
    }

    @Test
    void finish_waits_for_a_save_that_hangs_and_for_what_was_filled_in_since() {
        var envelope = orderForm(Desk.company(1), Desk.signature(2));
        open();
        agree();
        var save = HeldSave.first(page, "values");
        next().tap();
        editor().fill("Harbor");
        save.hangs();
        editor().fill("Harbor & Pine AB");
        next().tap();
        next().tap();
        dialogButton("#adopt").tap();
        assertThat(page.locator("#next-label")).hasText("Finish");
        next().tap();
        dialogButton("#finish-dialog").tap();
        assertThat(next()).isDisabled();
        assertThat(save.sent()).containsExactly("PUT values", "PUT adoption");
        assertThat(status(envelope)).isEqualTo(RecipientStatus.DELIVERED);

        save.goesOn();

        assertThat(page.locator("#closed h2")).hasText("Completed");
        assertThat(save.sent()).containsExactly("PUT values", "PUT adoption", "PUT values", "POST finish");
        assertThat(Poppler.text(desk.envelopes.content(envelope.id(), 1))).contains("Harbor & Pine AB");
    }

    @Test
    void the_language_changes_in_the_middle() {
        orderForm(Desk.signature(2));
        open();
        agree();
        page.locator("header [data-language=fr]").tap();

        assertThat(page.locator("#next-label")).hasText("Commencer");
        assertThat(page.locator("#decline strong")).hasText("Refuser");
    }
}
