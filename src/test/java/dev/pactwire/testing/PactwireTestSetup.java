package dev.pactwire.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

final class PactwireTestSetup {

    private PactwireTestSetup() {}

    static final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestPostgres.fresh();
            TestPropertyValues.of("pactwire.database-url=" + withLogin(database), "pactwire.data=" + folder())
                    .applyTo(context);
        }

        private static String withLogin(TestDatabase database) {
            URI uri = URI.create(database.url().substring("jdbc:".length()));
            return "postgresql://" + encoded(database.user()) + ":" + encoded(database.password()) + "@" + uri.getHost()
                    + ":" + uri.getPort() + uri.getPath();
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        private static Path folder() {
            try {
                Files.createDirectories(Path.of("target"));
                return Files.createTempDirectory(Path.of("target"), "data-");
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /// The site that may frame the panel.
    static final class ForeignPanelHost implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("pactwire.panel-hosts=" + ForeignHost.origin())
                    .applyTo(context);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }
    }
}
