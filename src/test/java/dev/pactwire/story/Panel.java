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

    /// The line below the list that goes away by itself.
    void notes(String sentence) {
        assertThat(frame.locator("#panel-note")).hasText(sentence);
    }

    /// What is wrong with the newest agreement, in a sentence.
    void refuses(String sentence) {
        assertThat(newest().locator(".panel-problem")).hasText(sentence);
    }

    void sendsTheMailAgain() {
        newest().locator("[data-act=resend]").click();
    }

    /// @param sure what is answered to the question
    void discards(boolean sure) {
        page.onceDialog(question -> {
            if (sure) {
                question.accept();
            } else {
                question.dismiss();
            }
        });
        newest().locator("[data-act=discard]").click();
    }

    /// Tries again what has stopped.
    void retries() {
        newest().locator("[data-act=retry]").click();
    }

    void mayRetry() {
        assertThat(newest().locator("[data-act=retry]")).isEnabled();
    }

    /// To the tagging page, in the whole window.
    Tagger retriesAndGoesOn() {
        retries();
        page.waitForURL("**/sign/prepare/**");
        return new Tagger(page);
    }

    void voids(String reason) {
        beginsToVoid(reason);
        newest().locator("details.void [type=submit]").click();
    }

    /// The page of the newest agreement, in a tab of its own.
    AgreementPage details() {
        Page opened = page.waitForPopup(() -> newest().locator("a[href^='/agreements/']").last().click());
        return new AgreementPage(opened);
    }

    /// Whoever has consented before is not asked again: the window closes by itself.
    void connectsAgain() {
        page.waitForPopup(() -> frame.locator("[data-act=connect]").click());
        isConnected();
    }

    /// Unfolds the form and leaves it with the reason unsent.
    void beginsToVoid(String reason) {
        if (newest().locator("details.void[open]").count() == 0) {
            newest().locator("details.void summary").click();
        }
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
