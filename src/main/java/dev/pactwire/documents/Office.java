package dev.pactwire.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/// LibreOffice, where it is installed: a process for each document, with a profile of its own, thrown away afterwards.
@Component
class Office {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<Path> USUAL_PLACES = List.of(
            Path.of("/usr/bin/soffice"),
            Path.of("/usr/lib/libreoffice/program/soffice"),
            Path.of("/opt/libreoffice/program/soffice"),
            Path.of("/Applications/LibreOffice.app/Contents/MacOS/soffice"));

    private final Semaphore oneAtATime = new Semaphore(1);

    boolean isInstalled() {
        return program().isPresent();
    }

    private static Optional<Path> program() {
        return USUAL_PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /// @throws IOException when LibreOffice does not make a PDF of it in time
    byte[] toPdf(String ending, byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("pactwire-office");
        oneAtATime.acquireUninterruptibly();
        try {
            Path input = folder.resolve("document." + ending.replaceAll("[^a-z0-9]", ""));
            Files.write(input, bytes);
            run(folder, input);
            return Files.readAllBytes(folder.resolve("document.pdf"));
        } finally {
            oneAtATime.release();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void run(Path folder, Path input) throws IOException {
        Process process = new ProcessBuilder(
                        program().orElseThrow().toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--norestore",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.toString(),
                        input.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("LibreOffice takes too long");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while converting", stopped);
        } finally {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
        }
    }
}
