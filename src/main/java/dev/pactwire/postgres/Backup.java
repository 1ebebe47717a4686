package dev.pactwire.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Writes a whole installation, as it was at one moment, into one file: every table, every sequence, the keys.
///
/// Rows are streamed, so that neither a large table nor large files in it need memory.
final class Backup {

    private final DatabaseAddress database;
    private final KeyFolder keys;

    Backup(DatabaseAddress database, KeyFolder keys) {
        this.database = database;
        this.keys = keys;
    }

    /// The file appears under its name when it is complete, and only its owner may read it.
    Manifest write(Path file) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new PostgresException("The file %s exists already. Choose another name.".formatted(file));
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Folders.createSecret(unfinished);
        try {
            Manifest manifest = writeArchive(unfinished);
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Manifest writeArchive(Path file) throws IOException, SQLException {
        try (OutputStream stream = Files.newOutputStream(file);
                ArchiveWriter archive = new ArchiveWriter(stream);
                Connection connection = snapshot()) {
            var catalog = new Catalog(connection);
            if (catalog.isEmpty()) {
                throw new PostgresException(
                        "The database %s is empty: there is nothing to back up.".formatted(database));
            }
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    version(),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    catalog.appliedMigrations(),
                    copyTables(catalog.tables(), connection, archive),
                    catalog.sequences(),
                    copyKeys(archive));
            archive.add(manifest);
            return manifest;
        }
    }

    /// All tables are read as they were at the moment of the first reading, while others go on writing.
    private Connection snapshot() throws SQLException {
        Connection connection = database.connect();
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return connection;
    }

    private static List<Manifest.TableContent> copyTables(
            List<Table> tables, Connection connection, ArchiveWriter archive) throws IOException, SQLException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var contents = new ArrayList<Manifest.TableContent>();
        for (Table table : tables) {
            String entry = "tables/%s.%s.copy".formatted(table.schema(), table.name());
            var rows = new Rows();
            String sha256 = archive.add(entry, target -> rows.count = copy.copyOut(table.copyOut(), target));
            contents.add(new Manifest.TableContent(table, entry, rows.count, sha256));
        }
        return contents;
    }

    private List<Manifest.KeyFile> copyKeys(ArchiveWriter archive) throws IOException, SQLException {
        var copied = new ArrayList<Manifest.KeyFile>();
        for (Path file : keys.files()) {
            String name = file.getFileName().toString();
            byte[] content = KeyFolder.content(file);
            copied.add(new Manifest.KeyFile(
                    name, "keys/" + name, archive.add("keys/" + name, target -> target.write(content))));
        }
        return copied;
    }

    private static String version() {
        return Optional.ofNullable(Backup.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static final class Rows {
        long count;
    }
}
