package dev.pactwire.bench;

import dev.pactwire.postgres.EmbeddedPostgres;
import dev.pactwire.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// From the command to the first page, with data that is there. The limits: a bare Java program, and the database
/// alone.
final class StartBench {

    private static final int STARTS = 5;
    private static final double GOAL_SECONDS = 2.5;
    private static final double GOAL_CPU_SECONDS = 4;
    private static final double GOAL_MEGABYTES = 400;

    private final Company company;

    StartBench(Company company) {
        this.company = company;
    }

    private record Start(double seconds, double cpuSeconds, double megabytes) {}

    List<Figure> measure() throws IOException, InterruptedException {
        var starts = new ArrayList<Start>();
        for (int i = 0; i < STARTS; i++) {
            try (Running running = Running.pactwire(company.data())) {
                starts.add(new Start(running.seconds(), running.cpuSeconds(), running.megabytes()));
            }
        }
        double seconds = median(starts, Start::seconds);
        double cpu = median(starts, Start::cpuSeconds);
        double megabytes = median(starts, Start::megabytes);
        Start bare = bare();
        String limit = "%s bare JVM, %s database".formatted(Figure.seconds(bare.seconds()), Figure.seconds(database()));
        return List.of(
                new Figure("start to first page", Figure.seconds(seconds), limit, "≤ 2.5 s", seconds <= GOAL_SECONDS),
                new Figure(
                        "start, CPU",
                        Figure.seconds(cpu),
                        Figure.seconds(bare.cpuSeconds()) + " bare JVM",
                        "≤ 4 CPU-seconds",
                        cpu <= GOAL_CPU_SECONDS),
                new Figure(
                        "memory after the first page",
                        Math.round(megabytes) + " MB",
                        Math.round(bare.megabytes()) + " MB bare JVM",
                        "≤ 400 MB",
                        megabytes <= GOAL_MEGABYTES));
    }

    private static Start bare() throws IOException, InterruptedException {
        int port = Running.freePort();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java, "-cp", System.getProperty("java.class.path"), BarePage.class.getName(), String.valueOf(port));
        try (Running running = Running.started(port, "/", command)) {
            return new Start(running.seconds(), running.cpuSeconds(), running.megabytes());
        }
    }

    private double database() {
        long begun = System.nanoTime();
        try (var server = EmbeddedPostgres.start(PostgresSettings.in(company.data()))) {
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> what) {
        return starts.stream().mapToDouble(what).sorted().toArray()[starts.size() / 2];
    }
}
