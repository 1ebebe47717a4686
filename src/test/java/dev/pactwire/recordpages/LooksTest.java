package dev.pactwire.recordpages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
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
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @Autowired
    ApplicationContext program;

    @LocalServerPort
    int port;

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
        var faults = new ArrayList<String>();

        look("desktop", Browser.desktop(), sample.ada(), pages, faults);
        look("phone", Browser.phone(), sample.ada(), pages, faults);
        look(
                "dark",
                Browser.profile(Browser.options().setViewportSize(1440, 900).setColorScheme(ColorScheme.DARK)),
                sample.ada(),
                pages,
                faults);
        look("french", Browser.desktop(), sample.camille(), pages, faults);
        look("viewer", Browser.desktop(), sample.noor(), Map.of("opportunity", Routes.of(sample.deal())), faults);

        assertThat(faults).isEmpty();
    }

    private void look(
            String style, BrowserContext profile, User viewer, Map<String, String> pages, List<String> faults) {
        try (profile) {
            office.logIn(profile, viewer, port);
            Page page = profile.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    faults.add(style + " " + page.url() + " console: " + message.text());
                }
            });
            page.onPageError(error -> faults.add(style + " " + page.url() + " script: " + error));
            pages.forEach((name, address) -> {
                page.navigate("http://localhost:" + port + address);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENS.resolve(name + "-" + style + ".png"))
                        .setFullPage(true));
                faults.addAll(faults(page, style + " " + name));
            });
        }
    }

    private static List<String> faults(Page page, String where) {
        var faults = new ArrayList<String>();
        int wide = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) {
            faults.add(where + ": " + wide + " pixels wider than the window");
        }
        new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(violation -> SERIOUS.contains(violation.getImpact()))
                        .forEach(violation -> violation
                                .getNodes()
                                .forEach(node -> faults.add(where + ": " + violation.getId() + " " + node.getHtml())));
        return faults;
    }
}
