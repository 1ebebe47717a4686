package dev.pactwire.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.pactwire.envelopes.Envelope;
import dev.pactwire.envelopes.EnvelopeDraft.Addressee;
import dev.pactwire.envelopes.EnvelopeStatus;
import dev.pactwire.testing.Browser;
import dev.pactwire.testing.PactwireTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The signer's and the sender's pages, step by step, on a phone, on a desk in the dark, and in French: kept under
/// `target/screens`, free of serious accessibility faults, never wider than their window, without a refused script.
@PactwireTest
class LooksTest extends WithDesk {

    private static final Path SCREENS = Path.of("target", "screens");
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final List<String> faults = new ArrayList<>();
    private String style = "";
    private Page page;

    @Test
    void every_step_is_accessible_and_fits_a_phone() {
        walk("phone", Browser.phone());

        assertThat(faults).isEmpty();
    }

    @Test
    @Tag("long")
    void so_it_does_on_a_desk_in_the_dark_and_in_french() {
        walk(
                "desktop-dark",
                Browser.profile(Browser.options().setViewportSize(1440, 900).setColorScheme(ColorScheme.DARK)));
        walk(
                "french",
                Browser.profile(Browser.options().setViewportSize(390, 844).setLocale("fr-FR")));

        assertThat(faults).isEmpty();
    }

    private void walk(String name, BrowserContext profile) {
        style = name;
        try (profile) {
            page = profile.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("status of 4")) {
                    faults.add(style + " " + page.url() + " console: " + message.text());
                }
            });
            page.onPageError(error -> faults.add(style + " " + page.url() + " script: " + error));
            sending();
            signing();
            notices();
        }
    }

    private void go(String path) {
        page.navigate(path.startsWith("http") ? path : "http://localhost:" + port + path);
    }

    private void sending() {
        Envelope draft = desk.draft(
                Desk.signer(
                        "1",
                        "Grace Lindqvist",
                        Desk.grace(),
                        1,
                        Desk.company(1),
                        Desk.signature(1),
                        Desk.dateSigned(1)),
                Desk.signer("2", "Ada Moreau", Desk.grace(), 2),
                Addressee.copy("3", "Mei Tanaka", Desk.grace(), 3));
        go(program.getBean(EmbeddedViews.class)
                .senderView(draft.id(), desk.ada().id(), "http://localhost:" + port + "/healthz", SenderView.standard())
                .replaceFirst("^https?://[^/]+", "http://localhost:" + port));
        page.locator("body.ready").waitFor();
        page.locator(".sheet canvas, .sheet img").first().waitFor();
        look("tagger");
        page.locator(".tag").first().focus();
        look("tagger-field");
        page.keyboard().press("Escape");
        page.locator("#send").click();
        look("tagger-send");
    }

    private void signing() {
        String grace = Desk.grace();
        Envelope sent = desk.sent(Desk.signer(
                "1",
                "Grace Lindqvist",
                grace,
                1,
                Desk.company(1),
                Desk.newsletter(1),
                Desk.initials(1),
                Desk.signature(2),
                Desk.dateSigned(2)));
        mail(grace, "mail-invitation");
        go("/sign/" + desk.linkOf(grace));
        look("sign-landing");
        page.locator("form .button.primary").click();
        page.locator("#consent").waitFor();
        look("sign-consent");
        page.locator("#agree").check();
        page.locator("#consent-form button").click();
        page.locator(".sheet canvas, .sheet img").first().waitFor();
        page.locator("#next").click();
        look("sign-text");
        (style.equals("phone") || style.equals("french")
                        ? page.locator("#editor .control")
                        : page.locator("[data-kind=company] input"))
                .fill("Harbor & Pine AB");
        page.locator("#next").click();
        page.locator("#next").click();
        page.locator("#adopt[open]").waitFor();
        look("sign-adopt");
        page.locator("#adopt .way").last().click();
        page.locator("#pad-signature").waitFor();
        look("sign-adopt-draw");
        page.locator("#adopt .way").first().click();
        page.locator("#adopt button[value=yes]").click();
        page.locator("#next[data-step=sign]").click();
        page.locator("#next[data-step=finish]").waitFor();
        look("sign-signed");
        page.locator("#more summary").click();
        look("sign-more");
        page.locator("#decline").click();
        look("sign-decline");
        page.keyboard().press("Escape");
        page.locator("#next").click();
        look("sign-finish");
        page.locator("#finish-dialog button[value=yes]").click();
        page.waitForCondition(() -> desk.read(sent.id()).status() == EnvelopeStatus.COMPLETED);
        page.locator("#closed.green").waitFor();
        look("sign-completed");
        mail(grace, "mail-completed");
        keep("certificate.pdf", desk.envelopes.certificate(sent.id()));
        keep("signed.pdf", desk.envelopes.content(sent.id(), 1));
    }

    private void notices() {
        String grace = Desk.grace();
        String ada = Desk.grace();
        desk.sent(
                Desk.signer("1", "Grace Lindqvist", grace, 1, Desk.signature(1)),
                Desk.signer("2", "Ada Moreau", ada, 2, Desk.signature(2)));
        go("/sign/no-such-link");
        look("link-unknown");
        String link = desk.linkOf(grace);
        clock.advance(Duration.ofDays(31));
        go("/sign/" + link);
        look("link-expired");
        clock.reset();
    }

    /// A mail as a mail program shows it.
    private void mail(String address, String name) {
        var mail = desk.mailTo(address);
        page.navigate("about:blank");
        page.setContent(String.valueOf(mail.html()));
        look(name);
    }

    private void look(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(SCREENS.resolve("ceremony-" + name + "-" + style + ".png")));
        int wide = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) {
            faults.add(style + " " + name + ": " + wide + " pixels wider than the window");
        }
        if (style.equals("french")) {
            return; // the same elements with other words
        }
        new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(violation -> SERIOUS.contains(violation.getImpact()))
                        .forEach(violation -> violation
                                .getNodes()
                                .forEach(node -> faults.add(
                                        style + " " + name + ": " + violation.getId() + " " + node.getHtml())));
    }

    private static void keep(String name, byte[] bytes) {
        try {
            Files.createDirectories(SCREENS);
            Files.write(SCREENS.resolve(name), bytes);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
