package dev.pactwire.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The file `postmaster.pid` in a data folder: which process serves, or served, the folder.
final class PostmasterFile {

    private static final Logger log = LoggerFactory.getLogger(PostmasterFile.class);
    private static final Duration OWN_END = Duration.ofSeconds(1);
    private static final Duration ORDERED_END = Duration.ofSeconds(30);

    private final Path folder;
    private final Path file;

    PostmasterFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("postmaster.pid");
    }

    Optional<Long> pid() throws IOException {
        try {
            return Files.readString(file).lines().findFirst().map(String::strip).map(Long::valueOf);
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    /// Ends what a killed Pactwire left: a server that still runs is stopped, the number of a process that has since
    /// been given to another program is forgotten. The caller holds the folder's lock, so no living Pactwire wants
    /// that server.
    void settle() throws IOException, InterruptedException {
        Optional<ProcessHandle> process = pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return;
        }
        if (serves(process.get())) {
            stop(process.get());
        } else {
            Files.deleteIfExists(file);
        }
    }

    private boolean serves(ProcessHandle process) {
        String command = process.info().commandLine().orElse("");
        return command.contains("postgres") && command.contains(folder.toString());
    }

    private static void stop(ProcessHandle server) throws IOException, InterruptedException {
        if (ends(server, OWN_END)) {
            return;
        }
        log.warn("A PostgreSQL (process {}) outlived its Pactwire; stopping it", server.pid());
        for (Signal signal : new Signal[] {Signal.FAST_SHUTDOWN, Signal.IMMEDIATE_SHUTDOWN}) {
            signal.send(server.pid());
            if (ends(server, ORDERED_END)) {
                return;
            }
        }
        throw new PostgresException(
                "PostgreSQL (process %d) still runs on the data folder and does not stop. End it, then start again."
                        .formatted(server.pid()));
    }

    private static boolean ends(ProcessHandle process, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }
}
