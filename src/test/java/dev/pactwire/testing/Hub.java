package dev.pactwire.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedConfigurationBeanNameGenerator;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ControllerAdvice;

/// The hub and the base below it, without a web server and without any thread of its own: what is due happens when a
/// test calls it. Its pool has one connection, so that whoever needs a second one, or calls a wire while a transaction
/// is open, is found out.
public final class Hub implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /// @param data the folder of the keys
    /// @param more beans of the test, before those of the hub
    public Hub(TestDatabase database, Path data, Clock clock, Consumer<AnnotationConfigApplicationContext> more) {
        context.setBeanNameGenerator(FullyQualifiedConfigurationBeanNameGenerator.INSTANCE);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "hub",
                        Map.of(
                                "pactwire.data", data.toString(),
                                "pactwire.public-url", "https://pactwire.lumen.example",
                                "pactwire.trusted-hosts", "127.0.0.1")));
        context.registerBean("clock", Clock.class, () -> clock);
        context.registerBean(DataSource.class, () -> pool(database));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean("lifecycleProcessor", DefaultLifecycleProcessor.class, Quiet::new);
        more.accept(context);
        context.register(Parts.class);
        context.refresh();
    }

    private static HikariDataSource pool(TestDatabase database) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(1);
        return new HikariDataSource(pool);
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableTransactionManagement
    @ComponentScan(
            nameGenerator = FullyQualifiedConfigurationBeanNameGenerator.class,
            basePackages = {
                "dev.pactwire.platform",
                "dev.pactwire.bus",
                "dev.pactwire.jobs",
                "dev.pactwire.vault",
                "dev.pactwire.mailroom",
                "dev.pactwire.access",
                "dev.pactwire.shell",
                "dev.pactwire.docusign",
                "dev.pactwire.copper",
                "dev.pactwire.integrations",
                "dev.pactwire.agreements",
                "dev.pactwire.contacts",
                "dev.pactwire.sync"
            },
            excludeFilters = {
                @ComponentScan.Filter({Controller.class, ControllerAdvice.class}),
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {".*\\.SecurityConfiguration", ".*\\.Gate", ".*\\.LiveListener", ".*Test.*"})
            })
    static class Parts {

        @Bean
        JdbcClient jdbc(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transactions(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }
    }

    /// Starts nothing.
    private static final class Quiet extends DefaultLifecycleProcessor {

        @Override
        public void onRefresh() {
            // tests call what would happen by itself
        }
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
