package dev.pactwire.tabs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TabsTest {

    @Test
    void tabs_of_one_kind_and_label_share_what_is_typed_once() {
        Tab first = tab(1, 1, 100, Rules.required("city"), Kind.Text.plain());
        Tab second = tab(1, 2, 100, Rules.required("city"), Kind.Text.plain());
        Tab elsewhere = tab(2, 1, 100, Rules.required("city"), Kind.Text.plain());

        List<Tab> filled = Tabs.fill(List.of(first, second, elsewhere), Map.of(first.id(), "Bristol"));

        assertThat(filled).extracting(Tab::value).containsExactly("Bristol", "Bristol", "");
    }

    @Test
    void signatures_of_one_label_are_each_given_by_hand() {
        Tab first = tab(1, 1, 100, Rules.required("sign"), new Kind.SignHere(1));
        Tab second = tab(1, 2, 100, Rules.required("sign"), new Kind.SignHere(1));

        assertThat(Tabs.fill(List.of(first, second), Map.of(first.id(), Tab.SIGNED)))
                .extracting(Tab::value)
                .containsExactly(Tab.SIGNED, "");
    }

    @Test
    void only_required_tabs_that_apply_and_are_empty_are_missing() {
        Tab box = tab(1, 1, 10, Rules.optional("delivery"), new Kind.Checkbox());
        Tab street = tab(
                1,
                1,
                30,
                new Rules("street", 0, true, false, false, new Condition("delivery", "on")),
                Kind.Text.plain());
        Tab date = tab(1, 1, 50, Rules.required("date"), new Kind.DateSigned(Lettering.standard()));

        assertThat(Tabs.missing(List.of(box, street, date))).isEmpty();
        assertThat(Tabs.missing(List.of(box.withValue(Tab.TICKED), street, date)))
                .containsExactly(street);
    }

    @Test
    void the_guided_walk_goes_by_document_then_by_the_senders_order_then_down_the_page() {
        Tab last = tab(2, 1, 10, Rules.required("a"), new Kind.SignHere(1));
        Tab low = tab(1, 1, 700, Rules.required("b"), new Kind.SignHere(1));
        Tab high = tab(1, 1, 100, Rules.required("c"), new Kind.SignHere(1));
        Tab chosen = tab(1, 3, 500, new Rules("d", 1, true, false, false, null), new Kind.SignHere(1));

        assertThat(Tabs.guided(List.of(last, low, high, chosen), List.of(1, 2)))
                .containsExactly(chosen, high, low, last);
    }

    @Test
    void finishing_stamps_date_names_and_address() {
        List<Tab> stamped = Tabs.stamped(
                List.of(
                        tab(1, 1, 1, Rules.required("d"), new Kind.DateSigned(Lettering.standard())),
                        tab(1, 1, 2, Rules.required("f"), new Kind.FirstName(Lettering.standard())),
                        tab(1, 1, 3, Rules.required("l"), new Kind.LastName(Lettering.standard())),
                        tab(1, 1, 4, Rules.required("e"), new Kind.EmailAddress(Lettering.standard()))),
                "Grace Lindqvist",
                "grace@harborpine.example",
                "envelope",
                LocalDate.of(2026, 5, 4));

        assertThat(stamped)
                .extracting(Tab::value)
                .containsExactly("2026-05-04", "Grace", "Lindqvist", "grace@harborpine.example");
    }

    @Test
    void every_kind_is_stored_and_read_back_the_same() {
        Lettering letters = new Lettering(11, true);
        List<Tab> tabs = List.of(
                        new Kind.SignHere(1.5),
                        new Kind.InitialHere(1),
                        new Kind.DateSigned(letters),
                        new Kind.FullName(letters),
                        new Kind.FirstName(letters),
                        new Kind.LastName(letters),
                        new Kind.EmailAddress(letters),
                        new Kind.Company(letters),
                        new Kind.Title(letters),
                        new Kind.Text(letters, 20, "[0-9]+", "digits only"),
                        new Kind.NumberEntry(letters),
                        new Kind.DateEntry(letters),
                        new Kind.Checkbox(),
                        new Kind.RadioGroup(
                                List.of(new Kind.Radio("red", place(1, 1, 5)), new Kind.Radio("blue", place(1, 1, 9)))),
                        new Kind.ListChoice(letters, List.of(new Kind.Item("One", "1"), new Kind.Item("Two", "2"))),
                        new Kind.Note(letters),
                        new Kind.Approve(),
                        new Kind.Decline(),
                        new Kind.EnvelopeId(letters))
                .stream()
                .map(kind -> tab(1, 1, 50, new Rules("label", 3, true, true, false, new Condition("p", "on")), kind))
                .toList();

        assertThat(TabJson.read(TabJson.write(tabs))).isEqualTo(tabs);
    }

    @Test
    void a_value_is_checked_for_what_its_tab_takes() {
        assertThat(TabChecks.check(
                        tab(1, 1, 1, Rules.required("n"), new Kind.NumberEntry(Lettering.standard())), "twelve"))
                .isEqualTo(new TabChecks.Bad(TabChecks.Code.NO_NUMBER, ""));
        assertThat(TabChecks.check(tab(1, 1, 1, Rules.required("n"), new Kind.Checkbox()), "true"))
                .isEqualTo(new TabChecks.Good("true"));
        assertThat(TabChecks.check(
                        tab(
                                1,
                                1,
                                1,
                                Rules.required("n"),
                                new Kind.Text(Lettering.standard(), 5, "[0-9]+", "digits only")),
                        "12a"))
                .isEqualTo(new TabChecks.Bad(TabChecks.Code.PATTERN, "digits only"));
        assertThat(TabChecks.check(
                        tab(1, 1, 1, Rules.required("n"), new Kind.DateEntry(Lettering.standard())), "2026-02-30"))
                .isEqualTo(new TabChecks.Bad(TabChecks.Code.NO_DATE, ""));
    }

    @Test
    void a_pattern_that_runs_away_ends_and_lets_the_value_pass() {
        var text = new Kind.Text(Lettering.standard(), 4000, "(.*a){30}b", "never");

        assertThat(TabChecks.check(tab(1, 1, 1, Rules.required("n"), text), "a".repeat(60)))
                .isEqualTo(new TabChecks.Good("a".repeat(60)));
    }

    private static Tab tab(int document, int page, double y, Rules rules, Kind kind) {
        return new Tab(new TabId(UUID.randomUUID()), place(document, page, y), rules, "", kind);
    }

    private static Placement place(int document, int page, double y) {
        return new Placement(document, page, 72, y, 100, 20);
    }
}
