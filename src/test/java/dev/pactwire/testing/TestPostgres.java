package dev.pactwire.testing;

import dev.pactwire.postgres.DatabaseAddress;
import dev.pactwire.postgres.EmbeddedPostgres;
import dev.pactwire.postgres.Migrations;
import dev.pactwire.postgres.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/// The one PostgreSQL of a test run. It starts with the first test that asks, in a folder of its own under
/// `target`, and is gone when the run ends.
///
/// ```java
/// private final TestDatabase database = TestPostgres.fresh();
/// ```
public final class TestPostgres {

    private static final Path FOLDER = Path.of("target", "test-postgres");
    private static final String TEMPLATE = "migrated";

    /// Tests may lose their data with the machine; everything else is as in production.
    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "full_page_writes", "off", "autovacuum", "off", "max_connections", "200");

    private static final AtomicInteger count = new AtomicInteger();

    /// A new database made from the migrated template, in some 50 ms. It lasts until the run ends.
    public static TestDatabase fresh() {
        return create("template " + TEMPLATE);
    }

    /// A new database without any table: for tests of migrations, backup and restore.
    public static TestDatabase empty() {
        return create("");
    }

    private static TestDatabase create(String clause) {
        String name = "test_" + count.incrementAndGet();
        Running.administration
                .sql("create database %s owner pactwire %s strategy file_copy".formatted(name, clause))
                .update();
        return database(Running.server.addressOf(name));
    }

    private static TestDatabase database(DatabaseAddress address) {
        return new TestDatabase(address.url(), address.user(), address.password());
    }

    /// Initialized, hence started, on first use.
    private static final class Running {

        static final EmbeddedPostgres server = start();
        static final JdbcClient administration = administration();

        private static EmbeddedPostgres start() {
            try {
                removeWhatKilledRunsLeft();
                Path folder =
                        FOLDER.resolve(String.valueOf(ProcessHandle.current().pid()));
                EmbeddedPostgres server = EmbeddedPostgres.start(
                        new PostgresSettings(folder, Path.of("target", "postgres-programs"), FAST));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static JdbcClient administration() {
            DatabaseAddress address = server.administration();
            JdbcClient administration =
                    JdbcClient.create(new DriverManagerDataSource(address.url(), address.user(), address.password()));
            administration
                    .sql("create database %s owner pactwire".formatted(TEMPLATE))
                    .update();
            Migrations.OF_PACTWIRE.bringUp(server.addressOf(TEMPLATE));
            return administration;
        }

        private static void stop(EmbeddedPostgres server, Path folder) {
            server.close();
            FileSystemUtils.deleteRecursively(folder.toFile());
        }

        private static void removeWhatKilledRunsLeft() throws IOException {
            for (Path folder : foldersOfRuns()) {
                if (ProcessHandle.of(Long.parseLong(folder.getFileName().toString()))
                        .isEmpty()) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }

        private static List<Path> foldersOfRuns() throws IOException {
            Files.createDirectories(FOLDER);
            try (Stream<Path> folders = Files.list(FOLDER)) {
                return folders.filter(Files::isDirectory).toList();
            }
        }
    }

    private TestPostgres() {}
}
