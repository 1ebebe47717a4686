package dev.pactwire.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// A PostgreSQL server that belongs to this process: created, started and stopped by it, reachable on this machine
/// only.
///
/// Data is durable (`fsync` is on), every login needs a password, and one data folder never has two servers. When
/// this process is killed the server ends by itself; when the server is killed it is started again.
public final class EmbeddedPostgres implements AutoCloseable {

    public static final int MAJOR = 18;

    /// Both the database and the role that owns it; the role is not a superuser.
    private static final String PACTWIRE = "pactwire";

    private final FolderLock lock;
    private final Postmaster postmaster;
    private final Passwords passwords;
    private final int port;

    private EmbeddedPostgres(FolderLock lock, Postmaster postmaster, Passwords passwords, int port) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.passwords = passwords;
        this.port = port;
    }

    /// Starts the server, creating its data on first use, and returns when the database `pactwire` can be used.
    ///
    /// @throws PostgresException when another Pactwire uses the folder, or the server does not start here
    public static EmbeddedPostgres start(PostgresSettings settings) {
        try {
            Files.createDirectories(settings.home());
            return start(settings, RootDrop.chooseFor(settings), Leash.choose());
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL cannot be started in " + settings.home(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PostgresException("Starting PostgreSQL was interrupted", interrupted);
        }
    }

    /// Where the database is that another process runs in this folder; empty if none does.
    static Optional<DatabaseAddress> running(PostgresSettings settings) throws IOException {
        Optional<FolderLock> lock = FolderLock.tryTake(settings.home());
        if (lock.isPresent()) {
            lock.get().close();
            return Optional.empty();
        }
        String port = Files.readString(settings.home().resolve("port")).strip();
        String password = Passwords.in(settings.home()).application();
        return Optional.of(new DatabaseAddress(url(port, PACTWIRE), PACTWIRE, password));
    }

    static EmbeddedPostgres start(PostgresSettings settings, RootDrop rootDrop, Leash leash)
            throws IOException, InterruptedException {
        Files.createDirectories(settings.home());
        FolderLock lock = FolderLock.take(settings.home());
        try {
            return start(settings, rootDrop, leash, lock);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private static EmbeddedPostgres start(PostgresSettings settings, RootDrop rootDrop, Leash leash, FolderLock lock)
            throws IOException, InterruptedException {
        PostgresBinaries binaries = PostgresBinaries.unpackInto(settings.binaries());
        Passwords passwords = Passwords.in(settings.home());
        new PostmasterFile(settings.cluster()).settle();
        Cluster.create(settings, binaries, rootDrop, passwords);
        int port = Port.choose(settings.home().resolve("port"));
        Postmaster postmaster = new Postmaster(settings, binaries, rootDrop, leash, port, passwords);
        try (Connection owner = postmaster.start()) {
            createDatabase(owner, passwords);
            return new EmbeddedPostgres(lock, postmaster, passwords, port);
        } catch (SQLException failure) {
            postmaster.stop();
            throw new PostgresException("The database could not be created: " + failure.getMessage(), failure);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            postmaster.stop();
            throw failure;
        }
    }

    private static void createDatabase(Connection owner, Passwords passwords) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = '" + PACTWIRE + "'")) {
                statement.execute("create role %s login password '%s'".formatted(PACTWIRE, passwords.application()));
            }
            quicken(statement, PACTWIRE, passwords.application());
            quicken(statement, Cluster.OWNER, passwords.owner());
            if (!exists(statement, "select from pg_database where datname = '" + PACTWIRE + "'")) {
                statement.execute("create database %s owner %s".formatted(PACTWIRE, PACTWIRE));
            }
        }
    }

    /// A password of 192 random bits cannot be guessed: to derive a key from it thousands of times at each login, as
    /// for a person's, only makes every connection wait. Clusters of older versions are changed here.
    private static void quicken(Statement statement, String role, String password) throws SQLException {
        if (!exists(
                statement,
                "select from pg_authid where rolname = '%s' and rolpassword like 'SCRAM-SHA-256$1:%%'"
                        .formatted(role))) {
            statement.execute("set scram_iterations = 1");
            statement.execute("alter role %s password '%s'".formatted(role, password));
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /// Where the database `pactwire` is.
    public DatabaseAddress address() {
        return addressOf(PACTWIRE);
    }

    /// Where another database of this server is, for the same role.
    public DatabaseAddress addressOf(String database) {
        return new DatabaseAddress(url(port, database), PACTWIRE, passwords.application());
    }

    /// Where the server's own database is, as superuser: to create and drop databases.
    public DatabaseAddress administration() {
        return new DatabaseAddress(url(port, "postgres"), Cluster.OWNER, passwords.owner());
    }

    private static String url(Object port, String database) {
        return "jdbc:postgresql://127.0.0.1:%s/%s".formatted(port, database);
    }

    /// The process number of the server's first process.
    public long pid() {
        try {
            return postmaster.pid();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Ends all sessions and stops the server; returns when it is gone.
    @Override
    public void close() {
        try (lock) {
            postmaster.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
