package dev.pactwire.recordpages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.records.Activities;
import dev.pactwire.records.ActivityQuery;
import dev.pactwire.records.CustomFields;
import dev.pactwire.records.Records;
import dev.pactwire.records.Relations;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.CustomField;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Opportunity;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.recordtypes.Visibility;
import dev.pactwire.testing.PactwireTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// The pages over HTTP, as a browser without scripts asks for them.
@PactwireTest
class RecordPagesTest {

    @Autowired
    ApplicationContext program;

    @Autowired
    Records records;

    @Autowired
    Relations relations;

    @Autowired
    Activities activities;

    @Autowired
    CustomFields customFields;

    @LocalServerPort
    int port;

    private Office office;
    private User ada;
    private Visitor browser;

    @BeforeEach
    void ada_is_logged_in() {
        office = new Office(program);
        ada = office.ada();
        browser = new Visitor(office, ada, port);
    }

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
    void every_fact_of_every_type_opens_its_editor_and_can_be_saved_unchanged() {
        customFields.add(
                office.user("Tomás Okafor", Role.ADMIN),
                "Size",
                CustomField.DataType.MULTI_SELECT,
                Set.of(RecordType.values()),
                null,
                List.of("S", "L"));
        for (CrmRecord it : List.of(
                office.person(ada, "Grace Lindqvist"),
                office.lead(ada, "Rosa Delgado"),
                office.company(ada, "Harbor " + UUID.randomUUID()),
                office.opportunity(ada, "Autumn collection"))) {
            String page = browser.get(Routes.of(it.ref())).body();
            for (String key : Visitor.matches(page, "facts/([a-z_0-9-]+)/edit")) {
                var editor = browser.get(Routes.of(it.ref()) + "/facts/" + key + "/edit");
                assertThat(editor.status()).as(key).isEqualTo(200);
                assertThat(editor.body()).as(key).contains("<form");
                var saved = browser.putFields(Routes.of(it.ref()) + "/facts/" + key, Visitor.fields(editor.body()));
                assertThat(saved.status())
                        .as(it.type() + " " + key + " " + saved.body())
                        .isEqualTo(200);
            }
            assertThat(records.get(ada, it.ref()).orElseThrow().values()).isEqualTo(it.values());
        }
    }

    @Test
    void a_refused_value_comes_back_as_it_was_typed_with_a_sentence() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");

        var answer = browser.put(
                Routes.of(it.ref()) + "/facts/monetary_value",
                Map.of("monetary_value", "a lot", "monetary_value.currency", "EUR"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.headers()).containsKey("x-again");
        assertThat(answer.body())
                .contains("value=\"a lot\"")
                .contains("role=\"alert\"")
                .contains("“a lot” is not a number.");
        assertThat(office.reread(ada, it.ref(), Field.MONETARY_VALUE)).isEqualByComparingTo("48000");
    }

    @Test
    void an_address_that_another_person_has_is_refused_by_name() {
        CrmRecord grace = office.person(ada, "Grace Lindqvist");
        CrmRecord other = office.person(ada, "Omar Haddad");
        String taken = grace.values().list(Field.EMAILS).getFirst().value();

        var answer = browser.put(
                Routes.of(other.ref()) + "/facts/emails", Map.of("emails.value", taken, "emails.category", "work"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains(taken).contains("Another person already has");
    }

    @Test
    void numbers_are_read_in_the_language_of_the_person() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");
        var camille = new Visitor(office, office.user("Camille Roux", Role.SALES, Locale.FRENCH), port);

        browser.put(Routes.of(it.ref()) + "/facts/monetary_value", Map.of("monetary_value", "12,500.75"));
        assertThat(office.reread(ada, it.ref(), Field.MONETARY_VALUE)).isEqualByComparingTo("12500.75");

        camille.put(Routes.of(it.ref()) + "/facts/monetary_value", Map.of("monetary_value", "13 500,25"));
        assertThat(office.reread(ada, it.ref(), Field.MONETARY_VALUE)).isEqualByComparingTo("13500.25");
        assertThat(camille.get(Routes.of(it.ref()) + "/facts/monetary_value/edit")
                        .body())
                .contains("13500,25");
    }

    @Test
    void a_record_is_created_from_what_is_asked_and_belongs_to_whoever_made_it() {
        String address = UUID.randomUUID() + "@harborpine.example";

        var answer = browser.post(
                "/people",
                Map.of(
                        "name",
                        "Grace van der Berg",
                        "title",
                        "Director",
                        "emails.value",
                        address,
                        "emails.category",
                        "work",
                        "assignee",
                        ada.id().value().toString()));

        assertThat(answer.status()).isEqualTo(302);
        CrmRecord grace = records.personByEmail(ada, address).orElseThrow();
        assertThat(answer.redirect()).endsWith("/people/" + grace.id());
        assertThat(grace.get(Field.LAST_NAME)).isEqualTo("Berg");
        assertThat(grace.assignee()).isEqualTo(ada.id());
    }

    @Test
    void a_new_opportunity_of_a_company_is_filled_with_it() {
        CrmRecord company = office.company(ada, "Harbor & Pine");

        String form =
                browser.get("/opportunities/new?company_id=" + company.id()).body();

        assertThat(form)
                .contains("name=\"company_id\" value=\"" + company.id() + "\"")
                .contains("value=\"Harbor &amp; Pine\"");
    }

    @Test
    void a_record_that_is_made_on_another_ones_page_is_related_to_it_and_leads_back() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");

        String form = browser.get("/people/new?for=" + Routes.of(it.ref())).body();
        var answer = browser.post("/people", Map.of("name", "Grace Lindqvist", "for", Routes.of(it.ref())));

        assertThat(form).contains("name=\"for\" value=\"" + Routes.of(it.ref()) + "\"");
        assertThat(answer.redirect()).endsWith(Routes.of(it.ref()));
        assertThat(relations.of(ada, it.ref())).extracting(CrmRecord::name).containsExactly("Grace Lindqvist");
    }

