package dev.pactwire.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The one Chromium of a test run, headless. It starts with the first test that asks; each test takes a profile
/// of its own and closes it.
///
/// ```java
/// try (var profile = Browser.desktop()) {
///     var page = profile.newPage();
/// ```
public final class Browser {

    /// Where a Chromium usually is; `PACTWIRE_CHROMIUM` comes first.
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private static final int PATIENCE_MILLIS = 10_000;

    private Browser() {}

    /// A fresh profile on a desk.
    public static BrowserContext desktop() {
        return profile(options().setViewportSize(1440, 900));
    }

    /// A fresh profile on a phone.
    public static BrowserContext phone() {
        return profile(options()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true));
    }

    /// Nothing moves by itself, so that what a test sees stands still.
    public static com.microsoft.playwright.Browser.NewContextOptions options() {
        return new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale("en-GB")
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    public static BrowserContext profile(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext profile = Running.chromium.newContext(options);
        profile.setDefaultTimeout(PATIENCE_MILLIS);
        return profile;
    }

    /// Initialized, hence started, on first use.
    private static final class Running {

        static final com.microsoft.playwright.Browser chromium = start();

        private static com.microsoft.playwright.Browser start() {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(place())
                            .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
        }

        private static Path place() {
            return Stream.concat(Stream.ofNullable(System.getenv("PACTWIRE_CHROMIUM")), PLACES.stream())
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "no Chromium found: install it (Debian: apt-get install chromium) or name it in PACTWIRE_CHROMIUM"));
        }
    }
}
