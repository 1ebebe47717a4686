package dev.pactwire.recordpages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.records.ActivityQuery;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.Visibility;
import dev.pactwire.testing.PactwireTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Record pages over HTTP, as a browser without scripts asks for them.
@PactwireTest
class RecordPagesTest extends PagesOverHttp {

    @Test
    void each_type_of_record_has_a_list_and_a_page() {
        for (CrmRecord it : List.of(
                office.person(ada, "Grace Lindqvist"),
                office.lead(ada, "Rosa Delgado"),
                office.company(ada, "Harbor & Pine"),
                office.opportunity(ada, "Autumn collection"))) {
            assertThat(browser.get("/" + it.type().plural()).body()).contains("records-table");
            assertThat(browser.get(Routes.of(it.ref())).body())
                    .contains("<h1>" + it.name().replace("&", "&amp;"));
        }
    }

    @Test
    void a_record_that_is_private_to_another_is_not_found_at_any_address() {
        User eve = office.user("Eve Stone", Role.SALES);
        CrmRecord secret = office.opportunity(ada, "Secret deal");
        records.update(ada, secret.ref(), Patch.of(Field.VISIBILITY, Visibility.PRIVATE));
        var other = new Visitor(office, eve, port);

        for (String below : List.of("", "/head", "/facts", "/facts/name", "/timeline", "/related", "/files")) {
            assertThat(other.get(Routes.of(secret.ref()) + below).status())
                    .as(below)
                    .isEqualTo(404);
        }
        assertThat(other.put(Routes.of(secret.ref()) + "/facts/name", Map.of("name", "Mine"))
                        .status())
                .isEqualTo(404);
        assertThat(other.get("/panel-host" + Routes.of(secret.ref()) + "/context")
                        .status())
                .isEqualTo(404);
        assertThat(other.get("/opportunities?q=Secret").body()).doesNotContain("Secret deal");
        assertThat(browser.get(Routes.of(secret.ref())).status()).isEqualTo(200);
    }

    @Test
    void a_viewer_sees_no_way_to_change_anything_and_finds_none() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");
        var viewer = new Visitor(office, office.user("Noor Haddad", Role.VIEWER), port);

        String page = viewer.get(Routes.of(it.ref())).body();