    @Test
    void a_name_that_was_typed_but_not_chosen_is_asked_about() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");

        var answer = browser.put(
                Routes.of(it.ref()) + "/facts/company_id", Map.of("company_id", "", "company_id.name", "Harb"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Choose one from the list first.").contains("value=\"Harb\"");
    }

    @Test
    void a_name_is_required_and_the_rest_of_the_form_is_kept() {
        var answer = browser.post("/companies", Map.of("name", " ", "email_domain", "kept.example"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Enter a name.").contains("kept.example");
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
    void percentages_are_written_as_the_language_does() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");
        var camille = new Visitor(office, office.user("Camille Roux", Role.SALES, Locale.FRENCH), port);

        assertThat(browser.get(Routes.of(it.ref())).body()).contains(">10%<");
        assertThat(camille.get(Routes.of(it.ref())).body()).contains(">10\u00a0%<");
    }

    @Test
    void an_amount_that_can_be_read_in_two_ways_is_asked_about() {
        CrmRecord it = office.opportunity(ada, "Autumn collection");
        String path = Routes.of(it.ref()) + "/facts/monetary_value";

        browser.put(path, Map.of("monetary_value", "12.345,67", "monetary_value.currency", "EUR"));
        assertThat(office.reread(ada, it.ref(), Field.MONETARY_VALUE)).isEqualByComparingTo("12345.67");
        var refused = browser.put(path, Map.of("monetary_value", "13.500", "monetary_value.currency", "EUR"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("“13.500” can be read in two ways. Write 13,500 or 13.5.");
        assertThat(office.reread(ada, it.ref(), Field.MONETARY_VALUE)).isEqualByComparingTo("12345.67");
    }

    @Test
    void what_goes_wrong_for_somebody_logged_in_stands_in_the_frame_with_a_way_on() {
        String nothing = browser.get("/people/999999999").body();
        String forbidden = new Visitor(office, office.user("Noor Haddad", Role.VIEWER), port)
                .get("/people/new")
                .body();

        assertThat(nothing)
                .contains("id=\"sidebar\"")
                .contains("<h1>Nothing here</h1>")
                .contains("data-palette");
        assertThat(forbidden).contains("id=\"sidebar\"").contains("An admin can change your role.");
        assertThat(browser.get("/no-such-page").body()).contains("id=\"sidebar\"");
    }

    @Test
    void the_palette_names_the_best_matches_first_and_something_before_a_word_is_typed() {
        String word = "harb" + UUID.randomUUID().toString().substring(0, 6);
        CrmRecord byMail = records.create(
                ada,
                RecordType.PERSON,
                Patch.of(Field.NAME, "Aisha Petrova")
                        .set(Field.EMAILS, List.of(Labeled.work("aisha@" + word + ".example"))));
        CrmRecord byWord = office.person(ada, "Old " + word + " hand");
        CrmRecord company = office.company(ada, word + " & Pine");
        CrmRecord deal = office.opportunity(ada, "Social media retainer");
        records.update(ada, deal.ref(), Patch.of(Field.COMPANY_ID, company.id()));

        List<String> found = Visitor.matches(browser.get("/palette?q=" + word).body(), "\"href\":\"([^\"]+)\"");
        assertThat(found)
                .containsExactly(
                        Routes.of(company.ref()),
                        Routes.of(byWord.ref()),
                        Routes.of(byMail.ref()),
                        Routes.of(deal.ref()));

        List<String> offered = Visitor.matches(
                browser.get("/palette?visited=opportunity:" + deal.id() + ",person:999999999,nonsense")
                        .body(),
                "\"href\":\"([^\"]+)\"");
        assertThat(offered).startsWith(Routes.of(deal.ref()), "/people/new").contains("/opportunities", "/");
    }

    @Test
    void lists_are_searched_filtered_and_sorted() {
        String word = "zz" + UUID.randomUUID().toString().substring(0, 8);
        CrmRecord small = office.opportunity(ada, word + " small");
        CrmRecord large = office.opportunity(ada, word + " large");
        records.update(ada, large.ref(), Patch.of(Field.MONETARY_VALUE, new BigDecimal("99000")));
        User eve = office.user("Eve Stone", Role.SALES);
        records.update(ada, small.ref(), Patch.of(Field.ASSIGNEE, eve.id()));

        String byValue = browser.get("/opportunities?q=" + word + "&sort=monetary-value&dir=down")
                .body();
        String byName = browser.get("/opportunities?q=" + word).body();
        String mine = browser.get("/opportunities?q=" + word + "&owner=me").body();
        String hers = browser.get(
                        "/opportunities?q=" + word + "&owner=" + eve.id().value())
                .body();

        assertThat(byValue.indexOf(word + " large")).isLessThan(byValue.indexOf(word + " small"));
        assertThat(byName).contains(word + " small").contains(word + " large").contains("aria-sort=\"ascending\"");
        assertThat(mine).contains(word + " large").doesNotContain(word + " small");
        assertThat(hers).contains(word + " small").doesNotContain(word + " large");
        assertThat(browser.get("/opportunities/count?q=" + word).body()).contains("of 2");
    }

    @Test
    void an_address_with_nonsense_in_it_shows_the_list_all_the_same() {
        assertThat(browser.get(
                                "/opportunities?owner=------------------------------------&status=MAYBE&pipeline=x&sort=evil&dir=sideways&page=99999&stage=-1")
                        .status())
                .isEqualTo(200);
        assertThat(browser.get("/opportunities/board?owner=nobody&pipeline=999").status())
                .isEqualTo(200);
        assertThat(browser.get("/people/99999999999999999999").status()).isEqualTo(404);
        assertThat(browser.get("/people/1%27").status()).isEqualTo(404);
    }

    @Test
    void the_board_sums_up_each_stage() {
        String board = browser.get("/opportunities/board?owner=me").body();
        assertThat(board).contains("Proposal");
        office.opportunity(ada, "First deal");
        office.opportunity(ada, "Second deal");

        assertThat(browser.get("/opportunities/board?owner=me").body())
                .contains("$96,000")
                .contains("First deal");
    }

    @Test
    void the_home_page_tells_of_the_viewers_own_work() {
        CrmRecord it = office.opportunity(ada, "Autumn collection " + UUID.randomUUID());
        browser.post(Routes.of(it.ref()) + "/tasks", Map.of("name", "Call Grace", "due", ""));
        activities.add(ada, it.ref(), dev.pactwire.records.Activity.Type.NOTE, "They like it.", null);

        String home = browser.get("/").body();

        assertThat(home)
                .contains("Hello Ada")
                .contains(it.name())
                .contains("Call Grace")
                .contains("They like it.")
                .contains("1 open opportunity");
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
    void the_palette_finds_records_by_name_and_address_and_offers_actions() {
        CrmRecord grace = office.person(ada, "Grace " + UUID.randomUUID());
        String address = grace.values().list(Field.EMAILS).getFirst().value();

        assertThat(browser.get("/palette?q=" + grace.name().replace(" ", "%20")).body())
                .contains("/people/" + grace.id());
        assertThat(browser.get("/palette?q=" + address).body()).contains("/people/" + grace.id());
        assertThat(browser.get("/palette?q=new%20comp").body()).contains("/companies/new");
        var viewer = new Visitor(office, office.user("Noor Haddad", Role.VIEWER), port);
        assertThat(viewer.get("/palette?q=new%20comp").body()).doesNotContain("/companies/new");
    }

    @Test
    void pickers_find_records_and_without_words_the_latest() {
        CrmRecord company = office.company(ada, "Harbor " + UUID.randomUUID());

        assertThat(browser.get("/pick/companies?q=" + company.name().replace(" ", "%20"))
                        .body())
                .contains("\"id\":" + company.id());
        assertThat(browser.get("/pick/companies").body()).contains("\"id\":" + company.id());
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
