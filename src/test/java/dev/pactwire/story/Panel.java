package dev.pactwire.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/// The agreements panel in its frame.
final class Panel {

    private final Page page;
    private final FrameLocator frame;

    Panel(Page page) {
        this.page = page;
        this.frame = page.frameLocator("embedded-app iframe");
    }

    /// In the viewer's language.
    void asksToConnect(String button) {
        assertThat(frame.locator("[data-act=connect]")).hasText(button);
    }

    void isConnected() {
        assertThat(frame.locator(".panel-list[data-connected=true]")).isVisible();
        assertThat(frame.locator("[data-act=connect]")).hasCount(0);
    }

    void says(String sentence) {
        assertThat(frame.locator("#panel")).containsText(sentence);
    }

    /// The button that leads to the signing service, in a window of its own.
    SigningLogin connects() {
        Page popup = page.waitForPopup(() -> frame.locator("[data-act=connect]").click());
        popup.waitForURL("**/oauth/**");
        return new SigningLogin(popup);
    }

    /// Unfolds the form and leaves it with the reason unsent.
    void beginsToVoid(String reason) {
        newest().locator("details.void summary").click();
        newest().locator("details.void textarea").fill(reason);
    }

    void stillSaysWhy(String reason) {
        assertThat(newest().locator("details.void textarea")).hasValue(reason);
        assertThat(newest().locator("details.void textarea")).isFocused();
    }

    /// The newest agreement.
    void shows(String state) {
        assertThat(newest().locator(".state")).hasText(state);
    }

    void showsRecipient(String name, String status) {
        Locator row = newest().locator(".recipients li").filter(new Locator.FilterOptions().setHasText(name));
        assertThat(row.locator(".pill")).hasText(status);
    }

    /// The address of a signed document.
    String linksTo(String document) {
        Locator link = newest().locator("a.btn-primary").filter(new Locator.FilterOptions().setHasText(document));
        assertThat(link).isVisible();
        return link.getAttribute("href");
    }

    private Locator newest() {
        return frame.locator(".agreement").first();
    }
}
