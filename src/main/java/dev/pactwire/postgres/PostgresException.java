package dev.pactwire.postgres;

/// The database cannot do what was asked; the message is one for the person at the keyboard and names the remedy.
public final class PostgresException extends RuntimeException {

    public PostgresException(String message) {
        super(message);
    }

    public PostgresException(String message, Throwable cause) {
        super(message, cause);
    }
}
