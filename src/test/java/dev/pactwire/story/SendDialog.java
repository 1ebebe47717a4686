package dev.pactwire.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;

/// The send dialog in the host's modal.
final class SendDialog {

    private final Page page;
    private final FrameLocator frame;

    SendDialog(Page page) {
        this.page = page;
        this.frame = page.frameLocator("dialog.app-modal iframe");
        assertThat(frame.locator("#send")).isVisible();
    }

    SendDialog choosesFromTheRecord(String file) {
        frame.locator("#record-files label")
                .filter(new Locator.FilterOptions().setHasText(file))
                .locator("input")
                .check();
        return this;
    }

    SendDialog uploads(String name, byte[] pdf) {
        frame.locator("#upload").setInputFiles(new FilePayload(name, "application/pdf", pdf));
        assertThat(frame.locator("#uploads")).containsText(name);
        return this;
    }

    /// Each as `order name <email> role`.
    List<String> recipients() {
        return frame.locator(".recipient-rows .recipient-row").all().stream()
                .map(row -> row.locator(".order").inputValue() + " "
                        + row.locator(".name").inputValue() + " <"
                        + row.locator(".email").inputValue() + "> "
                        + row.locator(".role option:checked").textContent())
                .toList();
    }

    SendDialog adds(int order, String name, String email, String role) {
        frame.locator("#add-recipient").click();
        Locator row = frame.locator(".recipient-rows .recipient-row").last();
        row.locator(".order").fill(String.valueOf(order));
        row.locator(".name").fill(name);
        row.locator(".email").fill(email);
        row.locator(".role").selectOption(new SelectOption().setLabel(role));
        return this;
    }

    SendDialog removes(String name) {
        row(name).locator(".remove").click();
        return this;
    }

    SendDialog removesAll() {
        Locator rows = frame.locator(".recipient-rows .recipient-row");
        while (rows.count() > 0) {
            rows.first().locator(".remove").click();
        }
        return this;
    }

    SendDialog moves(String name, int order) {
        row(name).locator(".order").fill(String.valueOf(order));
        return this;
    }

    private Locator row(String name) {
        return frame.locator(".recipient-rows .recipient-row").all().stream()
                .filter(row -> row.locator(".name").inputValue().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no recipient " + name + " in " + recipients()));
    }

    SendDialog expiresAfter(int days) {
        frame.locator("#expires").fill(String.valueOf(days));
        return this;
    }

    SendDialog remindsAfter(int first, int between) {
        frame.locator("#remind").fill(String.valueOf(first));
        frame.locator("#every").fill(String.valueOf(between));
        return this;
    }

    /// To the tagging page, in the whole window.
    Tagger sendsToSign() {
        submits();
        page.waitForURL("**/sign/prepare/**");
        return new Tagger(page);
    }

    void submits() {
        frame.locator("button[type=submit]").click();
    }

    /// What is wrong, in a sentence.
    void refuses(String sentence) {
        assertThat(frame.locator(".panel-problem")).hasText(sentence);
    }
}
