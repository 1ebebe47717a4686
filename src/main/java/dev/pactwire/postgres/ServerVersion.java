package dev.pactwire.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/// What Pactwire needs of a server that it did not bring along.
final class ServerVersion {

    /// Connects, so that a wrong address or an old server is told in a sentence instead of a long stack trace.
    static Connection connect(DatabaseAddress address) {
        try {
            Connection connection = address.connect();
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major >= EmbeddedPostgres.MAJOR) {
                return connection;
            }
            connection.close();
            throw new PostgresException("The database %s is PostgreSQL %d. Pactwire needs PostgreSQL %d or newer."
                    .formatted(address, major, EmbeddedPostgres.MAJOR));
        } catch (SQLException failure) {
            throw new PostgresException(
                    "The database %s does not let Pactwire in: %s. Check the address, the user and the password in --database-url."
                            .formatted(address, failure.getMessage()),
                    failure);
        }
    }

    private ServerVersion() {}
}
