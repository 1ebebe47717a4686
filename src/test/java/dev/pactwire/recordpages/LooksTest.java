package dev.pactwire.recordpages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import dev.pactwire.access.User;
import dev.pactwire.recordpages.SampleCrm.Sample;
import dev.pactwire.testing.Browser;
import dev.pactwire.testing.PactwireTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Every page on a desk, on a phone, in the dark and in French: kept under `target/screens`, free of serious
/// accessibility faults, never wider than its window, without a refused script or style.
@PactwireTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LooksTest {

    private static final Path SCREENS = Path.of("target", "screens");
    private static final int PATIENCE_MILLIS = 40_000;

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @Autowired
    ApplicationContext program;

    @LocalServerPort
    int port;

    private final List<String> faults = new ArrayList<>();
    private Office office;
    private Sample sample;

    @BeforeAll
    void lumen_has_worked_with_it_for_some_months() {
        office = new Office(program);
        sample = new SampleCrm(program).load();
    }

    @Test
    void each_kind_of_page_is_accessible_and_fits_its_window_by_day_by_night_and_in_french() {
        var kinds = Map.of(
                "home", "/",
                "people", "/people",
                "board", "/opportunities/board",
                "opportunity", Routes.of(sample.deal()),
                "new-person", "/people/new");

        look(sample.ada(), kinds, this::onTheDeskInTheDarkAndOnAPhone);
        look(sample.camille(), kinds, (page, name) -> {
            keep(page, name + "-french");
            onAPhone(page, name + "-french-phone");
        });
        look(sample.noor(), Map.of("opportunity", Routes.of(sample.deal())), this::everyRule);

        assertThat(faults).isEmpty();
    }

    @Test
    @Tag("long")
    void so_do_all_other_pages() {
        var others = Map.of(
                "leads", "/leads",
                "companies", "/companies",
                "opportunities", "/opportunities",
                "last-page", "/people?page=-1",
                "nothing-found", "/people?q=zzzzzz",
                "person", Routes.of(sample.grace()),
                "company", Routes.of(sample.company()),
                "lead", Routes.of(sample.lead()));

        look(sample.ada(), others, this::onTheDeskInTheDarkAndOnAPhone);

        assertThat(faults).isEmpty();
    }

    /// Opens each page once, on a desk.
    private void look(User viewer, Map<String, String> pages, BiConsumer<Page, String> eyes) {
        try (BrowserContext profile = Browser.profile(Browser.options().setViewportSize(1280, 800))) {
            office.logIn(profile, viewer, port);
            profile.setDefaultTimeout(PATIENCE_MILLIS);
            pages.forEach((name, address) -> {
                try (Page page = profile.newPage()) {
                    page.onConsoleMessage(message -> {
                        if (message.type().equals("error")) {
                            faults.add(name + " console: " + message.text());
                        }
                    });
                    page.onPageError(error -> faults.add(name + " script: " + error));
                    page.navigate("http://localhost:" + port + address);
                    eyes.accept(page, name);
                }
            });
        }
    }

    private void onTheDeskInTheDarkAndOnAPhone(Page page, String name) {
        keep(page, name + "-desktop");
        fits(page, name);
        everyRule(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        keep(page, name + "-dark");
        contrast(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        onAPhone(page, name + "-phone");
    }

    private void onAPhone(Page page, String name) {
        page.setViewportSize(390, 844);
        keep(page, name);
        fits(page, name);
    }

    private static void keep(Page page, String name) {
        // hiding the caret writes a style; a live update would copy it, which the policy refuses
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + ".png"))
                .setCaret(ScreenshotCaret.INITIAL)
                .setFullPage(true));
    }

    private void fits(Page page, String where) {
        int wide = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) {
            faults.add(where + ": " + wide + " pixels wider than the window");
        }
    }

    /// Every rule: structure is the same in every style, so once is enough.
    private void everyRule(Page page, String where) {
        note(axe(page).analyze(), where);
    }

    /// What another color scheme may change.
    private void contrast(Page page, String where) {
        note(axe(page).withRules(List.of("color-contrast")).analyze(), where + " in the dark");
    }

    /// In the page itself: the other way opens one more page for each check.
    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private void note(AxeResults results, String where) {
        results.getViolations().stream()
                .filter(rule -> SERIOUS.contains(rule.getImpact()))
                .forEach(fault -> faults.add(where + ": " + fault.getId() + " " + told(fault)));
    }

    private static String told(Rule fault) {
        return fault.getNodes().stream().map(CheckedNode::getHtml).collect(Collectors.joining(" "));
    }
}