        assertThat(page).contains("Autumn collection");
        assertThat(page).doesNotContain("hx-put").doesNotContain("hx-post").doesNotContain("hx-delete");
        assertThat(viewer.put(Routes.of(it.ref()) + "/facts/name", Map.of("name", "X"))
                        .status())
                .isEqualTo(403);
        assertThat(viewer.get(Routes.of(it.ref()) + "/facts/name/edit").status())
                .isEqualTo(403);
        assertThat(viewer.post("/opportunities", Map.of("name", "X")).status()).isEqualTo(403);
        assertThat(viewer.delete(Routes.of(it.ref())).status()).isEqualTo(403);
        assertThat(viewer.get("/opportunities").body()).doesNotContain("/opportunities/new");
    }

    @Test
    void marketing_edits_but_does_not_delete() {
        CrmRecord it = office.person(ada, "Grace Lindqvist");
        var mei = new Visitor(office, office.user("Mei Tanaka", Role.MARKETING), port);

        assertThat(mei.get(Routes.of(it.ref())).body())
                .contains("facts/title/edit")
                .doesNotContain("hx-delete=\"" + Routes.of(it.ref()) + "\"");
        assertThat(mei.put(Routes.of(it.ref()) + "/facts/title", Map.of("title", "CEO"))
                        .status())
                .isEqualTo(200);
        assertThat(mei.delete(Routes.of(it.ref())).status()).isEqualTo(403);
    }

    @Test
    void notes_and_changes_stand_in_the_timeline_newest_first() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");

        browser.post(Routes.of(it.ref()) + "/activities", Map.of("kind", "1", "details", "They <b>agree</b>."));
        browser.put(Routes.of(it.ref()) + "/facts/monetary_value", Map.of("monetary_value", "50000"));
        String timeline = browser.get(Routes.of(it.ref()) + "/timeline").body();

        assertThat(timeline)
                .contains("They &lt;b&gt;agree&lt;/b&gt;.")
                .contains("Phone call")
                .contains("48,000")
                .contains("50,000");
        assertThat(timeline.indexOf("50,000")).isLessThan(timeline.indexOf("They"));
    }

    @Test
    void a_long_timeline_is_read_page_by_page() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");
        for (int i = 0; i < 35; i++) {
            activities.add(ada, it.ref(), dev.pactwire.records.Activity.Type.NOTE, "note number " + i + ".", null);
        }

        String first = browser.get(Routes.of(it.ref()) + "/timeline").body();
        String second = browser.get(Routes.of(it.ref()) + "/timeline?page=2").body();

        assertThat(first)
                .contains("note number 34.")
                .contains("timeline?page=2")
                .doesNotContain("note number 3.");
        assertThat(second).contains("note number 3.").doesNotContain("page=3");
    }

    @Test
    void people_are_related_to_an_opportunity_and_removed_again() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");
        CrmRecord grace = office.person(ada, "Grace Lindqvist");

        browser.post(Routes.of(it.ref()) + "/related", Map.of("type", "PERSON", "other", String.valueOf(grace.id())));
        assertThat(relations.of(ada, it.ref())).extracting(CrmRecord::id).contains(grace.id());
        assertThat(office.reread(ada, it.ref(), Field.PRIMARY_CONTACT_ID)).isEqualTo(grace.id());

        browser.delete(Routes.of(it.ref()) + "/related/person/" + grace.id());
        assertThat(relations.of(ada, it.ref())).isEmpty();
    }

    @Test
    void a_task_is_added_on_a_record_and_ticked() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");

        String related = browser.post(
                        Routes.of(it.ref()) + "/tasks", Map.of("name", "Send the order form", "due", "2026-12-01"))
                .body();
        CrmRecord task = relations.of(ada, it.ref()).getFirst();
        browser.put("/tasks/" + task.id() + "/status", Map.of("status", "COMPLETED"));

        assertThat(related).contains("Send the order form").contains("title=\"Dec 1, 2026\"");
        assertThat(browser.get(Routes.of(it.ref()) + "/related").body()).contains("aria-checked=\"true\"");
    }

    @Test
    void an_opportunity_moves_closes_and_opens_again() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");
        long next = it.values().require(Field.PIPELINE_STAGE_ID) + 1;

        assertThat(browser.put(Routes.of(it.ref()) + "/stage", Map.of("stage", String.valueOf(next)))
                        .status())
                .isEqualTo(204);
        browser.put(Routes.of(it.ref()) + "/status", Map.of("status", "WON"));

        assertThat(office.reread(ada, it.ref(), Field.PIPELINE_STAGE_ID)).isEqualTo(next);
        assertThat(office.reread(ada, it.ref(), Field.STATUS)).isEqualTo(Opportunity.Status.WON);
        assertThat(browser.get("/opportunities?q=Autumn&owner=me").body()).doesNotContain(Routes.of(it.ref()) + "\"");
        assertThat(browser.get("/opportunities?q=Autumn&owner=me&status=all").body())
                .contains(Routes.of(it.ref()) + "\"");
    }

    @Test
    void what_is_lost_has_a_reason_and_no_chance_until_it_is_reopened() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");
        long stage = it.values().require(Field.PIPELINE_STAGE_ID);
        String page = browser.get(Routes.of(it.ref())).body();
        String price = Visitor.matches(page, "name=\"reason\" value=\"([0-9]+)\"> Price")
                .getFirst();

        browser.put(Routes.of(it.ref()) + "/status", Map.of("status", "LOST", "reason", price));
        assertThat(office.reread(ada, it.ref(), Field.LOSS_REASON_ID)).isEqualTo(Long.valueOf(price));
        assertThat(office.reread(ada, it.ref(), Field.WIN_PROBABILITY)).isZero();
        assertThat(browser.get(Routes.of(it.ref()) + "/head").body())
                .contains("This opportunity is lost. Reopen it in “Meeting”?");

        browser.put(Routes.of(it.ref()) + "/stage", Map.of("stage", String.valueOf(stage + 1), "reopen", "true"));
        CrmRecord reopened = records.get(ada, it.ref()).orElseThrow();
        assertThat(reopened.get(Field.STATUS)).isEqualTo(Opportunity.Status.OPEN);
        assertThat(reopened.get(Field.WIN_PROBABILITY)).isEqualTo(25);
        assertThat(reopened.get(Field.LOSS_REASON_ID)).isNull();

        browser.put(Routes.of(it.ref()) + "/status", Map.of("status", "WON"));
        assertThat(office.reread(ada, it.ref(), Field.WIN_PROBABILITY)).isEqualTo(100);
    }

    @Test
    void a_note_is_reworded_by_whoever_wrote_it_and_by_nobody_else() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");
        long note = activities
                .add(
                        ada,
                        it.ref(),
                        dev.pactwire.records.Activity.Type.NOTE,
                        "They agre, see https://lumen.example/x.",
                        null)
                .id();
        String path = Routes.of(it.ref()) + "/activities/" + note;
        var other = new Visitor(office, office.user("Eve Stone", Role.SALES), port);

        assertThat(browser.get(Routes.of(it.ref()) + "/timeline").body())
                .contains("<a href=\"https://lumen.example/x\" target=\"_blank\" rel=\"noopener noreferrer\">")
                .contains(path + "/edit");
        assertThat(other.get(Routes.of(it.ref()) + "/timeline").body()).doesNotContain(path + "/edit");
        assertThat(other.put(path, Map.of("details", "They do not.")).status()).isEqualTo(403);
        assertThat(browser.put(path, Map.of("details", " ")).status()).isEqualTo(422);
        assertThat(browser.put(path, Map.of("details", "They agree.")).body()).contains("They agree.");
        assertThat(browser.get(path).body()).contains("They agree.").doesNotContain("agre,");
    }

    @Test
    void days_near_today_are_told_from_today() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");
        String path = Routes.of(it.ref()) + "/tasks";
        LocalDate today = LocalDate.now();

        browser.post(path, Map.of("name", "Now", "due", today.toString()));
        browser.post(path, Map.of("name", "Next", "due", today.plusDays(1).toString()));
        String related = browser.post(
                        path, Map.of("name", "Past", "due", today.minusDays(1).toString()))
                .body();

        assertThat(related).contains(">Today<").contains(">Tomorrow<").containsPattern("late\".*Yesterday");
        assertThat(browser.get("/").body()).contains(">Today<");
    }

    @Test
    void a_deleted_record_is_gone_with_what_was_noted() {
        CrmRecord it = office.lead(ada, "Rosa Delgado");

        var answer = browser.delete(Routes.of(it.ref()));

        assertThat(answer.headers()).containsEntry("hx-redirect", "/leads");
        assertThat(browser.get(Routes.of(it.ref())).status()).isEqualTo(404);
        assertThat(activities.search(ada, ActivityQuery.of(it.ref(), 1, 10))).isEmpty();
    }

    @Test
    void a_web_address_becomes_a_link_and_a_script_does_not() {
        CrmRecord it = office.company(ada, "Harbor & Pine");
        records.update(
                ada,
                it.ref(),
                Patch.of(
                        Field.WEBSITES,
                        List.of(Labeled.work("javascript:alert(1)"), Labeled.work("harborpine.example/shop"))));

        String page = browser.get(Routes.of(it.ref())).body();

        assertThat(page).doesNotContain("href=\"javascript:").contains("href=\"https://harborpine.example/shop\"");
    }
}
