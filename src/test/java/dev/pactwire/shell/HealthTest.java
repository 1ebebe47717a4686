package dev.pactwire.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.MovableClock;
import dev.pactwire.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class HealthTest {

    private final MovableClock clock = new MovableClock();
    private final DataSource good = TestPostgres.fresh().dataSource();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;

    /// The database, counted, and away when the test says so.
    private final class Counted extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            if (away) {
                throw new SQLException("gone");
            }
            return good.getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }

    @Test
    void however_many_ask_the_database_is_asked_once_in_two_seconds() {
        var health = new Health(new Counted(), clock);

        for (int i = 0; i < 100; i++) {
            assertThat(health.databaseAnswers()).isTrue();
        }

        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void a_database_that_goes_and_comes_back_is_noticed_both_times() {
        var health = new Health(new Counted(), clock);
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
                new AbstractDataSource() {
                    @Override
                    public Connection getConnection() throws SQLException {
                        asked.incrementAndGet();
                        try {
                            never.await();
                        } catch (InterruptedException stop) {
                            Thread.currentThread().interrupt();
                        }
                        throw new SQLException("stopped");
                    }

                    @Override
                    public Connection getConnection(String user, String password) throws SQLException {
                        return getConnection();
                    }
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
}
