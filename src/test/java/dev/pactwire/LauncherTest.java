package dev.pactwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pactwire.testing.RunsBeside;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// The program as people start it: built, put together ahead of time, in a process of its own. `./pactwire test` builds
/// it first; a single test that is started by Maven uses what was built last.
@EnabledIf("isBuilt")
@RunsBeside
class LauncherTest {

    private static final Path BUILT = Path.of("target", "app", "pactwire.aot");

    private static final int CROWD = 15;
    private static final String TWO_CORES = "-XX:ActiveProcessorCount=2";

    @TempDir
    Path data;

    private final List<Process> started = new ArrayList<>();
    private int port;

    static boolean isBuilt() {
        return Files.exists(BUILT);
    }

    @BeforeEach
    void a_free_port() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void nothing_runs_on() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Path log() {
        return data.resolve("said-" + started.size() + ".log");
    }

    private Process pactwire(String... words) throws IOException {
        return pactwire(Map.of(), words);
    }

    private Process pactwire(Map<String, String> environment, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("./pactwire"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PACTWIRE_"));
        builder.environment().put("JAVA_TOOL_OPTIONS", TWO_CORES);
        builder.environment().putAll(environment);
        started.add(builder.start());
        return started.getLast();
    }

    private Process run() throws IOException {
        Process process =
                pactwire("run", "--port", String.valueOf(port), "--data", data.toString(), "--pactwire.https-port=-1");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> !process.isAlive() || said(started.size() - 1).contains("http://localhost:" + port));
        assertThat(process.isAlive()).as(said(started.size() - 1)).isTrue();
        return process;
    }

    private String said(int start) throws IOException {
        return Files.readString(data.resolve("said-" + start + ".log"));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /// More than there are cores, each of which asks the database.
    private List<Integer> manyAtOnce(String path) {
        var answers = new CopyOnWriteArrayList<Integer>();
        try (var http = HttpClient.newHttpClient();
                var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CROWD; i++) {
                crowd.submit(() -> answers.add(http.send(
                                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                        .header("X-PW-AccessToken", "nobody's")
                                        .header("X-PW-UserEmail", "ada@lumen.example")
                                        .header("X-PW-Application", "developer_api")
                                        .timeout(Duration.ofSeconds(30))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode()));
            }
        }
        return answers;
    }

    @Test
    void two_words_start_everything_and_what_was_killed_starts_again() throws Exception {
        Process first = run();
        assertThat(said(0)).contains("ada@lumen.example");
        assertThat(get("/login").statusCode()).isEqualTo(200);
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        assertThat(get("/restapi/service_information").statusCode()).isEqualTo(200);
        assertThat(get("/developer_api/v1/account").statusCode()).isEqualTo(401);

        assertThat(manyAtOnce("/developer_api/v1/account")).containsOnly(401).hasSize(CROWD);

        first.destroyForcibly().waitFor();
        Process second = run();
        assertThat(get("/login").statusCode()).isEqualTo(200);

        second.destroy();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_backup_of_the_running_program_is_restored_and_runs() throws Exception {
        Process first = run();
        Path file = data.resolve("pactwire.backup");
        assertThat(succeeds("backup", file.toString(), "--data", data.toString()))
                .isTrue();
        first.destroyForcibly().waitFor();

        Path elsewhere = data.resolve("elsewhere");
        assertThat(succeeds("restore", file.toString(), "--data", elsewhere.toString()))
                .as(said(started.size() - 1))
                .isTrue();
        assertThat(succeeds("restore", file.toString(), "--data", elsewhere.toString()))
                .as("not over what is there")
                .isFalse();
    }

    private boolean succeeds(String... words) throws IOException, InterruptedException {
        Process process = pactwire(words);
        return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
    }

    @Test
    void a_word_that_it_does_not_know_is_refused_by_name() throws Exception {
        Process mistyped = pactwire("run", "--prt", "8081", "--data", data.toString());

        assertThat(mistyped.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(mistyped.exitValue()).isEqualTo(1);
        assertThat(said(0)).contains("--prt").contains("./pactwire help");
    }

    @Test
    void a_machine_without_a_jdk_is_told_so_in_one_sentence() throws Exception {
        Path none = Files.createDirectory(data.resolve("no jdk"));
        Path old = Files.createDirectories(data.resolve("old/bin")).getParent();
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"21.0.9\"\n");
        assertThat(Files.createFile(old.resolve("bin/javac")).toFile().setExecutable(true))
                .isTrue();

        Process helpless = pactwire(
                Map.of("PACTWIRE_JDKS", none + ":" + old),
                "run",
                "--data",
                data.resolve("new").toString());

        assertThat(helpless.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(helpless.exitValue()).isEqualTo(1);
        assertThat(said(0).lines())
                .containsExactly("Pactwire needs a JDK 25 or newer: install one, for example from"
                        + " https://adoptium.net, or set JAVA_HOME to it.");
    }
}
