package dev.pactwire.story;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ScreenshotCaret;
import dev.pactwire.testing.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Lumen Studio's Pactwire as people meet it: their browsers, numbered pictures of what they saw under `target/story`,
/// and whatever a page complained about.
final class Studio implements AutoCloseable {

    static final String PASSWORD = "lumen-studio-demo";

    /// A story has many people at work at once on what may be a small machine.
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String TELL_REFUSALS = """
            addEventListener('securitypolicyviolation', (refused) => console.error(
                `${refused.violatedDirective} ${refused.sourceFile}:${refused.lineNumber} ${refused.target?.outerHTML?.slice(0, 300)}`));""";
    private static final double PICTURE_MILLIS = 90_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    private final String address;
    private final Path pictures;
    private final List<BrowserContext> browsers = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private int taken;

    /// @param chapter where the pictures go, below `target/story`
    Studio(int port, String chapter) {
        this.address = "http://localhost:" + port;
        this.pictures = Path.of("target", "story", chapter);
        forgetOldPictures();
    }

    private void forgetOldPictures() {
        try {
            Files.createDirectories(pictures);
            try (Stream<Path> old = Files.list(pictures)) {
                for (Path file : old.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String address() {
        return address;
    }

    /// A colleague at a fresh browser on a desk, logged in.
    Colleague colleague(String email) {
        return colleague(email, Browser.desktop());
    }

    Colleague colleague(String email, BrowserContext browser) {
        return new Colleague(this, watched(browser), email).logsIn();
    }

    /// A signer's phone that has never seen Pactwire.
    SigningPhone phone() {
        return new SigningPhone(watched(Browser.phone()).newPage());
    }

    /// A browser that keeps no cookie for a frame of another site, as more and more do.
    Page strictBrowser() {
        BrowserContext browser = watched(Browser.desktop());
        Page page = browser.newPage();
        var controls = new JsonObject();
        controls.addProperty("enableThirdPartyCookieRestriction", true);
        controls.addProperty("disableThirdPartyCookieMetadata", true);
        controls.addProperty("disableThirdPartyCookieHeuristics", true);
        var tools = browser.newCDPSession(page);
        tools.send("Network.enable");
        tools.send("Network.setCookieControls", controls);
        return page;
    }

    private BrowserContext watched(BrowserContext browser) {
        browsers.add(browser);
        browser.setDefaultTimeout(PATIENCE_MILLIS);
        browser.addInitScript(TELL_REFUSALS);
        browser.onPage(page -> {
            page.onPageError(error -> complaints.add(page.url() + " script: " + error));
            page.onConsoleMessage(message -> {
                // that a request was refused is for the tests to judge
                if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                    complaints.add(page.url() + " console: " + message.text());
                }
            });
        });
        return browser;
    }

    void picture(String name, Page page) {
        Path file = pictures.resolve("%02d-%s.png".formatted(++taken, name));
        // hiding the caret would put a style into the page, which its content policy refuses
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(file)
                .setTimeout(PICTURE_MILLIS)
                .setCaret(ScreenshotCaret.INITIAL));
    }

    int browsers() {
        return browsers.size();
    }

    /// What everybody saw last, each in a picture: to be looked at when a test fails.
    void lastPictures() {
        for (BrowserContext browser : browsers) {
            browser.pages().forEach(page -> picture("it-ended-here", page));
        }
    }

    /// Failed scripts, and what the content policy refused.
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browsers.forEach(BrowserContext::close);
    }
}
