package dev.pactwire.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/// The agreement's own page in the console.
final class AgreementPage {

    private final Page page;

    AgreementPage(Page page) {
        this.page = page;
    }

    void shows(String state) {
        assertThat(page.locator(".page-head .pill")).hasText(state);
    }

    void says(String sentence) {
        assertThat(page.locator("main")).containsText(sentence);
    }

    AgreementPage voids(String reason) {
        page.locator("main details summary").click();
        page.locator("#void-reason").fill(reason);
        page.locator("form[action$='/void'] [type=submit]").click();
        return this;
    }

    void offersNoVoid() {
        assertThat(page.locator("main details summary")).isHidden();
    }

    void linksToTheRecord(String path) {
        assertThat(recordLink(path)).hasCount(1);
    }

    void namesWithoutLink(String record, String path) {
        assertThat(page.locator("#agreement")).containsText(record);
        assertThat(recordLink(path)).hasCount(0);
    }

    private Locator recordLink(String path) {
        return page.locator("#agreement a[href$='" + path + "']");
    }

    Page page() {
        return page;
    }
}
