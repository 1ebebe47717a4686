package dev.pactwire.bench;

import dev.pactwire.postgres.DatabaseAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Webhooks a second that are verified, durable and acknowledged, by clients that each wait for their answer. The
/// limit: pgbench, with as many clients, inserts rows of the same size one by one.
final class HookBench {

    private static final int CLIENTS = 32;
    private static final int SECONDS = 8;
    /// So many, and the compiler is done.
    private static final long WARM_UP = 500_000;

    private static final int MOST_WARM_ROUNDS = 30;
    private static final int PAIRS = 5;
    /// More than can be acknowledged in that time.
    private static final int REQUESTS = 150_000;

    private static final double GOAL = 0.8;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Company company;

    HookBench(Company company) {
        this.company = company;
    }

    /// What the machine can do changes from minute to minute, so both are measured in turn and the pair of the median
    /// ratio counts.
    List<Figure> measure() throws IOException, InterruptedException {
        var pairs = new ArrayList<Pair>();
        try (Running running = Running.pactwire(company.data())) {
            double acknowledged = 0;
            for (int round = 0; acknowledged < WARM_UP && round < MOST_WARM_ROUNDS; round++) {
                acknowledged += SECONDS * rate(running);
            }
            for (int pair = 0; pair < PAIRS; pair++) {
                pairs.add(new Pair(rate(running), pgbench(running)));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::ratio));
        Pair median = pairs.get(PAIRS / 2);
        return List.of(new Figure(
                "webhooks acknowledged a second",
                String.format(Locale.ROOT, "%.0f = %s", median.ours(), Figure.ratio(median.ratio())),
                median.limit() > 0
                        ? String.format(Locale.ROOT, "%.0f pgbench", median.limit())
                        : "pgbench is not installed",
                "≥ 0.8×",
                median.ratio() >= GOAL));
    }

    private record Pair(double ours, double limit) {

        double ratio() {
            return limit > 0 ? ours / limit : 0;
        }
    }

    private double rate(Running running) throws InterruptedException {
        try {
            var requests = new HookRequests(company, System.nanoTime(), REQUESTS);
            return new HookClients(running.port(), CLIENTS, requests).rate(SECONDS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// While the program stands still: it would handle what it has stored, at pgbench's cost.
    private double pgbench(Running running) throws IOException, InterruptedException {
        running.standStill();
        try {
            return pgbench();
        } finally {
            running.goOn();
        }
    }

    private double pgbench() throws IOException, InterruptedException {
        Path script = Path.of("target", "bench", "insert.sql");
        Files.writeString(script, """
                insert into bench_message values (gen_random_uuid(), '%s', sha256(gen_random_uuid()::text::bytea),
                    repeat('x', %d)::bytea, now());
                """.formatted(company.signing().value(), HookRequests.BODY));
        try {
            DatabaseAddress address = runningDatabase();
            prepare(address);
            return rateOf(address, script);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// The database of the program that is measured.
    private DatabaseAddress runningDatabase() throws IOException {
        Path home = company.data().resolve("postgres");
        String port = Files.readString(home.resolve("port")).strip();
        String password = Files.readString(home.resolve("pactwire.password")).strip();
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/pactwire", "pactwire", password);
    }

    private static void prepare(DatabaseAddress address) throws SQLException {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists bench_message");
            statement.execute("create table bench_message (like integrations.message including all)");
        }
    }

    private static double rateOf(DatabaseAddress address, Path script) throws IOException, InterruptedException {
        var place = java.net.URI.create(address.url().substring("jdbc:".length()));
        var builder = new ProcessBuilder(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                String.valueOf(CLIENTS),
                "-j",
                "2",
                "-T",
                String.valueOf(SECONDS),
                "-f",
                script.toString(),
                "-h",
                place.getHost(),
                "-p",
                String.valueOf(place.getPort()),
                "-U",
                address.user(),
                place.getPath().substring(1));
        builder.environment().put("PGPASSWORD", address.password());
        try {
            Process process = builder.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            Matcher rate = RATE.matcher(said);
            if (!rate.find()) {
                throw new IllegalStateException("pgbench: " + said);
            }
            return Double.parseDouble(rate.group(1));
        } catch (IOException absent) {
            return 0;
        }
    }
}
