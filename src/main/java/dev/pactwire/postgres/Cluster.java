package dev.pactwire.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The data folder of one major version: created once, all at once.
final class Cluster {

    static final String OWNER = "postgres";

    /// Written to `postgresql.conf` when the data is created, so that an administrator may change them there.
    private static final List<String> TUNING = List.of(
            "--set=max_connections=100",
            "--set=shared_buffers=256MB",
            "--set=max_wal_size=1GB",
            "--set=wal_level=replica",
            "--set=synchronous_commit=on",
            "--set=jit=off",
            "--set=password_encryption=scram-sha-256",
            "--set=timezone=UTC",
            "--set=log_timezone=UTC",
            "--set=log_line_prefix=%m [%p] ");

    /// The data must read the same on every machine, so nothing depends on the locales of the operating system.
    private static final List<String> FORM = List.of(
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--data-checksums",
            "--auth=scram-sha-256");

    /// Creates the data folder unless it exists. What an interrupted creation left is thrown away.
    static void create(PostgresSettings settings, PostgresBinaries binaries, RootDrop rootDrop, Passwords passwords)
            throws IOException, InterruptedException {
        if (Files.isDirectory(settings.cluster())) {
            return;
        }
        Path unfinished = settings.home().resolve(EmbeddedPostgres.MAJOR + ".new");
        Folders.delete(unfinished);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        rootDrop.handOver(unfinished);
        initialize(unfinished, binaries, rootDrop, passwords);
        Files.move(unfinished, settings.cluster());
    }

    private static void initialize(Path folder, PostgresBinaries binaries, RootDrop rootDrop, Passwords passwords)
            throws IOException, InterruptedException {
        Path password = folder.resolveSibling("owner.password.handover");
        Folders.writeSecret(password, passwords.owner().getBytes(StandardCharsets.UTF_8));
        rootDrop.handOver(password);
        try {
            List<String> initdb = Commands.joined(
                    List.of(
                            binaries.program("initdb").toString(),
                            "--pgdata=" + folder,
                            "--username=" + OWNER,
                            "--pwfile=" + password),
                    Commands.joined(FORM, TUNING));
            Commands.run(rootDrop.before(initdb));
        } finally {
            Files.delete(password);
        }
    }

    private Cluster() {}
}
