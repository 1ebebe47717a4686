package dev.pactwire.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The keys that open the secrets in the database: small files beside it, without which a backup would be worth little.
record KeyFolder(Path folder) {

    private static final int KEY_FILE_LIMIT = 64 * 1024;

    static KeyFolder in(Path data) {
        return new KeyFolder(data.toAbsolutePath().normalize().resolve("keys"));
    }

    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".key"))
                    .sorted()
                    .toList();
        }
    }

    /// Refuses keys that stand in the way of other ones; the same keys are no obstacle.
    void requireFreeFor(Map<String, byte[]> keys) throws IOException {
        for (Path file : files()) {
            byte[] restored = keys.get(file.getFileName().toString());
            if (restored == null || !Arrays.equals(restored, Files.readAllBytes(file))) {
                throw new PostgresException(
                        "The folder %s holds keys that are not those of the backup. Move it away, then restore again."
                                .formatted(folder));
            }
        }
    }

    /// Puts the keys in place, all at once if there were none.
    void put(Map<String, byte[]> keys) throws IOException {
        if (keys.isEmpty() || !files().isEmpty()) {
            return;
        }
        Path unfinished = folder.resolveSibling("keys.new");
        Folders.delete(unfinished);
        Files.createDirectories(folder.getParent());
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (Map.Entry<String, byte[]> key : keys.entrySet()) {
            Folders.writeSecret(unfinished.resolve(key.getKey()), key.getValue());
        }
        Folders.delete(folder);
        Files.move(unfinished, folder);
    }

    static byte[] content(Path file) throws IOException {
        if (Files.size(file) > KEY_FILE_LIMIT) {
            throw new PostgresException("The file %s is too large for a key. Move it elsewhere.".formatted(file));
        }
        return Files.readAllBytes(file);
    }
}
