package dev.pactwire.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pactwire.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedPostgresTest {

    private static final Path PROGRAMS = Path.of("target", "postgres-programs");
    private static final Duration SOON = Duration.ofSeconds(10);

    /// One data folder for all, because creating one is what takes time; each test has a server and a table of its own.
    @TempDir
    static Path data;

    private final String kept = "kept_" + Long.toUnsignedString(System.nanoTime());

    @Test
    void what_was_committed_is_there_after_a_restart_at_the_same_address() {
        DatabaseAddress first;
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings())) {
            first = server.address();
            jdbc(server).sql("create table " + kept + " (line text)").update();
            jdbc(server)
                    .sql("insert into " + kept + " values ('Harbor & Pine')")
                    .update();
        }

        try (EmbeddedPostgres again = EmbeddedPostgres.start(settings())) {
            assertThat(again.address()).isEqualTo(first);
            assertThat(lines(again)).containsExactly("Harbor & Pine");
        }
    }

    @Test
    void the_server_is_durable_checks_its_pages_and_lets_nobody_in_without_the_password() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings())) {
            for (String setting : List.of("fsync", "data_checksums", "synchronous_commit")) {
                assertThat(jdbc(server)
                                .sql("show " + setting)
                                .query(String.class)
                                .single())
                        .isEqualTo("on");
            }
            assertThat(jdbc(server)
                            .sql("show listen_addresses")
                            .query(String.class)
                            .single())
                    .isEqualTo("127.0.0.1");
            var guess =
                    new TestDatabase(server.address().url(), server.address().user(), "guess");
            assertThatThrownBy(() -> guess.jdbc().sql("select 1").query().singleValue())
                    .isInstanceOf(DataAccessException.class);
        }
        for (String secret : List.of("owner.password", "pactwire.password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres/" + secret))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_folder_that_another_server_uses_is_refused_with_the_remedy() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(settings()))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("Another Pactwire")
                    .hasMessageContaining(data.toString())
                    .hasMessageContaining("--data");
            assertThat(server.pid()).isPositive();
        }
    }

    @Test
    void a_server_that_is_killed_comes_back_by_itself_with_all_that_was_committed() throws InterruptedException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings())) {
            jdbc(server).sql("create table " + kept + " (line text)").update();
            jdbc(server).sql("insert into " + kept + " values ('committed')").update();

            long killed = server.pid();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            awaitEndOf(killed);

            assertThat(linesOnceItAnswers(server)).containsExactly("committed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_server_whose_java_process_is_killed_ends_soon_and_starts_again_with_its_data(Leash leash)
            throws IOException, InterruptedException {
        assumeTrue(leash == Leash.PIPE || Leash.choose() == leash, "only Linux tells a process that its parent died");
        Process host = startHost(leash);
        long server = pidPrintedBy(host);

        host.destroyForcibly().waitFor();
        awaitEndOf(server);

        try (EmbeddedPostgres again = EmbeddedPostgres.start(settings())) {
            assertThat(lines(again)).containsExactly("committed");
        }
    }

    @Test
    void a_server_that_outlived_its_pactwire_is_stopped_before_another_one_starts()
            throws IOException, InterruptedException {
        EmbeddedPostgres.start(settings()).close();
        Process orphan = startWithoutLeash();
        assertThat(orphan.isAlive()).isTrue();

        try (EmbeddedPostgres again = EmbeddedPostgres.start(settings())) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(again.pid()).isNotEqualTo(orphan.pid());
        }
    }

    @Test
    void a_number_that_the_killed_server_had_and_another_program_has_now_does_not_keep_it_from_starting()
            throws IOException {
        EmbeddedPostgres.start(settings()).close();
        Path stale = data.resolve("postgres/18/postmaster.pid");
        Files.writeString(stale, ProcessHandle.current().pid() + "\n" + data + "\n0\n0\n\n\n\n");

        try (EmbeddedPostgres again = EmbeddedPostgres.start(settings())) {
            assertThat(again.pid()).isNotEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void where_namespaces_are_forbidden_root_hands_the_data_to_an_ordinary_user_for_good(@TempDir Path other)
            throws IOException, InterruptedException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root has to be dropped");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx------"));
        var settings = new PostgresSettings(other, PROGRAMS, Map.of());
        var nobody = RootDrop.bySetprivThroughClosedFolders("nobody", 65534, 65534);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(settings, nobody, Leash.choose())) {
            jdbc(server).sql("create table " + kept + " (line text)").update();
        }
        assertThat(Files.getOwner(other.resolve("postgres/18")).getName()).isEqualTo("nobody");

        try (EmbeddedPostgres again = EmbeddedPostgres.start(settings)) {
            assertThat(lines(again)).isEmpty();
        }
    }

    private static PostgresSettings settings() {
        return new PostgresSettings(data, PROGRAMS, Map.of());
    }

    private static JdbcClient jdbc(EmbeddedPostgres server) {
        DatabaseAddress address = server.address();
        return new TestDatabase(address.url(), address.user(), address.password()).jdbc();
    }

    private List<String> lines(EmbeddedPostgres server) {
        return jdbc(server).sql("select line from " + kept).query(String.class).list();
    }

    private List<String> linesOnceItAnswers(EmbeddedPostgres server) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (true) {
            try {
                return lines(server);
            } catch (DataAccessException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private Process startHost(Leash leash) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledHost.class.getName(),
                        data.toString(),
                        PROGRAMS.toString(),
                        leash.name(),
                        kept)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Process startWithoutLeash() throws IOException, InterruptedException {
        String program = PostgresBinaries.unpackInto(settings().binaries())
                .program("postgres")
                .toString();
        String folder = settings().cluster().toString();
        List<String> command = RootDrop.chooseFor(settings())
                .before(List.of(
                        program, "-D", folder, "-c", "listen_addresses=", "-c", "unix_socket_directories=" + folder));
        Process orphan = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (orphan.isAlive() && !Files.exists(Path.of(folder, ".s.PGSQL.5432"))) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return orphan;
    }

    private static long pidPrintedBy(Process host) throws IOException {
        BufferedReader output = host.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(KilledHost.READY)) {
                return Long.parseLong(line.substring(KilledHost.READY.length()));
            }
        }
        throw new AssertionError("The host ended before its server was ready");
    }

    private static void awaitEndOf(long pid) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
            assertThat(System.nanoTime()).as("process %d still runs", pid).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
