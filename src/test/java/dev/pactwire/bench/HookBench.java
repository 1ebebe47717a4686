package dev.pactwire.bench;

import dev.pactwire.postgres.DatabaseAddress;
import dev.pactwire.postgres.EmbeddedPostgres;
import dev.pactwire.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Webhooks a second that are verified, durable and acknowledged, by clients that each wait for their answer. The
/// limit: pgbench, with as many clients, inserts rows of the same size one by one.
final class HookBench {

    private static final int CLIENTS = 32;
    private static final int SECONDS = 10;
    /// The compiler is done when so many rounds in a row were no quicker than the best before them.
    private static final int STEADY_ROUNDS = 4;

    private static final int MOST_ROUNDS = 40;
    private static final double NOTABLY = 1.03;
    /// More than can be acknowledged in that time.
    private static final int REQUESTS = 150_000;

    private static final double GOAL = 0.8;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Company company;

    HookBench(Company company) {
        this.company = company;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        double ours = whenSteady();
        double limit = pgbench();
        double ratio = limit > 0 ? ours / limit : 0;
        return List.of(new Figure(
                "webhooks acknowledged a second",
                String.format(Locale.ROOT, "%.0f = %s", ours, Figure.ratio(ratio)),
                limit > 0 ? String.format(Locale.ROOT, "%.0f pgbench", limit) : "pgbench is not installed",
                "≥ 0.8×",
                ratio >= GOAL));
    }

    /// What the program does once it is as quick as it gets: the median of the rounds that show that.
    private double whenSteady() throws IOException, InterruptedException {
        long first = System.nanoTime();
        double best = 0;
        var last = new ArrayDeque<Double>();
        try (Running running = Running.pactwire(company.data())) {
            for (int round = 0; round < MOST_ROUNDS && last.size() < STEADY_ROUNDS; round++) {
                var requests = new HookRequests(company, first + (long) round * REQUESTS, REQUESTS);
                double rate = new HookClients(running.port(), CLIENTS, requests).rate(SECONDS);
                if (rate > best * NOTABLY) {
                    best = rate;
                    last.clear();
                } else {
                    last.add(rate);
                }
            }
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return last.stream().sorted().skip((last.size() - 1) / 2).findFirst().orElse(best);
    }

    private double pgbench() throws IOException, InterruptedException {
        try (var server = EmbeddedPostgres.start(PostgresSettings.in(company.data()))) {
            Path script = Path.of("target", "bench", "insert.sql");
            Files.writeString(script, """
                    insert into bench_message values (gen_random_uuid(), '%s', sha256(gen_random_uuid()::text::bytea),
                        repeat('x', %d)::bytea, now());
                    """.formatted(company.signing().value(), HookRequests.BODY));
            DatabaseAddress address = server.address();
            prepare(address);
            return rateOf(address, script);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
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
