package dev.pactwire.story;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where mail lands while no SMTP server is set.
final class Mailroom {

    private static final Pattern LINK = Pattern.compile("http\\S+/sign/\\S+");

    private final Page page;

    Mailroom(Page page) {
        this.page = page;
    }

    /// Waits for a mail: it is written by a job.
    Mailroom opensTheNewestTo(String email) {
        hasMails(1, email);
        mailsTo(email).first().locator("a").click();
        page.waitForLoadState();
        return this;
    }

    /// Waits for so many at least.
    Mailroom hasMails(int count, String email) {
        page.waitForCondition(() -> {
            if (mailsTo(email).count() < count) {
                page.reload();
            }
            return mailsTo(email).count() >= count;
        });
        return this;
    }

    private Locator mailsTo(String email) {
        return page.locator("tr").filter(new Locator.FilterOptions().setHasText(email));
    }

    /// The signing link in the mail that is open.
    String link() {
        Matcher link = LINK.matcher(page.locator("pre").first().textContent());
        if (!link.find()) {
            throw new AssertionError("no signing link in this mail");
        }
        return link.group();
    }

    Page page() {
        return page;
    }
}
