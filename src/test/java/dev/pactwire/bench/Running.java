package dev.pactwire.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of its own process that has just answered its first page.
///
/// @param seconds from the command to the whole page
/// @param cpuSeconds what the process had used by then, without the database's processes
record Running(Process process, int port, double seconds, double cpuSeconds) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);
    private static final double NANOS = 1e9;
    private static final int KIBI = 1024;

    static Running pactwire(Path data) throws IOException, InterruptedException {
        int port = freePort();
        return started(
                port,
                "/login",
                List.of(
                        "./pactwire",
                        "run",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        data.toString(),
                        "--pactwire.https-port=-1"));
    }

    /// @param command a program that will serve `page` at the port
    static Running started(int port, String page, List<String> command) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "bench", "program.log").toFile())
                .start();
        awaitPage(process, URI.create("http://localhost:" + port + page));
        double seconds = (System.nanoTime() - begun) / NANOS;
        return new Running(process, port, seconds, cpuSeconds(process));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Knocks until somebody opens, which costs the program less than asking for the page again and again.
    private static void awaitPage(Process process, URI page) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var socket = new Socket(page.getHost(), page.getPort())) {
                socket.getOutputStream()
                        .write("GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n"
                                .formatted(page.getPath())
                                .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (answer.lines().findFirst().orElse("").contains(" 200 ")) {
                    return;
                }
            } catch (ConnectException notYet) {
                Thread.sleep(BETWEEN_TRIES);
            }
        }
        throw new IllegalStateException("The program did not answer, see target/bench/program.log");
    }

    private static double cpuSeconds(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS;
    }

    /// What the process holds in memory now, in megabytes; the database is other processes.
    double megabytes() throws IOException, InterruptedException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
        String kibibytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        ps.waitFor();
        return Double.parseDouble(kibibytes.strip()) * KIBI / 1e6;
    }

    /// The process gets no time any more.
    void standStill() throws IOException, InterruptedException {
        signal("STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
