package dev.pactwire.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/// What the launcher does with files that the JDK has no single call for.
final class Folders {

    /// Removes the folder with all that is in it; a folder that is not there is no error.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            content.sorted(Comparator.reverseOrder()).forEach(Folders::deleteFile);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Writes a file that nobody but its owner may read, from its first byte on.
    static void writeSecret(Path file, byte[] secret) throws IOException {
        createSecret(file);
        Files.write(file, secret, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    /// Creates an empty file, anew if it exists, that nobody but its owner may read.
    static void createSecret(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private Folders() {}
}
