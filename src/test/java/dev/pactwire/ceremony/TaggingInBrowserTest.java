package dev.pactwire.ceremony;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.tabs.Kind;
import dev.pactwire.tabs.Placement;
import dev.pactwire.tabs.Tab;
import dev.pactwire.testing.Browser;
import dev.pactwire.testing.PactwireTest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ada places fields on her order form and sends it.
@PactwireTest
class TaggingInBrowserTest extends WithDesk {

    private static final double PAGE_WIDTH = 595.3;
    private static final double PAGE_HEIGHT = 841.9;

    private Envelope draft;
    private BrowserContext profile;
    private Page page;

    @BeforeEach
    void ada_opens_her_draft() {
        draft = desk.draft(
                Addressee.signer("1", "Grace Lindqvist", grace, 1),
                Addressee.signer("2", "Ada Moreau", Desk.grace(), 2));
        open(Browser.desktop());
    }

    private void open(BrowserContext window) {
        profile = window;
        page = profile.newPage();
        page.navigate(program.getBean(EmbeddedViews.class)
                .senderView(
                        draft.id(),
                        desk.ada().id(),
                        "http://localhost:" + port + "/healthz?deal=7",
                        SenderView.standard())
                .replaceFirst("^https?://[^/]+", "http://localhost:" + port));
        page.locator("body.ready").waitFor();
    }

    @AfterEach
    void she_closes_the_window() {
        profile.close();
    }

    private Locator kind(String kind) {
        return page.locator("#palette [data-kind=" + kind + "]");
    }

    private Locator tags() {
        return page.locator(".tag[data-tag]");
    }

    private List<Tab> tabsOf(String recipient) {
        return desk.read(draft.id()).recipient(recipient).orElseThrow().tabs();
    }

    private void saved() {
        assertThat(page.locator("#saved")).hasText("Saved");
    }

    @Test
    void a_field_is_dragged_onto_a_page_and_stands_where_it_was_dropped() {
        var sheet = page.locator(".sheet").first().boundingBox();
        var from = kind("signHere").boundingBox();
        double scale = sheet.width / 595.28;

        page.mouse().move(from.x + 20, from.y + 10);
        page.mouse().down();
        page.mouse().move(sheet.x + 100, sheet.y + 100);
        page.mouse().move(sheet.x + 300 * scale, sheet.y + 400 * scale);
        page.mouse().up();
        assertThat(tags()).hasCount(1);
        saved();

        var tab = tabsOf("1").getFirst();
        assertThat(tab.kind()).isInstanceOf(Kind.SignHere.class);
        assertThat(tab.at().x() + tab.at().width() / 2).isCloseTo(300, within(12.0));
        assertThat(tab.at().y() + tab.at().height() / 2).isCloseTo(400, within(12.0));
    }

    @Test
    void a_field_dropped_over_the_lower_right_corner_stays_on_the_page_also_when_it_is_moved_on_and_made_larger() {
        page.locator(".sheet").first().evaluate("sheet => sheet.scrollIntoView({ block: 'end' })");
        var sheet = page.locator(".sheet").first().boundingBox();
        drop(sheet.x + sheet.width - 3, sheet.y + sheet.height - 3);
        stands(PAGE_WIDTH, PAGE_HEIGHT);

        page.keyboard().press("Control+ArrowDown");
        page.keyboard().press("Control+ArrowRight");
        page.keyboard().press("Shift+Control+ArrowDown");
        page.keyboard().press("Shift+Control+ArrowRight");
        stands(PAGE_WIDTH, PAGE_HEIGHT);
    }

    @Test
    void a_field_dropped_over_the_upper_left_corner_stays_on_the_page_also_when_it_is_moved_on() {
        var sheet = page.locator(".sheet").first().boundingBox();
        drop(sheet.x + 3, sheet.y + 3);
        page.keyboard().press("Control+ArrowUp");
        page.keyboard().press("Control+ArrowLeft");

        Placement at = stored();
        assertThat(List.of(at.x(), at.y())).containsExactly(0.0, 0.0);
    }

    private void drop(double x, double y) {
        var from = kind("signHere").boundingBox();
        page.mouse().move(from.x + 20, from.y + 10);
        page.mouse().down();
        page.mouse().move(x < 720 ? x + 90 : x - 90, y < 450 ? y + 90 : y - 90);
        page.mouse().move(x, y);
        page.mouse().up();
        assertThat(tags()).hasCount(1);
        assertThat(tags().first()).isFocused();
    }

    /// Its right and its lower edge.
    private void stands(double right, double bottom) {
        Placement at = stored();
        assertThat(at.x() + at.width()).isCloseTo(right, within(0.2));
        assertThat(at.y() + at.height()).isCloseTo(bottom, within(0.2));
    }

    /// The place of the only field, once the server has it as it is shown.
    private Placement stored() {
        page.waitForCondition(() -> tabsOf("1").size() == 1 && shown().equals(shown(tabsOf("1").getFirst().at())));
        return tabsOf("1").getFirst().at();
    }

    private List<Double> shown() {
        return Stream.of("--x", "--y", "--fw", "--fh")
                .map(name -> tags().first().evaluate("(tag, name) => tag.style.getPropertyValue(name)", name))
                .map(value -> Double.valueOf(value.toString()))
                .toList();
    }

    private static List<Double> shown(Placement at) {
        return List.of(at.x(), at.y(), at.width(), at.height());
    }

