package dev.pactwire.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/// A signer's phone, from the link in the mail to the end.
final class SigningPhone {

    private final Page page;

    SigningPhone(Page page) {
        this.page = page;
    }

    SigningPhone opens(String link) {
        page.navigate(link);
        assertThat(page.locator("main.landing-card")).isVisible();
        return this;
    }

    /// There is nothing to review any more; the page says why.
    void opensInVain(String link, String why) {
        page.navigate(link);
        assertThat(page.locator("main h1")).hasText(why);
        assertThat(page.locator("main form")).hasCount(0);
    }

    /// The one button of the page behind the link.
    SigningPhone reviews() {
        page.locator("main form .button.primary").click();
        assertThat(page.locator("#consent:not([hidden]), .sheet.drawn").first()).isVisible();
        return this;
    }

    /// Which opens the documents.
    SigningPhone agreesToSignElectronically() {
        page.check("#agree");
        page.locator("#consent-form button[type=submit]").click();
        assertThat(page.locator("#guide")).isVisible();
        assertThat(page.locator(".sheet.drawn").first()).isVisible();
        return this;
    }

    /// The one big button, which must offer that step.
    SigningPhone next(String label) {
        assertThat(page.locator("#next-label")).hasText(label);
        page.click("#next");
        return this;
    }

    SigningPhone sees(String count) {
        assertThat(page.locator("#count")).hasText(count);
        return this;
    }

    /// With a finger, twice: signature and initials.
    SigningPhone draws() {
        page.locator("#adopt [value=drawn]").check();
        stroke(page.locator("#pad-signature"));
        if (page.locator("#pad-initials").isVisible()) {
            stroke(page.locator("#pad-initials"));
        }
        return this;
    }

    private void stroke(Locator pad) {
        pad.scrollIntoViewIfNeeded();
        BoundingBox box = pad.boundingBox();
        Mouse mouse = page.mouse();
        mouse.move(box.x + box.width * 0.12, box.y + box.height * 0.65);
        mouse.down();
        for (int step = 1; step <= 24; step++) {
            double along = 0.12 + 0.76 * step / 24;
            double wave = 0.5 - 0.32 * Math.sin(step * 0.9) * (1 - step / 40.0);
            mouse.move(box.x + box.width * along, box.y + box.height * wave);
        }
        mouse.up();
    }

    SigningPhone types(String name) {
        page.locator("#adopt [value=typed]").check();
        page.fill("#adopt-name", name);
        return this;
    }

    SigningPhone usesThisSignature() {
        page.locator("#adopt button[value=yes]").click();
        assertThat(page.locator("#adopt")).not().isVisible();
        return this;
    }

    /// The field that the guide has led to, in the bar at the bottom.
    SigningPhone fillsIn(String text) {
        page.locator("#editor .control").fill(text);
        return this;
    }

    SigningPhone ticks() {
        page.locator("#editor .control").check();
        return this;
    }

    SigningPhone leavesForLater() {
        page.locator("#more summary").click();
        page.click("#later");
        return reads("See you later");
    }

    SigningPhone finishes() {
        next("Finish");
        page.click("#finish-yes");
        return this;
    }

    SigningPhone declines(String reason) {
        page.locator("#more summary").click();
        page.click("#decline");
        page.fill("#reason", reason);
        page.locator("#decline-dialog button[value=yes]").click();
        return this;
    }

    /// The heading of what remains when there is nothing more to do.
    SigningPhone reads(String title) {
        assertThat(page.locator("#closed h2")).hasText(title);
        return this;
    }

    Page page() {
        return page;
    }
}
