package dev.pactwire.recordpages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.pactwire.access.User;
import dev.pactwire.records.Activities;
import dev.pactwire.records.Activity;
import dev.pactwire.records.RecordFiles;
import dev.pactwire.records.Records;
import dev.pactwire.records.Relations;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.testing.Browser;
import dev.pactwire.testing.PactwireTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a salesperson does on a record's page.
@PactwireTest
class RecordPageInBrowserTest extends AdaInBrowser {

    /// htmx gives what it has put down its behavior a moment later; nobody clicks that fast.
    private static final int SETTLING = 200;

    @Autowired
    Records records;

    @Autowired
    Relations relations;

    @Autowired
    Activities activities;

    @Autowired
    RecordFiles files;

    @BeforeEach
    void she_looks_at_it() {
        open(Routes.of(deal.ref()));
    }

    private Locator fact(String key) {
        return page.locator("#fact-" + key);
    }

    @Test
    void a_value_is_changed_where_it_stands_and_the_head_follows() {
        fact("monetary_value").locator(".fact-value").click();
        fact("monetary_value").locator("input").fill("52,500");
        page.keyboard().press("Enter");

        assertThat(fact("monetary_value").locator(".fact-value")).hasText("$52,500");
        assertThat(page.locator(".record-value")).hasText("$52,500");
        assertThat(page.locator("#timeline")).containsText("$52,500");
        assertThat(office.reread(ada, deal.ref(), Field.MONETARY_VALUE)).isEqualByComparingTo("52500");
    }

    @Test
    void what_cannot_be_taken_stays_in_its_editor_with_a_sentence_and_escape_gives_up() {
        fact("monetary_value").locator(".fact-edit").press("Enter");
        fact("monetary_value").locator("input").fill("a lot");
        page.keyboard().press("Enter");

        assertThat(fact("monetary_value").getByRole(AriaRole.ALERT)).containsText("“a lot” is not a number.");
        assertThat(fact("monetary_value").locator("input")).hasValue("a lot");

        fact("monetary_value").locator("input").press("Escape");
        assertThat(fact("monetary_value").locator(".fact-value")).hasText("$48,000");
        assertThat(fact("monetary_value").locator(".fact-edit")).isFocused();
    }

    @Test
    void leaving_an_editor_saves_what_was_typed() {
        fact("details").locator(".fact-value").click();
        fact("details").locator("textarea").fill("Twelve looks.");
        page.locator(".composer textarea").click();

        assertThat(fact("details").locator(".fact-value")).hasText("Twelve looks.");
    }

    @Test
    void a_choice_is_saved_with_the_click_that_makes_it() {
        fact("priority").locator(".fact-value").click();
        fact("priority").locator("select").selectOption("HIGH");

        assertThat(fact("priority").locator(".fact-value")).hasText("High");
    }

    @Test
    void a_company_is_found_by_its_name_and_related_by_it() {
        CrmRecord company = office.company(ada, "Harbor " + UUID.randomUUID());

        fact("company_id").locator(".fact-value").click();
        fact("company_id").locator("input[role=combobox]").fill(company.name());
        fact("company_id").locator("[role=option]").getByText(company.name()).waitFor();
        page.keyboard().press("Enter");

        assertThat(fact("company_id").getByRole(AriaRole.LINK)).hasText(company.name());
        assertThat(page.locator("#related")).containsText(company.name());
    }

    @Test
    void tags_are_typed_and_taken_away() {
        page.locator("#edit-tags").click();
        page.locator("#fact-tags input[type=text]").fill("autumn");
        page.keyboard().press("Enter");
        page.locator("#fact-tags input[type=text]").fill("key account");
        page.locator("#fact-tags").getByText("Save").click();

        assertThat(page.locator(".tag-link")).hasText(new String[] {"autumn", "key account"});
        page.locator("#edit-tags").click();
        page.locator("#fact-tags [data-tag-remove]").first().click();
        page.locator("#fact-tags").getByText("Save").click();
        assertThat(page.locator(".tag-link")).hasText(new String[] {"key account"});
    }

    @Test
    void a_note_is_written_and_a_call_logged() {
        page.locator(".composer textarea").fill("Grace likes the second route.");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#timeline .entry").first()).containsText("Grace likes the second route.");
        assertThat(page.locator(".composer textarea")).isEmpty();

        page.locator(".composer").getByLabel("Phone call").check();
        page.locator(".composer textarea").fill("They pay the fee.");
        page.locator(".composer button[type=submit]").click();

        assertThat(page.locator("#timeline .entry").first()).containsText("Phone call");
    }

    @Test
    void what_another_person_does_appears_by_itself_and_never_over_what_is_typed() {
        User camille = office.user("Camille Roux", dev.pactwire.access.Role.SALES);
        fact("details").locator(".fact-value").click();
        fact("details").locator("textarea").fill("half a sen");

        activities.add(camille, deal.ref(), Activity.Type.NOTE, "From another desk.", null);
        records.update(camille, deal.ref(), dev.pactwire.recordtypes.Patch.of(Field.NAME, "Winter collection"));

        assertThat(page.locator("#timeline")).containsText("From another desk.");
        assertThat(page.locator("h1")).hasText("Winter collection");
        assertThat(fact("details").locator("textarea")).hasValue("half a sen");
    }

