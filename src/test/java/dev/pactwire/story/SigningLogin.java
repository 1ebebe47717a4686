package dev.pactwire.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;

/// The signing service's own login and consent, in a popup.
final class SigningLogin {

    private final Page page;

    SigningLogin(Page page) {
        this.page = page;
    }

    SigningLogin logsIn() {
        page.waitForURL("**/oauth/**");
        page.fill("#password", Studio.PASSWORD);
        page.click("button[type=submit]");
        return this;
    }

    SigningLogin asksForConsentTo(String app) {
        assertThat(page.locator("h1")).containsText(app);
        assertThat(page.locator(".oauth-scopes li").first()).isVisible();
        return this;
    }

    /// The window closes by itself.
    void denies() {
        decide("deny");
    }

    void allows() {
        decide("allow");
    }

    private void decide(String decision) {
        page.waitForClose(() -> page.click("button[name=decision][value=" + decision + "]"));
    }

    Page page() {
        return page;
    }
}
