package dev.pactwire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final MovableClock clock = new MovableClock();
    private final TestDatabase database = TestPostgres.fresh();
    private final DataSource good = database.dataSource();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;

    /// The database, counted, and away when the test says so.
    private Connection counted() throws SQLException {
        asked.incrementAndGet();
        if (away) {
            throw new SQLException("gone");
        }
        return good.getConnection();
    }

    private Health health() {
        return new Health(this::counted, clock, Duration.ofSeconds(30));
    }

    @Test
    void however_many_ask_the_database_is_asked_once_in_two_seconds() {
        var health = health();

        for (int i = 0; i < 100; i++) {
            assertThat(health.databaseAnswers()).isTrue();
        }

        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void a_database_that_goes_and_comes_back_is_noticed_both_times() {
        var health = health();
        assertThat(health.databaseAnswers()).isTrue();

        away = true;
        clock.advance(Duration.ofSeconds(3));
        assertThat(health.databaseAnswers()).isFalse();

        away = false;
        clock.advance(Duration.ofSeconds(3));
        assertThat(health.databaseAnswers()).isTrue();
    }

    @Test
    void a_database_that_is_silent_is_no_answer_and_is_not_asked_by_a_second_one() {
        var never = new CountDownLatch(1);
        var health = new Health(
                () -> {
                    asked.incrementAndGet();
                    try {
                        never.await();
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                    throw new SQLException("stopped");
                },
                clock,
                Duration.ofMillis(50));
        try {
            assertThat(health.databaseAnswers()).isFalse();
            clock.advance(Duration.ofSeconds(3));
            assertThat(health.databaseAnswers()).isFalse();

            assertThat(asked.get()).isEqualTo(1);
        } finally {
            never.countDown();
        }
    }

    @Test
    void a_pool_that_is_all_in_use_is_no_database_that_is_down() throws SQLException {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.user());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(1);
            pool.setConnectionTimeout(250);
            try (var busy = pool.getConnection()) {
                assertThat(busy.isValid(5)).isTrue();

                assertThat(new Health(pool, clock).databaseAnswers()).isTrue();
            }
        }
    }
}
