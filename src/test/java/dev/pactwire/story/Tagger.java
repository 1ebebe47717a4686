package dev.pactwire.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;

/// The sender's page, where fields are placed on the documents. Pages are counted through all documents from 1; places
/// are points from the top left corner of the page, and where the middle of the field goes.
final class Tagger {

    /// Pixels a point.
    private static final String SCALE =
            "Number(getComputedStyle(document.querySelector('#paper')).getPropertyValue('--scale'))";

    private final Page page;

    Tagger(Page page) {
        this.page = page;
        assertThat(page.locator("body.ready")).isVisible();
        assertThat(sheet(1)).hasClass(Pattern.compile("\\bdrawn\\b"));
    }

    Tagger forRecipient(String name) {
        page.locator("#people label")
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
        return this;
    }

    /// Pressed on the palette, let go on the page.
    Tagger drags(String field, int sheet, double x, double y) {
        scrollTo(sheet, y);
        BoundingBox from = kind(field).boundingBox();
        double[] to = spot(sheet, x, y);
        Mouse mouse = page.mouse();
        mouse.move(from.x + from.width / 2, from.y + from.height / 2);
        mouse.down();
        mouse.move(to[0] - 40, to[1] - 30, new Mouse.MoveOptions().setSteps(4));
        mouse.move(to[0], to[1], new Mouse.MoveOptions().setSteps(4));
        mouse.up();
        return this;
    }

    /// A click on the palette, then one on the page.
    Tagger clicks(String field, int sheet, double x, double y) {
        scrollTo(sheet, y);
        kind(field).click();
        double[] to = spot(sheet, x, y);
        page.mouse().click(to[0], to[1]);
        return this;
    }

    /// Without a mouse: the palette's button is reached by Tab and pressed by Enter; the field lands on the page in
    /// view.
    Tagger places(String field) {
        kind(field).focus();
        page.keyboard().press("Enter");
        return this;
    }

    Tagger presses(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    Tagger undoes() {
        page.click("#undo");
        return this;
    }

    /// What stands on the pages, for whom and where, as a screen reader says it.
    Tagger has(String... fields) {
        assertThat(page.locator(".sheet .tag")).hasCount(fields.length);
        for (String field : fields) {
            assertThat(page.locator(".sheet .tag[aria-label*='" + field + "']").first())
                    .isAttached();
        }
        return this;
    }

    Tagger hasFields(int count) {
        assertThat(page.locator(".sheet .tag")).hasCount(count);
        return this;
    }

    /// The place of the chosen field, as its properties tell it.
    String place() {
        return page.locator("#field-place").textContent();
    }

    Tagger labels(String label) {
        page.fill("#field-label", label);
        page.locator("#field-label").blur();
        return this;
    }

    /// Asks once more, and leads back to the record.
    RecordPage sends() {
        asksToSend();
        page.locator("#send-dialog [value=yes]").click();
        page.waitForURL("**/opportunities/*");
        return new RecordPage(page);
    }

    RecordPage sendsByKeyboard() {
        page.locator("#send").press("Enter");
        assertThat(page.locator("#send-dialog")).isVisible();
        page.locator("#send-dialog [value=yes]").press("Enter");
        page.waitForURL("**/opportunities/*");
        return new RecordPage(page);
    }

    Tagger asksToSend() {
        page.click("#send");
        assertThat(page.locator("#send-dialog")).isVisible();
        return this;
    }

    private Locator kind(String field) {
        return page.locator("#palette .kind")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + field + "$")));
    }

    private Locator sheet(int number) {
        return page.locator("#paper .sheet").nth(number - 1);
    }

    private void scrollTo(int sheet, double y) {
        sheet(sheet).evaluate("""
                        (sheet, y) => {
                          const scroller = document.querySelector('[data-scroller]');
                          const top = sheet.getBoundingClientRect().top + y * %s - innerHeight / 2;
                          scroller.scrollBy({ top, behavior: 'instant' });
                        }""".formatted(SCALE), y);
    }

    private double[] spot(int sheet, double x, double y) {
        double scale = ((Number) page.evaluate(SCALE)).doubleValue();
        BoundingBox box = sheet(sheet).boundingBox();
        return new double[] {box.x + x * scale, box.y + y * scale};
    }

    Page page() {
        return page;
    }
}
