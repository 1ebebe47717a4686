package dev.pactwire.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pactwire.testing.RunsBeside;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunsBeside
class BackupAndRestoreTest {

    private static final String FOLDER = "dev/pactwire/postgres/migrations";
    private static final Migrations HARD = new Migrations(FOLDER);

    /// One database full of what is hard to copy, and its backup, for all tests that only read them.
    private static final TestDatabase source = hardDatabase();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void backUpOnce() throws Exception {
        Path keys = shared.resolve("keys");
        Files.createDirectories(keys);
        Files.writeString(keys.resolve("master-1.key"), "the key of Lumen Studio");
        new Backup(address(source), new KeyFolder(keys)).write(shared.resolve("pactwire.backup"));
    }

    @Test
    void every_row_of_every_table_comes_back_as_it_was() throws Exception {
        TestDatabase target = TestPostgres.empty();

        restore(target, HARD);

        assertThat(contentOf(target)).isEqualTo(contentOf(source));
        assertThat(contentOf(target)).containsKey("\"Odd \"\"Names\".\"Order\"").hasSizeGreaterThan(6);
    }

    @Test
    void a_database_of_pactwire_comes_back_with_its_history() throws Exception {
        TestDatabase pactwire = TestPostgres.fresh();
        pactwire.jdbc()
                .sql("insert into vault.secret (name, sealed) values ('a', :sealed)")
                .param("sealed", noise(3_000_000))
                .update();
        Path file = folder.resolve("pactwire.backup");
        new Backup(address(pactwire), keys()).write(file);
        TestDatabase target = TestPostgres.empty();

        new Restore(address(target), keys(), Migrations.OF_PACTWIRE).read(file);

        assertThat(contentOf(target)).isEqualTo(contentOf(pactwire));
    }

    @Test
    void the_keys_come_back_and_stay_private() throws Exception {
        restore(TestPostgres.empty(), HARD);

        Path key = keys().folder().resolve("master-1.key");
        assertThat(key).hasContent("the key of Lumen Studio");
        assertThat(permissions(key)).isEqualTo("rw-------");
    }

    @Test
    void a_restored_database_goes_on_where_the_old_one_stopped() throws Exception {
        TestDatabase target = TestPostgres.empty();
        restore(target, HARD);
        JdbcClient jdbc = target.jdbc();

        assertThat(value(jdbc, "insert into hard.company (name) values ('Next') returning id"))
                .isEqualTo("4");
        assertThat(value(jdbc, "select nextval('hard.invoice')")).isEqualTo("1010");
        assertThat(value(jdbc, "select nextval('hard.untouched')")).isEqualTo("1");
        assertThat(value(jdbc, "insert into hard.stamped (note) values ('new') returning changed_by"))
                .contains("the trigger");
        assertThatThrownBy(() -> jdbc.sql("update hard.company set parent = 99").update())
                .hasMessageContaining("foreign key");
    }

    @Test
    void an_older_backup_is_brought_up_to_date_with_its_rows() throws Exception {
        TestDatabase older = TestPostgres.empty();
        flyway(older, "1").migrate();
        fill(older.jdbc());
        Path file = folder.resolve("older.backup");
        new Backup(address(older), keys()).write(file);
        TestDatabase target = TestPostgres.empty();

        new Restore(address(target), keys(), HARD).read(file);

        assertThat(target.jdbc()
                        .sql("select slug from hard.company order by id")
                        .query(String.class)
                        .list())
                .containsExactly("lumen studio", "harbor & pine");
    }

    @Test
    void the_backup_is_of_one_moment_even_while_others_write() throws Exception {
        try (Connection writer = source.dataSource().getConnection()) {
            writer.setAutoCommit(false);
            writer.createStatement().execute("delete from hard.stamped");

            Manifest manifest = new Backup(address(source), keys()).write(folder.resolve("meanwhile.backup"));

            assertThat(manifest.tables())
                    .filteredOn(content -> content.table().name().equals("stamped"))
                    .extracting(Manifest.TableContent::rows)
                    .containsExactly(1L);
        }
    }

    @Test
    void only_the_owner_may_read_the_file_and_none_is_overwritten() throws Exception {
        Path file = shared.resolve("pactwire.backup");

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThatThrownBy(() -> new Backup(address(source), keys()).write(file))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("exists already");
    }

    @Test
    void a_database_with_data_is_never_overwritten() throws Exception {
        TestDatabase target = hardDatabase();
        var before = contentOf(target);

        assertThatThrownBy(() -> restore(target, HARD))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("already holds data")
                .hasMessageContaining("--data");

        assertThat(contentOf(target)).isEqualTo(before);
    }

