package dev.pactwire.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs `postgres` and `initdb`, unpacked once for each version from the jar that carries them.
final class PostgresBinaries {

    private static final Set<PosixFilePermission> FOR_ALL_TO_RUN = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> FOR_ALL_TO_READ = PosixFilePermissions.fromString("rw-r--r--");
    private static final String UNFINISHED = "unpacking-";
    private static final int OWNER_MAY_RUN = 0100;

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /// Unpacks into a folder of `parent` whose name changes with the content, so that an upgrade never overwrites
    /// the programs of a server that still runs. The folder appears all at once or not at all. What a start that
    /// was killed had begun is removed.
    static synchronized PostgresBinaries unpackInto(Path parent) throws IOException {
        URL archive = archiveForThisMachine();
        Path home = parent.resolve(EmbeddedPostgres.MAJOR + "-" + fingerprint(archive));
        Files.createDirectories(parent);
        if (!Files.isDirectory(home) || !unfinished(parent).isEmpty()) {
            unpackAlone(archive, parent, home);
        }
        return new PostgresBinaries(home);
    }

    /// Whoever holds the lock is the only living process that unpacks here: every other begun folder is left over.
    private static void unpackAlone(URL archive, Path parent, Path home) throws IOException {
        try (var file = FileChannel.open(
                        parent.resolve("unpacking.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = file.lock()) {
            for (Path leftOver : unfinished(parent)) {
                Folders.delete(leftOver);
            }
            if (!Files.isDirectory(home)) {
                Path begun = Files.createTempDirectory(parent, UNFINISHED);
                Files.setPosixFilePermissions(begun, FOR_ALL_TO_RUN);
                unpack(archive, begun);
                Files.move(begun, home, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static List<Path> unfinished(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(UNFINISHED))
                    .toList();
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    private static URL archiveForThisMachine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        List<String> processors = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> List.of("x86_64");
            case "aarch64", "arm64" -> List.of("arm_64", "arm64v8", "aarch64");
            default -> List.of(System.getProperty("os.arch"));
        };
        for (String processor : processors) {
            URL archive = PostgresBinaries.class.getResource("/postgres-%s-%s.txz".formatted(system, processor));
            if (archive != null) {
                return archive;
            }
        }
        throw new PostgresException(
                "Pactwire carries no PostgreSQL for %s on %s. Name a PostgreSQL %d of your own with --database-url."
                        .formatted(
                                System.getProperty("os.name"), System.getProperty("os.arch"), EmbeddedPostgres.MAJOR));
    }

    private static String fingerprint(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            return HexFormat.of().toHexDigits((int) jar.getJarEntry().getCrc());
        }
        return HexFormat.of().toHexDigits(archive.openConnection().getContentLength());
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        try (InputStream packed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, folder);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The PostgreSQL archive is damaged: it names " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            Files.setPosixFilePermissions(
                    target, (entry.getMode() & OWNER_MAY_RUN) == 0 ? FOR_ALL_TO_READ : FOR_ALL_TO_RUN);
        }
    }
}
