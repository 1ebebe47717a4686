package dev.pactwire.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/// The migrations that this version of the program carries.
///
/// @param folder the folder of the class path that holds them
public record Migrations(String folder) {

    public static final Migrations OF_PACTWIRE = new Migrations("db");

    private static final String HISTORY = "public.flyway_schema_history";

    /// The scripts of a backup's migrations, in the order in which they once ran.
    ///
    /// @throws PostgresException when this program does not have them, or has others under their versions
    List<String> scriptsOf(List<Manifest.AppliedMigration> applied, DatabaseAddress database) throws IOException {
        Map<String, MigrationInfo> known = Arrays.stream(
                        flyway(database).load().info().all())
                .collect(Collectors.toMap(Migrations::key, info -> info));
        var scripts = new ArrayList<String>();
        for (Manifest.AppliedMigration migration : applied) {
            scripts.add(content(require(migration, known.get(migration.key()))));
        }
        return scripts;
    }

    private static MigrationInfo require(Manifest.AppliedMigration migration, @Nullable MigrationInfo known) {
        if (known == null) {
            throw new PostgresException(
                    "The backup is of a newer Pactwire: this one does not know the migration %s. Restore with the version that wrote it, or a newer one."
                            .formatted(migration.script()));
        }
        if (!Objects.equals(known.getChecksum(), migration.checksum())) {
            throw new PostgresException(
                    "The backup is of another Pactwire: its migration %s differs from this one's. Restore with the version that wrote it."
                            .formatted(migration.script()));
        }
        return known;
    }

    private static String key(MigrationInfo info) {
        return info.getVersion() == null ? info.getScript() : info.getVersion().getVersion();
    }

    private String content(MigrationInfo migration) throws IOException {
        return new ClassPathResource(folder + "/" + migration.getScript()).getContentAsString(StandardCharsets.UTF_8);
    }

    /// Leaves the table in which Flyway remembers what ran, without a row.
    void createHistory(DatabaseAddress database) {
        flyway(database).target("0?").load().migrate();
    }

    void migrate(DatabaseAddress database) {
        flyway(database).load().migrate();
    }

    /// Migrates, unless these very migrations have brought the database up before: then Flyway need not be loaded and
    /// read them all again, which is a sixth of a start.
    ///
    /// @throws PostgresException when the database does not let Pactwire in, or is too old
    public void bringUp(DatabaseAddress database) {
        String print = MigrationsPrint.of(folder);
        try (Connection connection = ServerVersion.connect(database)) {
            if (print.equals(left(connection))) {
                return;
            }
            migrate(database);
            leave(connection, print);
        } catch (SQLException failure) {
            throw new PostgresException("The database %s could not be migrated".formatted(database), failure);
        }
    }

    private static @Nullable String left(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet comment = statement.executeQuery(
                        "select obj_description(to_regclass('%s'), 'pg_class')".formatted(HISTORY))) {
            comment.next();
            return comment.getString(1);
        }
    }

    private static void leave(Connection connection, String print) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("comment on table %s is '%s'".formatted(HISTORY, print));
        }
    }

    private FluentConfiguration flyway(DatabaseAddress database) {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:" + folder)
                .outOfOrder(true)
                .placeholderReplacement(false);
    }
}