    @Test
    void the_page_stays_where_it_is_while_a_place_is_chosen() {
        double before = page.locator(".sheet").first().boundingBox().y;

        kind("text").click();

        assertThat(page.locator("#hint")).not().isEmpty();
        assertThat(page.locator(".sheet").first().boundingBox().y).isEqualTo(before);
    }

    @Test
    void the_field_put_down_last_is_kept_however_slowly_the_first_save_arrives() {
        SlowNetwork.holdFirst(page, "fields");
        kind("signHere").click();
        page.locator(".sheet").first().click(new Locator.ClickOptions().setPosition(120, 200));
        SlowNetwork.theFirstIsOnItsWay(page);
        kind("initialHere").click();
        page.locator(".sheet").first().click(new Locator.ClickOptions().setPosition(120, 400));
        assertThat(tags()).hasCount(2);
        SlowNetwork.bothHaveArrived(page);

        assertThat(tabsOf("1")).hasSize(2);
    }

    @Test
    void on_a_phone_a_field_is_tapped_onto_a_page_and_told_in_the_words_of_a_finger() {
        profile.close();
        open(Browser.phone());
        kind("signHere").tap();
        assertThat(page.locator("#hint")).hasText("Signature: now tap the page. Tap Signature again to stop.");
        kind("signHere").tap();
        assertThat(page.locator("#hint")).isEmpty();
        kind("signHere").tap();
        page.locator(".sheet").first().tap();

        assertThat(tags()).hasCount(1);
        assertThat(page.locator("#hint")).isEmpty();
    }

    @Test
    void everything_is_done_by_keyboard_and_taken_back() {
        kind("signHere").press("Enter");
        assertThat(tags()).hasCount(1);
        assertThat(tags().first()).isFocused();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Control+ArrowDown");
        kind("company").press("Enter");
        assertThat(tags()).hasCount(2);
        page.keyboard().press("Delete");
        assertThat(tags()).hasCount(1);
        page.keyboard().press("Control+z");
        assertThat(tags()).hasCount(2);
        page.keyboard().press("Control+Shift+z");
        assertThat(tags()).hasCount(1);
        page.locator("#undo").click();
        assertThat(tags()).hasCount(2);
        saved();

        assertThat(tabsOf("1")).hasSize(2);
    }

    @Test
    void a_field_is_given_to_somebody_else_and_no_longer_required() {
        kind("text").press("Enter");
        page.locator("#field-person").selectOption("2");
        page.locator("#field-label").fill("Order number");
        page.locator("#field-required").uncheck();
        saved();

        page.waitForCondition(() -> tabsOf("2").size() == 1
                && tabsOf("2").getFirst().rules().label().equals("Order number"));
        assertThat(tabsOf("1")).isEmpty();
        assertThat(tabsOf("2").getFirst().rules().required()).isFalse();
    }

    @Test
    void initials_go_onto_every_page() {
        kind("initialHere").press("Enter");
        page.locator("#field-pages").click();
        assertThat(tags()).hasCount(2);
        saved();

        assertThat(tabsOf("1")).extracting(Tab::page).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void sending_warns_of_what_was_forgotten_mails_the_first_and_leads_back() {
        kind("signHere").press("Enter");
        saved();
        page.locator("#send").click();
        assertThat(page.locator("#review-warnings")).containsText("Ada Moreau has no fields");
        page.locator("#subject").fill("Order form 4711");
        page.locator("#send-dialog button[value=yes]").click();

        page.waitForURL("**/healthz?deal=7&envelopeId=" + draft.id() + "&event=Send");
        assertThat(desk.read(draft.id()).status()).isEqualTo(EnvelopeStatus.SENT);
        assertThat(desk.mailTo(grace).mail().subject()).isEqualTo("Order form 4711");
    }

    @Test
    void sending_waits_for_a_save_that_hangs_and_for_what_was_moved_since() {
        var save = HeldSave.first(page, "fields");
        kind("signHere").press("Enter");
        save.hangs();
        for (int step = 0; step < 3; step++) {
            page.keyboard().press("Control+ArrowUp");
        }
        List<Double> last = shown();
        page.locator("#send").click();
        page.locator("#send-dialog button[value=yes]").click();
        assertThat(page.locator("body")).hasClass(Pattern.compile("busy"));
        assertThat(save.sent()).containsExactly("PUT fields");
        assertThat(desk.read(draft.id()).status()).isEqualTo(EnvelopeStatus.CREATED);

        save.goesOn();

        page.waitForURL("**/healthz?deal=7&envelopeId=" + draft.id() + "&event=Send");
        assertThat(save.sent()).containsExactly("PUT fields", "PUT fields", "POST send");
        assertThat(desk.read(draft.id()).status()).isEqualTo(EnvelopeStatus.SENT);
        assertThat(shown(tabsOf("1").getFirst().at())).isEqualTo(last);
    }

    @Test
    void discarding_asks_and_leaves_nothing() {
        page.locator("#more summary").click();
        page.locator("#discard").click();
        page.locator("#discard-dialog button[value=yes]").click();

        page.waitForURL("**/healthz?deal=7&envelopeId=" + draft.id() + "&event=Cancel");
        assertThat(desk.envelopes.find(draft.id())).isEmpty();
    }

    @Test
    void what_was_sent_meanwhile_elsewhere_is_told() {
        desk.send(draft.id());
        kind("signHere").press("Enter");

        assertThat(page.locator("#saved")).hasText("Not saved");
        page.reload();
        assertThat(page.locator("#closed")).containsText("This is no longer a draft");
    }
}
