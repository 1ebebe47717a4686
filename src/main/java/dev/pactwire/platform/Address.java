package dev.pactwire.platform;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/// Where this installation is reached: by browsers (`publicUrl`) and by itself (`local`).
@Component
public class Address implements ApplicationListener<WebServerInitializedEvent> {

    private static final Pattern HOOK = Pattern.compile("/hooks/[a-z]+/[0-9A-Za-z-]+");

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(5);

    private final @Nullable URI configured;
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile int port;

    Address(PactwireSettings settings) {
        this.configured = settings.publicUrl();
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
        started.countDown();
    }

    /// The address that people and mails use, without a trailing slash.
    public String publicUrl() {
        return configured == null ? "http://localhost:" + port() : strip(configured.toString());
    }

    /// The address by which the hub reaches the built-in CRM and signing over loopback, without a trailing slash.
    public String local() {
        return "http://127.0.0.1:" + port();
    }

    public boolean isSecure() {
        return publicUrl().startsWith("https:");
    }

    /// Whether a URI points at this installation itself.
    boolean isOwn(URI uri) {
        if (port == 0) {
            return configured != null && authority(uri).equals(authority(configured));
        }
        return authority(uri).equals(authority(URI.create(local())))
                || authority(uri).equals(authority(URI.create(publicUrl())));
    }

    /// Whether a URI points at this installation and not at its door for webhooks. Said of the path as it is written:
    /// one with dots or escapes may mean another.
    boolean isOwnBehindTheDoor(URI uri) {
        return isOwn(uri) && !HOOK.matcher(String.valueOf(uri.getRawPath())).matches();
    }

    private static String authority(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
        return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    /// The web server takes requests a moment before it tells its port: they wait.
    private int port() {
        try {
            if (!started.await(STARTS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the web server has not started yet");
            }
            return port;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the program is stopping", stop);
        }
    }

    private static String strip(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
