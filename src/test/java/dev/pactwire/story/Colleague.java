package dev.pactwire.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/// Somebody of Lumen Studio at a browser.
final class Colleague {

    private final Studio studio;
    private final BrowserContext browser;
    private final String email;
    private final Page page;

    Colleague(Studio studio, BrowserContext browser, String email) {
        this.studio = studio;
        this.browser = browser;
        this.email = email;
        this.page = browser.newPage();
    }

    Colleague logsIn() {
        page.navigate(studio.address() + "/login");
        page.fill("#email", email);
        page.fill("#password", Studio.PASSWORD);
        page.click("button[type=submit]");
        page.waitForURL(studio.address() + "/");
        return this;
    }

    RecordPage opens(String path) {
        page.navigate(studio.address() + path);
        return new RecordPage(page);
    }

    RecordPage opensInNewTab(String path) {
        Page tab = browser.newPage();
        tab.navigate(studio.address() + path);
        return new RecordPage(tab);
    }

    /// Ctrl+K, a few words, Enter.
    RecordPage findsByKeyboard(String words, String hit) {
        page.keyboard().press("Control+k");
        page.keyboard().type(words);
        Locator chosen = page.locator("command-palette [aria-selected=true]");
        assertThat(chosen).containsText(hit);
        studio.picture("found-by-keyboard", page);
        page.keyboard().press("Enter");
        page.waitForURL("**/opportunities/*");
        return new RecordPage(page);
    }

    ESignature esignature() {
        page.navigate(studio.address() + "/admin/integrations");
        page.locator("a.tile")
                .filter(new Locator.FilterOptions().setHasText("E-signature"))
                .click();
        return new ESignature(page);
    }

    Mailroom mailroom() {
        page.navigate(studio.address() + "/admin/mailroom");
        return new Mailroom(page);
    }

    /// What the server answers when this person asks for that page.
    int answerTo(String path) {
        return page.navigate(studio.address() + path).status();
    }

    byte[] downloads(String path) {
        var answer = browser.request().get(studio.address() + path);
        if (!answer.ok()) {
            throw new AssertionError(path + " answered " + answer.status());
        }
        return answer.body();
    }

    Page page() {
        return page;
    }
}