    @Test
    void files_come_by_button_and_by_drop_and_leave_as_downloads() {
        page.locator("file-drop input[type=file]")
                .setInputFiles(new FilePayload("NDA.pdf", "application/pdf", "%PDF-1.7".getBytes()));
        assertThat(page.locator("#files .row-name")).hasText(new String[] {"NDA.pdf"});

        page.evaluate("""
                () => {
                  const carried = new DataTransfer();
                  carried.items.add(new File(['hello'], 'notes.txt', { type: 'text/plain' }));
                  const zone = document.querySelector('file-drop');
                  zone.dispatchEvent(new DragEvent('dragenter', { dataTransfer: carried, bubbles: true }));
                  zone.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true }));
                }""");
        assertThat(page.locator("#files .row-name")).hasText(new String[] {"notes.txt", "NDA.pdf"});

        Download download = page.waitForDownload(() -> page.getByText("NDA.pdf").click());
        assertThat(download.suggestedFilename()).isEqualTo("NDA.pdf");

        page.onDialog(dialog -> dialog.accept());
        page.locator("#files li").first().hover();
        page.locator("#files li button").first().click();
        assertThat(page.locator("#files .row-name")).hasText(new String[] {"NDA.pdf"});
    }

    @Test
    void an_empty_or_too_large_file_is_refused_before_it_is_sent() {
        page.locator("file-drop input[type=file]")
                .setInputFiles(new FilePayload("empty.pdf", "application/pdf", new byte[0]));
        assertThat(page.locator(".toast-note.error")).containsText("empty.pdf: The file is empty.");

        page.evaluate("document.querySelector('file-drop').dataset.limit = '3'");
        page.locator("file-drop input[type=file]")
                .setInputFiles(new FilePayload("large.pdf", "application/pdf", new byte[4]));
        assertThat(page.locator(".toast-note.error").last()).containsText("large.pdf: This file is larger than 25 MB");
        assertThat(files.of(ada, deal.ref())).isEmpty();
    }

    @Test
    void a_person_is_added_from_the_list_of_all_and_removed() {
        CrmRecord grace = office.person(ada, "Grace " + UUID.randomUUID());

        page.getByLabel("Add a person", new Page.GetByLabelOptions().setExact(true))
                .first()
                .click();
        page.locator("#add-person").fill(grace.name());
        page.locator("#add-person-hits [role=option]").getByText(grace.name()).click();

        assertThat(page.locator("#related")).containsText(grace.name());
        page.getByLabel("Remove " + grace.name() + " from this record")
                .click(new Locator.ClickOptions().setForce(true));
        assertThat(page.locator("#related")).not().containsText(grace.name());
        assertThat(relations.of(ada, deal.ref())).isEmpty();
    }

    @Test
    void a_task_is_added_and_ticked() {
        page.locator(".todo-form input[name=name]").fill("Send the order form");
        page.keyboard().press("Enter");
        page.locator(".todo").waitFor();
        page.waitForTimeout(SETTLING);
        page.locator(".todo").getByRole(AriaRole.CHECKBOX).click();

        assertThat(page.locator(".todo.done")).containsText("Send the order form");
    }

    @Test
    void the_stage_moves_by_a_click_on_the_path_and_the_deal_is_won() {
        page.locator(".stages").getByText("Proposal").click();
        assertThat(page.locator(".stages .current")).hasText("Proposal");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Won").setExact(true))
                .click();

        assertThat(page.locator(".record-closes .pill")).hasText("Won");
        assertThat(page.locator("#fact-status .fact-value")).hasText("Won");
    }

    @Test
    void deleting_asks_first_and_leads_back_to_the_list() {
        page.getByLabel("More actions").click();
        page.getByText("Delete this opportunity").first().click();
        page.locator("#delete-dialog")
                .getByText("Delete", new Locator.GetByTextOptions().setExact(true))
                .click();

        page.waitForURL("**/opportunities");
        assertThat(records.get(ada, deal.ref())).isEmpty();
    }

    @Test
    void a_new_person_is_made_in_a_dialog_and_a_missing_name_is_asked_for() {
        page.navigate("http://localhost:" + port + "/people");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New person"))
                .first()
                .click();
        Locator dialog = page.locator("#new-dialog");
        assertThat(dialog.locator("#in-name")).isFocused();

        dialog.getByText("Create").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).hasText("Enter a name.");
        dialog.locator("#in-name").fill("Omar Haddad");
        page.keyboard().press("Enter");

        page.waitForURL("**/people/*");
        assertThat(page.locator("h1")).hasText("Omar Haddad");
    }

    @Test
    void the_palette_leads_to_a_record() {
        CrmRecord grace = office.person(ada, "Grace " + UUID.randomUUID());

        page.keyboard().press("Control+k");
        page.keyboard().type(grace.name());
        page.locator("#palette-hits [role=option]").first().waitFor();
        page.keyboard().press("Enter");

        page.waitForURL("**" + Routes.of(grace.ref()));
    }

    @Test
    void on_a_phone_the_zones_are_tabs() {
        try (var phone = Browser.phone()) {
            office.logIn(phone, ada, port);
            Page small = phone.newPage();
            small.navigate("http://localhost:" + port + Routes.of(deal.ref()));

            assertThat(small.locator("#fact-name")).isVisible();
            assertThat(small.locator("#timeline")).isHidden();
            small.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Activity"))
                    .tap();
            assertThat(small.locator("#timeline")).isVisible();
            assertThat(small.locator("#fact-name")).isHidden();
        }
    }

    @Test
    void every_editor_opens_by_keyboard() {
        for (String key : List.of("name", "company_id", "close_date", "pipeline_stage_id", "assignee")) {
            page.locator("#edit-" + key).focus();
            page.keyboard().press("Enter");
            assertThat(fact(key).locator("input:not([type=hidden]), select").first())
                    .isFocused();
            page.keyboard().press("Escape"); // closes the list of a picker, if it is open by now
            page.keyboard().press("Escape");
            assertThat(page.locator("#edit-" + key)).isVisible();
        }
    }
}
