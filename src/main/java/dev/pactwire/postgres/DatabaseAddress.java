package dev.pactwire.postgres;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// Where a database is and who enters it.
///
/// @param url a JDBC URL
/// @param password empty if the server asks for none
public record DatabaseAddress(String url, String user, String password) {

    private static final String REMEDY = "Write postgresql://user:password@host:5432/database";

    /// Reads `postgresql://user:password@host:port/database?…`, as PostgreSQL's own tools write it, or a JDBC URL.
    ///
    /// @throws PostgresException when it is neither; the message never repeats the password
    public static DatabaseAddress parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return fromJdbc(text);
        }
        if (text.startsWith("postgresql://") || text.startsWith("postgres://")) {
            return fromUri(text);
        }
        throw new PostgresException(
                "The database URL begins with neither postgresql:// nor jdbc:postgresql://. " + REMEDY);
    }

    private static DatabaseAddress fromJdbc(String url) {
        Properties parts = Driver.parseURL(url, null);
        if (parts == null || parts.getProperty(PGProperty.USER.getName()) == null) {
            throw new PostgresException(
                    "The JDBC URL of the database is not understood or lacks its user. Write jdbc:postgresql://host:5432/database?user=…&password=…");
        }
        return new DatabaseAddress(
                url,
                parts.getProperty(PGProperty.USER.getName()),
                parts.getProperty(PGProperty.PASSWORD.getName(), ""));
    }

    private static DatabaseAddress fromUri(String text) {
        URI uri = uri(text);
        String[] login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        if (login[0].isEmpty() || uri.getHost() == null || uri.getRawPath().length() < 2) {
            throw new PostgresException("The database URL lacks its user, its host or its database. " + REMEDY);
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = Optional.ofNullable(uri.getRawQuery())
                .map(parameters -> "?" + parameters)
                .orElse("");
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                decoded(login[0]),
                login.length > 1 ? decoded(login[1]) : "");
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException malformed) {
            // its message holds the whole URL, hence the password
            throw new PostgresException(
                    "The database URL has a character that must be percent-encoded, such as @ or / in the password. "
                            + REMEDY);
        }
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return "%s as %s".formatted(url.replaceFirst("\\?.*", ""), user);
    }
}
