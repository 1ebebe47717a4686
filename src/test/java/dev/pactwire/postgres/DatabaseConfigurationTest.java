package dev.pactwire.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(DatabaseConfiguration.class);

    @Test
    void an_external_database_is_migrated_and_used_even_with_a_pool_of_one_connection() {
        runner.withPropertyValues(url(TestPostgres.empty()), "pactwire.database-pool=1")
                .run(context -> {
                    var pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(1);
                    assertThat(JdbcClient.create(pool)
                                    .sql("select count(*) from flyway_schema_history where success")
                                    .query(Integer.class)
                                    .single())
                            .isPositive();
                });
    }

    @Test
    void a_database_that_refuses_the_login_is_told_in_one_sentence() {
        TestDatabase database = TestPostgres.empty();
        runner.withPropertyValues(url(new TestDatabase(database.url(), database.user(), "guess")))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("password authentication failed"));
    }

    private static String url(TestDatabase database) {
        return "pactwire.database-url=%s?user=%s&password=%s"
                .formatted(database.url(), database.user(), database.password());
    }
}
