package dev.pactwire.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// What tells one set of migrations from another: names, sizes and checksums, as the program's file lists them anyway.
final class MigrationsPrint {

    /// @return one line; the same for the same migrations, whether they lie in a jar or in a folder
    static String of(String folder) {
        return of(program(), folder);
    }

    static String of(Path program, String folder) {
        try {
            List<String> scripts =
                    Files.isDirectory(program) ? inFolder(program, program.resolve(folder)) : inJar(program, folder);
            byte[] all = String.join("\n", scripts).getBytes(StandardCharsets.UTF_8);
            return "%d scripts, %08x".formatted(scripts.size(), crc(all));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The program's own migrations cannot be read", unreadable);
        }
    }

    private static Path program() {
        try {
            return Path.of(MigrationsPrint.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> inJar(Path program, String folder) throws IOException {
        try (var jar = new JarFile(program.toFile())) {
            return jar.stream()
                    .filter(entry -> entry.getName().startsWith(folder + "/") && !entry.isDirectory())
                    .map(MigrationsPrint::line)
                    .sorted()
                    .toList();
        }
    }

    private static String line(JarEntry entry) {
        return line(entry.getName(), entry.getSize(), entry.getCrc());
    }

    private static List<String> inFolder(Path program, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> line(program, file))
                    .sorted()
                    .toList();
        }
    }

    private static String line(Path program, Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            String name = program.relativize(file).toString().replace('\\', '/');
            return line(name, content.length, crc(content));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String line(String name, long size, long crc) {
        return name + " " + size + " " + crc;
    }

    private static long crc(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    private MigrationsPrint() {}
}
