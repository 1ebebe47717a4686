package dev.pactwire.recordpages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.recordtypes.CrmRecord;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Labeled;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.testing.PactwireTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Lists, the board, home, the palette and pickers, over HTTP.
@PactwireTest
class OverviewsTest extends PagesOverHttp {

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
}
