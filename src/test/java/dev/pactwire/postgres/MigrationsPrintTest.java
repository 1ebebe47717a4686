package dev.pactwire.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// By what Pactwire knows, without asking Flyway, that a database is up to date.
class MigrationsPrintTest {

    private static final String HISTORY = "public.flyway_schema_history";

    @TempDir
    Path folder;

    @Test
    void a_jar_and_a_folder_with_the_same_scripts_have_the_same_print() throws IOException {
        script("db/records/V1__records_people.sql", "create table people ();");
        script("db/bus/V2__bus_events.sql", "create table event ();");

        assertThat(MigrationsPrint.of(folder, "db"))
                .isEqualTo(MigrationsPrint.of(jar(folder), "db"))
                .startsWith("2 scripts");
    }

    @Test
    void a_changed_a_renamed_and_a_new_script_each_change_the_print() throws IOException {
        Path people = script("db/records/V1__records_people.sql", "create table people ();");
        String before = MigrationsPrint.of(folder, "db");

        Files.writeString(people, "create table leads  ();");
        String changed = MigrationsPrint.of(folder, "db");
        Files.move(people, people.resolveSibling("V3__records_people.sql"));
        String renamed = MigrationsPrint.of(folder, "db");
        script("db/bus/V2__bus_events.sql", "create table event ();");
        String more = MigrationsPrint.of(folder, "db");

        assertThat(List.of(before, changed, renamed, more)).doesNotHaveDuplicates();
    }

    @Test
    void a_database_that_these_migrations_have_brought_up_is_not_migrated_again() {
        TestDatabase database = TestPostgres.fresh();
        long before = migrated(database);
        forgetTheFirstMigration(database);

        Migrations.OF_PACTWIRE.bringUp(address(database));

        assertThat(migrated(database)).as("it stays forgotten").isEqualTo(before - 1);
    }

    @Test
    void a_database_that_another_program_has_left_is_migrated() {
        TestDatabase database = TestPostgres.fresh();
        forgetTheFirstMigration(database);
        database.jdbc()
                .sql("comment on table %s is '3 scripts, 0badcafe'".formatted(HISTORY))
                .update();

        assertThatThrownBy(() -> Migrations.OF_PACTWIRE.bringUp(address(database)))
                .as("Flyway tries to run again what has run")
                .isInstanceOf(FlywayException.class);
    }

    private static long migrated(TestDatabase database) {
        return database.jdbc()
                .sql("select count(*) from %s where version is not null".formatted(HISTORY))
                .query(Long.class)
                .single();
    }

    private static void forgetTheFirstMigration(TestDatabase database) {
        int forgotten = database.jdbc()
                .sql("delete from %s where version = (select min(version) from %s)".formatted(HISTORY, HISTORY))
                .update();
        assertThat(forgotten).isOne();
    }

    private static DatabaseAddress address(TestDatabase database) {
        return new DatabaseAddress(database.url(), database.user(), database.password());
    }

    private Path script(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static Path jar(Path folder) throws IOException {
        Path jar = Files.createTempFile(folder, "program", ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                var entries = new JarOutputStream(out);
                var files = Files.walk(folder.resolve("db"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                entries.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }
}
