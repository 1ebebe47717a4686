package dev.pactwire.recordpages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.pactwire.access.User;
import dev.pactwire.records.EmbeddedApps;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.testing.PactwireTest;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a salesperson does with an opportunity as a whole.
@PactwireTest
class DealInBrowserTest extends AdaInBrowser {

    @Autowired
    EmbeddedApps apps;

    private void open() {
        open(Routes.of(deal.ref()));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void what_is_done_in_the_head_shows_at_once_in_the_details_and_in_the_timeline() {
        open();

        button("Won").click();

        assertThat(page.locator("#fact-status .fact-value")).hasText("Won");
        assertThat(page.locator("#fact-win_probability .fact-value")).hasText("100%");
        assertThat(page.locator("#timeline .changes").first()).containsText("Status");
        assertThat(page.locator(".record-closes")).hasText("Won");
    }

    @Test
    void lost_asks_why_and_a_stage_of_what_is_lost_offers_to_reopen_it() {
        open();
        page.onDialog(dialog -> {
            complaints.add(dialog.message());
            dialog.accept();
        });

        button("Lost").click();
        page.getByLabel("Competitor").check();
        button("Mark as lost").click();

        assertThat(page.locator("#lost-dialog")).isHidden();
        assertThat(page.locator("#fact-loss_reason_id .fact-value")).hasText("Competitor");
        button("Proposal").click();
        assertThat(page.locator("#fact-status .fact-value")).hasText("Open");
        assertThat(page.locator("#fact-pipeline_stage_id .fact-value")).hasText("Proposal");
        assertThat(complaints).contains("This opportunity is lost. Reopen it in “Proposal”?");
    }

    @Test
    void the_palette_offers_the_last_records_that_were_opened() {
        CrmRecord grace = office.person(ada, "Grace Lindqvist");
        page.navigate("http://localhost:" + port + Routes.of(grace.ref()));
        page.navigate("http://localhost:" + port + "/leads");

        page.keyboard().press("Control+k");
        assertThat(page.locator("#palette-hits li").first()).containsText("Grace Lindqvist");
        page.keyboard().press("Enter");
        page.waitForURL("**" + Routes.of(grace.ref()));
    }

    @Test
    void an_app_of_this_installation_and_a_new_task_leave_no_complaint_in_the_console() {
        String own = "app-" + UUID.randomUUID();
        User tomas = office.user("Tomás Okafor", dev.pactwire.access.Role.ADMIN);
        apps.put(
                tomas, own, "Own", "http://localhost:" + port + "/healthz", Set.of(RecordType.OPPORTUNITY), true, null);
        try {
            open();
            page.locator("iframe").first().waitFor();
            page.getByLabel("Task", new Page.GetByLabelOptions().setExact(true)).fill("Send the order form");
            page.getByLabel("Due").fill("2026-12-01");
            button("Add task").click();
            assertThat(page.locator("#related .todo-name")).hasText("Send the order form");
            page.locator("#edit-details").click();
            page.locator("#in-details").pressSequentially("Rights\nfor print\nand web");
            page.locator("#in-details").evaluate("field => field.value += '\\u0001'");
            page.locator("#fact-details button[type=submit]").click();
            assertThat(page.locator("#problem-details")).isVisible();
            assertThat(complaints).noneMatch(complaint -> complaint.contains("sandbox"));
            assertThat(complaints).noneMatch(complaint -> complaint.contains("inline"));
        } finally {
            apps.put(tomas, own, null, null, null, false, null);
        }
    }
}
