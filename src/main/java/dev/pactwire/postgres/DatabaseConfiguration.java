package dev.pactwire.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one `DataSource` of the application, of a database that is up to date.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    private static final int IDLE_CONNECTIONS = 2;
    private static final long WAIT_MILLIS = 10_000;

    @Bean
    DatabaseServer databaseServer(DatabaseSettings settings, ObjectProvider<EarlyStart.Started> early) {
        EarlyStart.Started started = early.getIfAvailable();
        return started == null ? DatabaseServer.start(settings) : started.server();
    }

    /// Of a database that is up to date; Flyway takes connections of its own for it, more than a pool of one can give.
    @Bean
    HikariDataSource dataSource(DatabaseServer server, DatabaseSettings settings) {
        DatabaseAddress address = server.address();
        Migrations.OF_PACTWIRE.bringUp(address);
        var pool = new HikariConfig();
        pool.setPoolName("pactwire");
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.setMaximumPoolSize(settings.databasePool());
        pool.setMinimumIdle(Math.min(IDLE_CONNECTIONS, settings.databasePool()));
        pool.setConnectionTimeout(WAIT_MILLIS);
        pool.addDataSourceProperty("ApplicationName", "pactwire");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(pool);
    }
}