    @Test
    void keys_of_another_installation_are_never_overwritten() throws Exception {
        Files.createDirectories(keys().folder());
        Files.writeString(keys().folder().resolve("master-1.key"), "another");
        TestDatabase target = TestPostgres.empty();

        assertThatThrownBy(() -> restore(target, HARD))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining(keys().folder().toString());

        assertThat(isEmpty(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99})
    void a_damaged_file_is_refused_wherever_the_damage_is_and_the_database_stays_empty(double place) throws Exception {
        byte[] damaged = Files.readAllBytes(shared.resolve("pactwire.backup"));
        damaged[(int) (place * damaged.length)] ^= 0x10;
        Path file = folder.resolve("damaged.backup");
        Files.write(file, damaged);
        TestDatabase target = TestPostgres.empty();

        assertThatThrownBy(() -> new Restore(address(target), keys(), HARD).read(file))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("Nothing was restored");

        assertThat(isEmpty(target)).isTrue();
        assertThat(keys().files()).isEmpty();
    }

    @Test
    void half_a_file_is_refused() throws Exception {
        byte[] whole = Files.readAllBytes(shared.resolve("pactwire.backup"));
        Path file = folder.resolve("half.backup");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> new Restore(address(TestPostgres.empty()), keys(), HARD).read(file))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void a_backup_of_a_newer_program_is_refused() {
        assertThatThrownBy(() -> restore(TestPostgres.empty(), new Migrations("dev/pactwire/nothing")))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("newer Pactwire")
                .hasMessageContaining("V1__everything_that_is_hard_to_copy.sql");
    }

    @Test
    void a_table_that_no_migration_makes_is_refused_by_its_name() throws Exception {
        TestDatabase own = TestPostgres.empty();
        flyway(own, "latest").migrate();
        own.jdbc().sql("create table hard.by_hand (id int)").update();
        Path file = folder.resolve("own.backup");
        new Backup(address(own), keys()).write(file);
        TestDatabase target = TestPostgres.empty();

        assertThatThrownBy(() -> new Restore(address(target), keys(), HARD).read(file))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("by_hand");

        assertThat(isEmpty(target)).isTrue();
    }

    private static TestDatabase hardDatabase() {
        TestDatabase database = TestPostgres.empty();
        flyway(database, "latest").migrate();
        fill(database.jdbc());
        return database;
    }

    private static Flyway flyway(TestDatabase database, String target) {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:" + FOLDER)
                .target(target)
                .load();
    }

    private static void fill(JdbcClient jdbc) {
        jdbc.sql("delete from hard.company").update();
        jdbc.sql("""
                insert into hard.company (name, position) values ('Lumen Studio', 2), (:odd, 1)
                """).param("odd", "Harbor & Pine").update();
        jdbc.sql("update hard.company set parent = case id when 2 then 3 else 2 end")
                .update();
        jdbc.sql("""
                insert into hard.person (company, photo, moods, data, amount, factor, born, seen, late)
                select 2, :photo, array['so, so', '"sad"']::hard.mood[], :data::jsonb, 12345678901234567890.0123456789,
                    0.1::float8 + 0.2, '1990-02-28', '2026-11-22 04:05:06.789012+00', '1 year 2 mons -3 days'
                from generate_series(1, 50)
                """)
                .param("photo", noise(40_000))
                .param("data", "{\"text\": \"tab\\tline\\nback\\\\slash \\u00e9 \uD83D\uDE00 \\\\N\"}")
                .update();
        jdbc.sql("update hard.company set boss = (select min(number) from hard.person)")
                .update();
        jdbc.sql("insert into hard.visit values ('2026-11-22', 'Lyon'), ('2026-11-23', 'Porto')")
                .update();
        jdbc.sql("insert into hard.stamped (note) values (:note)")
                .param("note", "\\N\t\\.\r\n\\\\ end")
                .update();
        jdbc.sql("alter table hard.stamped disable trigger user").update();
        jdbc.sql("update hard.stamped set changed_by = 'Ada Moreau'").update();
        jdbc.sql("alter table hard.stamped enable trigger user").update();
        jdbc.sql("insert into \"Odd \"\"Names\".\"Order\" values (''), ('\\.')").update();
        jdbc.sql("select nextval('hard.invoice')").query().singleValue();
    }

    private void restore(TestDatabase database, Migrations migrations) throws IOException, SQLException {
        new Restore(address(database), keys(), migrations).read(shared.resolve("pactwire.backup"));
    }

    private KeyFolder keys() {
        return KeyFolder.in(folder);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static DatabaseAddress address(TestDatabase database) {
        return new DatabaseAddress(database.url(), database.user(), database.password());
    }

    /// Every row of every table, as text, in an order that does not depend on where it is stored.
    private static Map<String, List<String>> contentOf(TestDatabase database) throws SQLException {
        var content = new TreeMap<String, List<String>>();
        try (Connection connection = database.dataSource().getConnection()) {
            for (Table table : new Catalog(connection).tables()) {
                content.put(
                        table.qualified(),
                        database.jdbc()
                                .sql("select t::text from %s t order by 1".formatted(table.qualified()))
                                .query(String.class)
                                .list());
            }
        }
        return content;
    }

    private static boolean isEmpty(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return new Catalog(connection).isEmpty();
        }
    }

    private static String value(JdbcClient jdbc, String sql) {
        return String.valueOf(jdbc.sql(sql).query().singleValue());
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }
}
