package dev.pactwire.recordpages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.pactwire.access.User;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.testing.Browser;
import dev.pactwire.testing.PactwireTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Lists and the board in a browser.
@PactwireTest
class ListsInBrowserTest {

    @Autowired
    ApplicationContext program;

    @LocalServerPort
    int port;

    private final String word = "zx" + UUID.randomUUID().toString().substring(0, 8);
    private Office office;
    private User ada;
    private CrmRecord deal;
    private BrowserContext profile;
    private Page page;

    @BeforeEach
    void ada_has_deals() {
        office = new Office(program);
        ada = office.ada();
        deal = office.opportunity(ada, word + " autumn");
        office.opportunity(ada, word + " winter");
        profile = Browser.desktop();
        office.logIn(profile, ada, port);
        page = profile.newPage();
    }

    @AfterEach
    void she_leaves() {
        profile.close();
    }

    private void open(String path) {
        page.navigate("http://localhost:" + port + path);
    }

    @Test
    void the_list_follows_what_is_typed_and_the_address_keeps_it() {
        open("/opportunities");
        page.locator("#q").fill(word + " win");

        assertThat(page.locator(".row-link")).hasText(new String[] {word + " winter"});
        assertThat(page.locator("#q")).isFocused();
        page.waitForURL("**q=" + word + "*");
        page.reload();
        assertThat(page.locator(".row-link")).hasText(new String[] {word + " winter"});
        page.locator("#q").fill("nobody has this name");
        assertThat(page.locator(".empty")).containsText("Nothing found");
    }

    @Test
    void a_click_on_a_column_sorts_and_a_second_one_turns_it_round() {
        open("/opportunities?q=" + word);
        assertThat(page.locator(".row-link").first()).hasText(word + " autumn");

        page.locator("th.col-name a").click();
        assertThat(page.locator(".row-link").first()).hasText(word + " winter");
        assertThat(page.locator("th.col-name")).hasAttribute("aria-sort", "descending");
        page.locator("#q").fill(word + " ");
        assertThat(page.locator("th.col-name")).hasAttribute("aria-sort", "descending");
    }

    @Test
    void when_the_server_is_away_the_list_says_so_and_stays() {
        open("/opportunities?q=" + word);
        page.route("**/opportunities?*", route -> route.abort());

        page.locator("#q").fill("something");

        assertThat(page.locator(".toast-note.error")).containsText("The list could not be loaded.");
        assertThat(page.locator(".row-link")).hasCount(2);
    }

    @Test
    void a_card_moves_by_keyboard_and_says_where_it_is() {
        open("/opportunities/board?owner=me");
        Locator grip = page.locator("#grip-" + deal.id());
        grip.focus();
        page.keyboard().press("Space");
        assertThat(page.locator("deal-board [role=status]")).containsText("lifted in Qualified, stage 1 of");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("deal-board [role=status]")).containsText("over Proposal, stage 3 of");
        page.keyboard().press("Space");

        assertThat(column("Proposal")).containsText(word + " autumn");
        assertThat(column("Proposal").locator(".deal-head")).containsText("$48,000");
        assertThat(grip).isFocused();
        page.waitForCondition(() -> stageOf(deal) == stageNumber("Proposal"));
    }

    @Test
    void escape_puts_a_lifted_card_back() {
        open("/opportunities/board?owner=me");
        long before = stageOf(deal);
        page.locator("#grip-" + deal.id()).focus();
        page.keyboard().press("Space");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Escape");

        assertThat(page.locator("deal-board [role=status]")).containsText("is back in Qualified");
        assertThat(column("Qualified")).containsText(word + " autumn");
        assertThat(stageOf(deal)).isEqualTo(before);
    }

    @Test
    void a_card_moves_by_pointer() {
        open("/opportunities/board?owner=me");
        page.locator("deal-board.movable").waitFor();
        page.locator(".deal-card[data-id='" + deal.id() + "'] .deal-foot").hover();
        var target = column("Meeting").locator(".deal-cards").boundingBox();
        page.mouse().down();
        page.mouse().move(target.x + 60, target.y + 30, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(12));
        page.mouse().up();

        page.waitForCondition(() -> stageOf(deal) == stageNumber("Meeting"));
        assertThat(column("Meeting").locator(".deal-head")).containsText("$48,000");
    }

    private Locator column(String name) {
        return page.locator(".deal-column[data-name='" + name + "']");
    }

    private long stageNumber(String name) {
        return Long.parseLong(column(name).getAttribute("data-stage"));
    }

    private long stageOf(CrmRecord it) {
        return office.reread(ada, it.ref(), Field.PIPELINE_STAGE_ID);
    }
}
