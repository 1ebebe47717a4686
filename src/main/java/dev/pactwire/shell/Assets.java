package dev.pactwire.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Scripts, styles and pictures under addresses that change with every build, so that browsers may keep them for ever.
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Properties build = new Properties();

    Assets() {
        try (var in = Assets.class.getResourceAsStream("/browser.properties")) {
            build.load(in);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    String address(String file) {
        return "/assets/" + build.getProperty("build") + "/" + file;
    }

    String vendor(String file) {
        int slash = file.indexOf('/');
        String library = file.substring(0, slash);
        String version = build.getProperty(library);
        if (version == null) {
            throw new IllegalArgumentException(library + " is not in browser.properties");
        }
        return "/assets/vendor/" + library + "/" + version + file.substring(slash);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        var cache = CacheControl.maxAge(FOR_EVER).cachePublic().immutable();
        registry.addResourceHandler("/assets/vendor/**")
                .addResourceLocations("classpath:/browser/META-INF/resources/webjars/")
                .setCacheControl(cache);
        registry.addResourceHandler("/assets/" + build.getProperty("build") + "/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(cache);
    }
}
