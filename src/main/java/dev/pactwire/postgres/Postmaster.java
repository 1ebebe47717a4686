package dev.pactwire.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running server process: launched, waited for, launched again when something else ends it, and stopped.
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final int RECOVERY_MINUTES = 30;
    private static final int STOP_SECONDS = 60;
    private static final int LONGEST_PAUSE_SECONDS = 30;
    private static final int LOG_LINES_SHOWN = 12;
    private static final long LOG_BYTES = 10_000_000;
    private static final String STILL_STARTING = "57P03";

    private final PostgresSettings settings;
    private final List<String> command;
    private final PostmasterFile file;
    private final Properties login = new Properties();
    private final String address;

    /// Lasts as long as the server: the kernel binds the server's life to the thread that launched it.
    private final ExecutorService launcher = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("pactwire-postgres").factory());

    private volatile @Nullable Process process;
    private volatile boolean stopping;

    Postmaster(
            PostgresSettings settings,
            PostgresBinaries binaries,
            RootDrop rootDrop,
            Leash leash,
            int port,
            Passwords passwords) {
        this.settings = settings;
        this.file = new PostmasterFile(settings.cluster());
        this.command = leash.around(rootDrop, serverCommand(binaries, settings, port));
        this.address = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
        login.setProperty("user", Cluster.OWNER);
        login.setProperty("password", passwords.owner());
        login.setProperty("connectTimeout", "5");
    }

    private static List<String> serverCommand(PostgresBinaries binaries, PostgresSettings settings, int port) {
        List<String> words = new ArrayList<>(List.of(
                binaries.program("postgres").toString(),
                "-D",
                settings.cluster().toString()));
        words.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "port=" + port));
        words.addAll(List.of("-c", "unix_socket_directories=", "-c", "logging_collector=off"));
        settings.parameters().forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return List.copyOf(words);
    }

    /// Starts the server and returns a connection as its owner, once it answers.
    Connection start() throws IOException, InterruptedException {
        rotateLog();
        Process launched = onLauncher(this::launch);
        Connection connection = awaitAnswer(launched);
        launched.onExit().thenRunAsync(this::revive);
        return connection;
    }

    private Process launch() throws IOException {
        if (stopping) {
            throw new PostgresException("PostgreSQL is being stopped");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process launched = builder.start();
        process = launched;
        return launched;
    }

    private <T extends @Nullable Object> T onLauncher(Callable<T> task) throws IOException, InterruptedException {
        try {
            return launcher.submit(task).get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof PostgresException refused) {
                throw refused;
            }
            throw new IOException("PostgreSQL could not be controlled", failure.getCause());
        }
    }

    private void rotateLog() throws IOException {
        Path current = settings.log();
        Files.createDirectories(current.getParent());
        if (Files.exists(current) && Files.size(current) > LOG_BYTES) {
            Files.move(current, current.resolveSibling("postgres.1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Connection awaitAnswer(Process launched) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(RECOVERY_MINUTES);
        while (System.nanoTime() < deadline) {
            if (!launched.isAlive()) {
                throw new PostgresException(
                        "PostgreSQL did not start. The end of its log %s:%n%s".formatted(settings.log(), endOfLog()));
            }
            Optional<Connection> connection = tryConnect();
            if (connection.isPresent()) {
                return connection.get();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new PostgresException("PostgreSQL did not answer within %d minutes; see its log %s"
                .formatted(RECOVERY_MINUTES, settings.log()));
    }

    private Optional<Connection> tryConnect() {
        try {
            return Optional.of(DriverManager.getConnection(address, login));
        } catch (SQLException refused) {
            String state = Optional.ofNullable(refused.getSQLState()).orElse("");
            // class 08: nothing listens yet
            if (state.equals(STILL_STARTING) || state.startsWith("08")) {
                return Optional.empty();
            }
            throw new PostgresException(
                    "The embedded PostgreSQL refuses Pactwire: %s. If files in %s were lost or replaced, restore a backup."
                            .formatted(refused.getMessage(), settings.home()),
                    refused);
        }
    }

    private String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(settings.log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    }

    /// Whoever killed the server did not mean Pactwire: connections are opened anew by the pool, at the same port.
    private void revive() {
        for (int attempt = 1; !stopping; attempt++) {
            log.warn("PostgreSQL ended unexpectedly; starting it again (attempt {})", attempt);
            try {
                file.settle();
                start().close();
                return;
            } catch (IOException | SQLException | RuntimeException failure) {
                if (!stopping) {
                    // its other processes may need a moment to notice that their parent is gone
                    log.error(
                            "PostgreSQL did not start again, the next attempt follows. See {}: {}",
                            settings.log(),
                            failure.getMessage());
                    pause(Math.min(attempt, LONGEST_PAUSE_SECONDS));
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void pause(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    long pid() throws IOException {
        return file.pid().orElseThrow(() -> new PostgresException("PostgreSQL is not running"));
    }

    /// Ends every session, writes a checkpoint, and returns when the process is gone.
    void stop() throws IOException, InterruptedException {
        stopping = true;
        onLauncher(this::stopProcess);
        launcher.shutdown();
    }

    private @Nullable Void stopProcess() throws IOException, InterruptedException {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return null;
        }
        long server = file.pid().orElse(running.pid());
        Signal.FAST_SHUTDOWN.send(server);
        if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            log.warn("PostgreSQL took more than {} seconds to stop; ending it at once", STOP_SECONDS);
            Signal.IMMEDIATE_SHUTDOWN.send(server);
            running.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        }
        return null;
    }
}
