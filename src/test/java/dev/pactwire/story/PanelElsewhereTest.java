package dev.pactwire.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.pactwire.access.Role;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.records.EmbeddedApps;
import dev.pactwire.testing.DemoTest;
import dev.pactwire.testing.ForeignHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The panel in the frame of another site's CRM, in a browser that keeps no cookie for a frame of another site.
@DemoTest
class PanelElsewhereTest {

    @Autowired
    Users users;

    @Autowired
    EmbeddedApps apps;

    @LocalServerPort
    int port;

    private Studio studio;
    private User emil;
    private Page page;
    private final List<Request> asked = new ArrayList<>();

    @BeforeEach
    void a_browser_that_keeps_no_cookies_for_frames_of_other_sites() {
        studio = new Studio(port, "elsewhere");
        emil = users.add(
                "Emil Sand", UUID.randomUUID() + "@lumen.example", Role.SALES, Locale.ENGLISH, Studio.PASSWORD);
        page = studio.strictBrowser();
        page.navigate(ForeignHost.cookieProbe());
        assertThat(page.frameLocator("iframe").locator("output")).hasText("no cookie");
        page.onRequest(asked::add);
    }

    @AfterEach
    void the_browser_closes() {
        studio.close();
    }

    private FrameLocator panel() {
        page.navigate(ForeignHost.recordPage(studio.address() + "/panel", "opportunity", 2));
        return page.frameLocator("#sidebar");
    }

    @Test
    void a_signed_word_of_the_host_is_all_that_it_needs() {
        ForeignHost.signs(() -> apps.panelJwt(emil, apps.find("agreements").orElseThrow()));

        FrameLocator panel = panel();
        assertThat(panel.locator("[data-act=connect]")).isVisible();
        assertThat(panel.locator(".panel-empty")).containsText("No agreements for");
        studio.picture("panel", page);
        page.locator("#plus").click();
        FrameLocator dialog = page.frameLocator("#modal");
        assertThat(dialog.locator("#record-files")).containsText("Order form.pdf");
        studio.picture("dialog", page);
        dialog.locator("button[type=submit]").click();
        assertThat(dialog.locator(".panel-problem")).not().isEmpty();
        dialog.locator("[data-act=close]").click();
        assertThat(page.locator("#modal")).hasCount(0);

        studio.colleague(emil.email())
                .opens("/opportunities/2")
                .panel()
                .connects()
                .logsIn()
                .allows();
        assertThat(panel.locator("[data-connected=true]")).isVisible();
        assertThat(asked)
                .filteredOn(this::isOurs)
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.allHeaders()).doesNotContainKey("cookie"));
        assertThat(studio.complaints()).isEmpty();
    }

    @Test
    void without_one_a_login_in_a_window_of_its_own_is_enough() {
        ForeignHost.signs(() -> "");

        FrameLocator panel = panel();
        assertThat(panel.locator("#panel")).containsText("Log in to see and send agreements here.");
        studio.picture("login", page);
        Page popup = page.waitForPopup(() -> panel.locator("#panel button").click());
        popup.fill("#email", emil.email());
        popup.fill("#password", Studio.PASSWORD);
        popup.waitForClose(() -> popup.click("button[type=submit]"));

        assertThat(panel.locator("[data-act=connect]")).isVisible();
        assertThat(panel.locator(".panel-empty")).containsText("No agreements for");
    }

    private boolean isOurs(Request request) {
        return request.url().startsWith(studio.address());
    }
}
