package dev.pactwire.recordpages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pactwire.access.User;
import dev.pactwire.recordpages.SampleCrm.Sample;
import dev.pactwire.testing.Browser;
import dev.pactwire.testing.PactwireTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Every page on a desk, on a phone, in the dark and in French: kept under `target/screens`, free of serious
/// accessibility
/// faults, never wider than its window, without a refused script or style.
@PactwireTest
class LooksTest {

    private static final Path SCREENS = Path.of("target", "screens");
    private static final int PATIENCE_MILLIS = 40_000;
    /// One of each kind of page: those that are looked at in every style.
    private static final List<String> SHOWN = List.of("home", "people", "board", "opportunity", "new-person");

    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @Autowired
    ApplicationContext program;

    @LocalServerPort
    int port;

    private final List<String> faults = new ArrayList<>();
    private Office office;

    @Test
    void every_page_is_accessible_and_fits_its_window() {
        office = new Office(program);
        Sample sample = new SampleCrm(program).load();
        var pages = new LinkedHashMap<String, String>();
        pages.put("home", "/");
        pages.put("people", "/people");
        pages.put("leads", "/leads");
        pages.put("companies", "/companies");
        pages.put("opportunities", "/opportunities");
        pages.put("nothing-found", "/people?q=zzzzzz");
        pages.put("board", "/opportunities/board");
        pages.put("opportunity", Routes.of(sample.deal()));
        pages.put("person", Routes.of(sample.grace()));
        pages.put("company", Routes.of(sample.company()));
        pages.put("lead", Routes.of(sample.lead()));
        pages.put("new-person", "/people/new");
        Map<String, String> everyKind = only(pages, SHOWN);
        var dark = Browser.options().setViewportSize(1440, 900).setColorScheme(ColorScheme.DARK);

        look("desktop", Browser.desktop(), sample.ada(), pages, LooksTest::everything);
        look("phone", Browser.phone(), sample.ada(), pages, page -> List.of());
        look("dark", Browser.profile(dark), sample.ada(), everyKind, LooksTest::contrast);
        look("french", Browser.desktop(), sample.camille(), everyKind, page -> List.of());
        look("viewer", Browser.desktop(), sample.noor(), only(pages, List.of("opportunity")), LooksTest::everything);

        assertThat(faults).isEmpty();
    }

    private static Map<String, String> only(Map<String, String> pages, List<String> names) {
        var chosen = new LinkedHashMap<String, String>();
        for (String name : names) {
            chosen.put(name, pages.getOrDefault(name, ""));
        }
        return chosen;
    }

    private void look(
            String style,
            BrowserContext profile,
            User viewer,
            Map<String, String> pages,
            Function<Page, List<Rule>> accessibility) {
        try (profile) {
            office.logIn(profile, viewer, port);
            profile.setDefaultTimeout(PATIENCE_MILLIS);
            Page page = profile.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    faults.add(style + " " + page.url() + " console: " + message.text());
                }
            });
            page.onPageError(error -> faults.add(style + " " + page.url() + " script: " + error));
            pages.forEach((name, address) -> {
                page.navigate("http://localhost:" + port + address);
                if (style.equals("desktop") || SHOWN.contains(name)) {
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(SCREENS.resolve(name + "-" + style + ".png"))
                            .setFullPage(true));
                }
                fits(page, style + " " + name);
                accessibility
                        .apply(page)
                        .forEach(fault -> faults.add(style + " " + name + ": " + fault.getId() + " " + told(fault)));
            });
        }
    }

    private void fits(Page page, String where) {
        int wide = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) {
            faults.add(where + ": " + wide + " pixels wider than the window");
        }
    }

    /// Every rule: structure is the same in every style, so once is enough.
    private static List<Rule> everything(Page page) {
        return serious(axe(page).analyze());
    }

    /// What another color scheme may change.
    private static List<Rule> contrast(Page page) {
        return serious(axe(page).withRules(List.of("color-contrast")).analyze());
    }

    /// In the page itself: the other way opens one more page for each check.
    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static List<Rule> serious(AxeResults results) {
        return results.getViolations().stream()
                .filter(rule -> SERIOUS.contains(rule.getImpact()))
                .toList();
    }

    private static String told(Rule fault) {
        return fault.getNodes().stream().map(CheckedNode::getHtml).collect(Collectors.joining(" "));
    }
}
