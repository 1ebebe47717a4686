package dev.pactwire.recordpages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.access.User;
import dev.pactwire.records.Records;
import dev.pactwire.recordtypes.Field;
import dev.pactwire.recordtypes.Patch;
import dev.pactwire.recordtypes.RecordRef;
import dev.pactwire.recordtypes.RecordType;
import dev.pactwire.testing.PactwireTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// A list of 160 people, page by page.
@PactwireTest
class ListPagesTest {

    @Autowired
    ApplicationContext program;

    @Autowired
    Records records;

    @LocalServerPort
    int port;

    private final String word = "zy" + UUID.randomUUID().toString().substring(0, 8);
    private List<Long> ids = List.of();
    private User ada;
    private Visitor browser;

    @BeforeEach
    void many_people() {
        var office = new Office(program);
        ada = office.ada();
        browser = new Visitor(office, ada, port);
        ids = records.load(
                ada,
                RecordType.PERSON,
                IntStream.range(0, 160)
                        .mapToObj(i -> Patch.of(Field.NAME, word + " %03d".formatted(i)))
                        .toList());
    }

    private String first() {
        return browser.get("/people?q=" + word).body();
    }

    private String follow(String page, String rel) {
        return browser.get(link(page, rel).getFirst().replace("&amp;", "&")).body();
    }

    private static List<String> link(String page, String rel) {
        return Visitor.matches(page, "rel=\"" + rel + "\" href=\"([^\"]+)\"");
    }

    private List<String> rows(String page) {
        return Visitor.matches(page, "class=\"row-link\">" + word + " ([0-9]+)<");
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj("%03d"::formatted).toList();
    }

    @Test
    void next_leads_to_the_end_and_previous_back_to_the_beginning() {
        String page = first();
        assertThat(link(page, "first")).isEmpty();
        assertThat(link(page, "prev")).isEmpty();
        assertThat(rows(page)).isEqualTo(numbers(0, 49));

        page = follow(follow(page, "next"), "next");
        assertThat(rows(page)).isEqualTo(numbers(100, 149));
        assertThat(page).contains("101–150");
        page = follow(page, "next");
        assertThat(rows(page)).isEqualTo(numbers(150, 159));
        assertThat(page).contains("151–160");
        assertThat(link(page, "next")).isEmpty();
        assertThat(link(page, "last")).isEmpty();

        page = follow(page, "prev");
        assertThat(rows(page)).isEqualTo(numbers(100, 149));
        page = follow(follow(page, "prev"), "prev");
        assertThat(rows(page)).isEqualTo(numbers(0, 49));
        assertThat(page).contains("1–50");
        assertThat(link(page, "prev")).isEmpty();
    }

    @Test
    void the_last_page_is_one_step_away_and_its_rows_are_counted_from_the_end() {
        String page = follow(first(), "last");
        assertThat(rows(page)).isEqualTo(numbers(110, 159));
        assertThat(link(page, "next")).isEmpty();
        assertThat(count(page)).contains("111–160").contains("of 160");

        page = follow(page, "prev");
        assertThat(rows(page)).isEqualTo(numbers(60, 109));
        assertThat(count(page)).contains("61–110").contains("of 160");
        assertThat(rows(follow(page, "next"))).isEqualTo(numbers(110, 159));

        page = follow(follow(page, "prev"), "prev");
        assertThat(rows(page)).as("there is no page of ten before the first").isEqualTo(numbers(0, 49));
        assertThat(link(page, "prev")).isEmpty();
    }

    private String count(String page) {
        return browser.get(Visitor.matches(page, "hx-get=\"(/people/count[^\"]*)\"")
                        .getFirst()
                        .replace("&amp;", "&"))
                .body();
    }

    @Test
    void a_page_whose_rows_are_gone_leads_to_the_last_one() {
        String third = follow(follow(first(), "next"), "next");
        ids.subList(150, 160).forEach(id -> records.delete(ada, RecordRef.person(id)));

        assertThat(rows(follow(third, "next"))).isEqualTo(numbers(100, 149));
    }

    @Test
    void a_list_of_one_page_has_no_other() {
        String page = browser.get("/people?q=" + word + "+007").body();

        for (String rel : List.of("first", "prev", "next", "last")) {
            assertThat(link(page, rel)).as(rel).isEmpty();
        }
        assertThat(rows(browser.get("/people?page=-1&q=" + word + "+007").body()))
                .isEqualTo(List.of("007"));
        assertThat(rows(browser.get("/people?page=7&after=W10&q=" + word + "+007")
                        .body()))
                .isEqualTo(List.of("007"));
    }
}
