package dev.pactwire.testing;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A database with every migration applied and nothing in it yet that a test put there.
///
/// @param url a JDBC URL without user and password
public record TestDatabase(String url, String user, String password) {

    /// Opens a connection for each use: for tests that count or block connections, wrap a pool around it.
    public DataSource dataSource() {
        return new DriverManagerDataSource(url, user, password);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }
}
