package dev.pactwire.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

/// The page of one record, with the agreements panel on the right.
final class RecordPage {

    private final Page page;

    RecordPage(Page page) {
        this.page = page;
        page.evaluate("window.sameVisit = true");
    }

    void isAbout(String name) {
        assertThat(page.locator("h1").first()).hasText(name);
    }

    void hasPanel() {
        assertThat(page.locator("embedded-app iframe")).isVisible();
    }

    void hasNoPanel() {
        assertThat(page.locator("embedded-app")).hasCount(0);
    }

    Panel panel() {
        return new Panel(page);
    }

    /// The `+` of the host's card.
    SendDialog plus() {
        page.locator("embedded-app [data-act=add]").click();
        return new SendDialog(page);
    }

    /// Whether nothing has loaded this page again since it was opened.
    boolean isStillTheSameVisit() {
        return Boolean.TRUE.equals(page.evaluate("window.sameVisit === true"));
    }

    Page page() {
        return page;
    }
}
