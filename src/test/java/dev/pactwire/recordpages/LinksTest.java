package dev.pactwire.recordpages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.facts.Shown;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LinksTest {

    private static List<String> hrefs(String text) {
        return Links.in(text).stream()
                .map(Shown.Link::href)
                .filter(href -> !href.isEmpty())
                .toList();
    }

    @Test
    void addresses_of_pages_and_people_lead_there_without_the_signs_that_follow() {
        assertThat(hrefs("Write to grace@harborpine.example, or see (https://harborpine.example/plans?x=1)."))
                .containsExactly("mailto:grace@harborpine.example", "https://harborpine.example/plans?x=1");
        assertThat(hrefs("first.last+crm@mail.harbor-pine.example"))
                .containsExactly("mailto:first.last+crm@mail.harbor-pine.example");
        assertThat(hrefs("10 @ 12 each, a@b, http:// and nothing")).isEmpty();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void a_long_text_without_an_address_costs_no_more_than_it_is_long() {
        for (String text : List.of(
                "a".repeat(100_000),
                "a.".repeat(50_000),
                "x@" + "y.".repeat(50_000),
                "http://".repeat(14_000) + "!".repeat(2_000))) {
            assertThat(Links.in(text)).isNotEmpty();
        }
    }
}
