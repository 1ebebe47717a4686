package dev.pactwire.ceremony;

import dev.pactwire.access.Action;
import dev.pactwire.access.SecurityArea;
import dev.pactwire.jobs.RecurringJob;
import dev.pactwire.shell.NavigationItem;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The area of signers and senders: apart from the console, with a cookie and a content-security policy of its own.
@Configuration(proxyBeanMethods = false)
class CeremonyConfiguration implements WebMvcConfigurer {

    /// The parts of pdf.js that run in its worker are served here and not with the other libraries, because a
    /// worker obeys the policy of its own script, and decoding scanned pages needs WebAssembly.
    private static final String ENGINE = "/sign/engine";

    private static final int NAVIGATION_GROUP = 1;
    private static final int NAVIGATION_ORDER = 45;
    private static final Duration FONTS_KEPT = Duration.ofDays(30);
    private static final Duration FOR_EVER = Duration.ofDays(365);

    @Bean
    SecurityArea ceremonyArea() {
        return new SecurityArea("ceremony", List.of("/sign/**", "/Signing/**", "/Member/**"), FramePolicy.nobody());
    }

    @Bean
    NavigationItem sealingPage() {
        return new NavigationItem(
                "ceremony.sealing.title",
                "/admin/sealing",
                "shield-check",
                NAVIGATION_GROUP,
                NAVIGATION_ORDER,
                Action.MANAGE_SIGNING);
    }

    @Bean
    RecurringJob endedSittings(Sittings sittings) {
        return new RecurringJob("ceremony.ended-sittings", Duration.ofHours(1), sittings::sweep);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(ENGINE + "/**")
                .addResourceLocations("classpath:/browser/META-INF/resources/webjars/pdfjs-dist/")
                .setCacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable());
        registry.addResourceHandler("/sign/fonts/*.ttf")
                .addResourceLocations("classpath:/fonts/")
                .setCacheControl(CacheControl.maxAge(FONTS_KEPT).cachePublic());
    }
}
