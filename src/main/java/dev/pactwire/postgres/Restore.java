package dev.pactwire.postgres;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Reads a backup into an empty database, in one transaction: an interrupted restore leaves the database as empty as it
/// was.
///
/// The transaction runs the migrations that had run when the backup was taken, replaces what they inserted by the
/// backup's rows, and compares every hash before it ends. Newer migrations follow afterwards, as in any upgrade.
/// Everything happens as the ordinary role that owns the tables: foreign keys are taken off while rows come in, so that
/// neither the tables' order nor circles matter, and put back, which checks every row.
final class Restore {

    private static final int BUFFER = 1 << 16;

    private final DatabaseAddress database;
    private final KeyFolder keyFolder;
    private final Migrations migrations;

    Restore(DatabaseAddress database, KeyFolder keyFolder, Migrations migrations) {
        this.database = database;
        this.keyFolder = keyFolder;
        this.migrations = migrations;
    }

    Manifest read(Path file) throws IOException, SQLException {
        try (var archive = new ArchiveReader(file);
                Connection connection = database.connect()) {
            Manifest manifest = archive.manifest();
            Map<String, byte[]> keys = archive.keys(manifest);
            keyFolder.requireFreeFor(keys);
            requireEmpty(connection);
            List<String> scripts = migrations.scriptsOf(manifest.migrations(), database);
            migrations.createHistory(database);
            connection.setAutoCommit(false);
            lock(connection);
            requireEmpty(connection);
            runScripts(scripts, connection);
            copyTables(manifest, archive, connection);
            keyFolder.put(keys);
            connection.commit();
            migrations.migrate(database);
            return manifest;
        }
    }

    private void requireEmpty(Connection connection) throws SQLException {
        if (!new Catalog(connection).isEmpty()) {
            throw new PostgresException(
                    "The database %s already holds data, and a restore never overwrites any. Restore into an empty one: choose a new folder with --data, or an empty database with --database-url."
                            .formatted(database));
        }
    }

    /// Of two restores at a time, the second waits and then finds the database filled.
    private static void lock(Connection connection) throws SQLException {
        execute(connection, "lock table %s in exclusive mode".formatted(Catalog.MIGRATION_HISTORY.qualified()));
    }

    private static void runScripts(List<String> scripts, Connection connection) throws SQLException {
        for (String script : scripts) {
            execute(connection, script);
            // each once had a transaction of its own, whose end checked what was deferred
            execute(connection, "set constraints all immediate");
            execute(connection, "set constraints all deferred");
        }
    }

    private static void copyTables(Manifest manifest, ArchiveReader archive, Connection connection)
            throws IOException, SQLException {
        var catalog = new Catalog(connection);
        requireTables(manifest.tables(), catalog.tables());
        List<Catalog.ForeignKey> foreignKeys = catalog.foreignKeys();
        List<String> withTriggers = catalog.tablesWithTriggers();
        for (Catalog.ForeignKey key : foreignKeys) {
            execute(connection, key.drop());
        }
        for (String table : withTriggers) {
            execute(connection, "alter table %s disable trigger user".formatted(table));
        }
        execute(connection, catalog.tables().stream().map(Table::qualified).collect(joining(", ", "truncate ", "")));
        copyRows(manifest.tables(), archive, connection);
        setSequences(manifest.sequences(), connection);
        // what is deferrable was only noted while the rows came in
        execute(connection, "set constraints all immediate");
        for (String table : withTriggers) {
            execute(connection, "alter table %s enable trigger user".formatted(table));
        }
        for (Catalog.ForeignKey key : foreignKeys) {
            execute(connection, key.add());
        }
    }

    private static void requireTables(List<Manifest.TableContent> contents, List<Table> tables) {
        for (Manifest.TableContent content : contents) {
            if (!tables.contains(content.table())) {
                throw new PostgresException(
                        "The backup holds a table %s that no migration of Pactwire makes in this form. Nothing was restored; drop the table where it came from, then back up again."
                                .formatted(content.table().qualified()));
            }
        }
    }

    private static void copyRows(List<Manifest.TableContent> tables, ArchiveReader archive, Connection connection)
            throws IOException, SQLException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Manifest.TableContent table : tables) {
            archive.read(
                    table.entry(),
                    table.sha256(),
                    rows -> copy.copyIn(table.table().copyIn(), rows, BUFFER));
        }
    }

    private static void setSequences(List<Manifest.SequenceValue> sequences, Connection connection)
            throws SQLException {
        for (Manifest.SequenceValue sequence : sequences) {
            try (var statement = connection.prepareStatement("select setval(?::regclass, ?, true)")) {
                if (sequence.value() != null) {
                    statement.setString(1, sequence.qualified());
                    statement.setLong(2, sequence.value());
                    statement.execute();
                }
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
