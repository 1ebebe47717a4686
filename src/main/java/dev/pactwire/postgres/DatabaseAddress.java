package dev.pactwire.postgres;

/// Where a database is and who enters it.
///
/// @param url a JDBC URL without user and password
public record DatabaseAddress(String url, String user, String password) {

    @Override
    public String toString() {
        return "%s as %s".formatted(url, user);
    }
}
