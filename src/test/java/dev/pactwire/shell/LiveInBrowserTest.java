package dev.pactwire.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitUntilState;
import dev.pactwire.access.Sessions;
import dev.pactwire.access.Users;
import dev.pactwire.testing.Browser;
import dev.pactwire.testing.Cast;
import dev.pactwire.testing.PactwireTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// News that comes while a page is on its way to the browser: the server has answered, and nothing listens there yet.
@PactwireTest
class LiveInBrowserTest {

    @Autowired
    Live live;

    @Autowired
    Users users;

    @Autowired
    Sessions sessions;

    @LocalServerPort
    int port;

    private BrowserContext profile;
    private final List<Route> scripts = new ArrayList<>();

    @BeforeEach
    void ada_is_logged_in() {
        profile = Browser.desktop();
        profile.addCookies(List.of(new Cookie(
                        "pactwire",
                        sessions.begin(Cast.in(users).ada().id(), "console", Duration.ofHours(1)))
                .setUrl(address())));
    }

    @AfterEach
    void she_leaves() {
        profile.close();
    }

    @Test
    void the_first_tab_asks_for_what_it_has_missed() {
        asksAgain(openedWhileSomethingChanges());
    }

    @Test
    void a_further_tab_asks_for_what_it_has_missed() {
        Page first = profile.newPage();
        first.waitForRequest(LiveInBrowserTest::isNews, () -> first.navigate(address()));

        asksAgain(openedWhileSomethingChanges());
    }

    private Page openedWhileSomethingChanges() {
        Page page = profile.newPage();
        page.route("**/shell/shell.js*", scripts::add);
        page.navigate(address(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.waitForCondition(() -> !scripts.isEmpty());
        assertThat(page.locator("live-region")).isAttached();
        live.changed("agreements", "opportunity:4711");
        return page;
    }

    private void asksAgain(Page page) {
        page.waitForRequest(
                LiveInBrowserTest::isNews, () -> scripts.forEach(Route::resume));
    }

    private static boolean isNews(Request request) {
        return request.headers().containsKey("hx-request") && request.url().endsWith("/agreements");
    }

    private String address() {
        return "http://localhost:" + port + "/agreements";
    }
}
