package dev.pactwire.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotCaret;
import dev.pactwire.access.Invitations;
import dev.pactwire.access.Origin;
import dev.pactwire.access.PasswordResets;
import dev.pactwire.access.PasswordResets.Asked;
import dev.pactwire.access.Role;
import dev.pactwire.access.Sessions;
import dev.pactwire.access.User;
import dev.pactwire.access.Users;
import dev.pactwire.mailroom.Email;
import dev.pactwire.mailroom.Mailroom;
import dev.pactwire.testing.Browser;
import dev.pactwire.testing.PactwireTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The pages before the login and those of administration, light in English on a desk and dark in French on a
/// phone: free of serious accessibility faults, never wider than the window, without a refused script or style.
@PactwireTest
class AdminLooksTest {

    private static final Path SCREENS = Path.of("target", "screens", "admin");
    private static final int PATIENCE_MILLIS = 40_000;
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    @Autowired
    ApplicationContext program;

    @Autowired
    Sessions sessions;

    @Autowired
    Users users;

    @LocalServerPort
    int port;

    private final List<String> faults = new ArrayList<>();
    private User tomas;
    private String mail = "";

    @BeforeEach
    void tomas_administers_and_something_has_happened() {
        program.getBean(JdbcClient.class)
                .sql("delete from access.login_failure")
                .update();
        tomas = users.add(
                "Tomás Okafor", UUID.randomUUID() + "@lumen.example", Role.ADMIN, Locale.ENGLISH, Admins.PASSWORD);
        program.getBean(Invitations.class).invite(tomas, "Mei Tanaka", Admins.address("mei"), Role.MARKETING);
        program.getBean(Mailroom.class)
                .send(new Email(
                        "looks:" + UUID.randomUUID(),
                        "Grace Lindqvist",
                        "grace@harborpine.example",
                        "Please sign",
                        "Hello Grace",
                        "<p>Hello Grace</p>"));
        mail = program.getBean(JdbcClient.class)
                .sql("select id from mailroom.mail order by created_at desc, id desc limit 1")
                .query(String.class)
                .single();
    }

    private Map<String, String> outside() {
        String invitation =
                program.getBean(Invitations.class).invite(tomas, "Noor Haddad", Admins.address("noor"), Role.VIEWER);
        var reset =
                (Asked.Begun) program.getBean(PasswordResets.class).ask(tomas.email(), new Origin("127.0.0.1", true));
        var pages = new LinkedHashMap<String, String>();
        pages.put("login", "/login");
        pages.put("forgot-password", "/forgot-password");
        pages.put("reset-password", "/reset-password/" + reset.token());
        pages.put("reset-over", "/reset-password/nothing");
        pages.put("join", "/join/" + invitation);
        pages.put("join-over", "/join/nothing");
        return pages;
    }

    private Map<String, String> inside() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("settings", "/settings");
        pages.put("people", "/admin/people");
        pages.put("audit", "/admin/audit");
        pages.put("events", "/admin/events");
        pages.put("mailroom", "/admin/mailroom");
        pages.put("mail", "/admin/mailroom/" + mail);
        pages.put("integrations", "/admin/integrations");
        pages.put("signing-services", "/admin/integrations/signing");
        pages.put("e-signature", "/admin/integrations/esignature");
        pages.put("signing-apps", "/admin/signing-apps");
        pages.put("agreements", "/agreements");
        pages.put("not-found", "/nothing/here");
        return pages;
    }

    @Test
    void every_page_of_administration_is_accessible_and_fits_its_window() {
        look("light", Browser.desktop(), AdminLooksTest::axe);
        users.rename(tomas.id(), tomas.name(), Locale.FRENCH);
        look(
                "dark-french",
                Browser.profile(Browser.options()
                        .setViewportSize(390, 844)
                        .setLocale("fr-FR")
                        .setColorScheme(ColorScheme.DARK)),
                page -> axe(page).withRules(List.of("color-contrast")));

        assertThat(faults).isEmpty();
    }

    /// In the page itself: the other way opens one more page for each check.
    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    /// @param axe every rule for one style; for another one only what colors may change
    private void look(String style, BrowserContext profile, Function<Page, AxeBuilder> axe) {
        try (profile) {
            profile.setDefaultTimeout(PATIENCE_MILLIS);
            Page page = profile.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("status of 4")) {
                    faults.add(style + " " + page.url() + " console: " + message.text());
                }
            });
            page.onPageError(error -> faults.add(style + " " + page.url() + " script: " + error));
            outside().forEach((name, address) -> look(page, style, name, address, axe));
            String session = sessions.begin(tomas.id(), "console", Duration.ofHours(1));
            profile.addCookies(List.of(new Cookie("pactwire", session).setUrl("http://localhost:" + port)));
            inside().forEach((name, address) -> look(page, style, name, address, axe));
        }
    }

    private void look(Page page, String style, String name, String address, Function<Page, AxeBuilder> axe) {
        page.navigate("http://localhost:" + port + address);
        // hiding the caret writes a style; a live update would copy it, which the policy refuses
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + "-" + style + ".png"))
                .setCaret(ScreenshotCaret.INITIAL)
                .setFullPage(true));
        String where = style + " " + name;
        int wide = (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) {
            faults.add(where + ": " + wide + " pixels wider than the window");
        }
        // a mail's sandbox runs no script, not even that of the check
        axe.apply(page).exclude("iframe").analyze().getViolations().stream()
                .filter(violation -> SERIOUS.contains(violation.getImpact()))
                .forEach(violation -> violation
                        .getNodes()
                        .forEach(node -> faults.add(where + ": " + violation.getId() + " " + node.getHtml())));
    }
}
