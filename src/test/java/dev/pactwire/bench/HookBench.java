package dev.pactwire.bench;

import dev.pactwire.postgres.DatabaseAddress;
import dev.pactwire.postgres.EmbeddedPostgres;
import dev.pactwire.postgres.PostgresSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Webhooks a second that are verified, durable and acknowledged, by clients that each wait for their answer. The
/// limit: pgbench, with as many clients, inserts rows of the same size one by one.
final class HookBench {

    private static final int CLIENTS = 32;
    private static final int WARM_UP_SECONDS = 100;
    private static final int SECONDS = 10;
    private static final int BODY = 2000;
    private static final double GOAL = 0.8;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private static final String NO_SIGNATURE = "S".repeat(44);
    private static final String NO_ID = "#".repeat(12);
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private final Company company;

    HookBench(Company company) {
        this.company = company;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        double ours;
        try (Running running = Running.pactwire(company.data())) {
            rate(running.port(), WARM_UP_SECONDS);
            ours = rate(running.port(), SECONDS);
        }
        double limit = pgbench();
        double ratio = limit > 0 ? ours / limit : 0;
        return List.of(new Figure(
                "webhooks acknowledged a second",
                String.format(Locale.ROOT, "%.0f = %s", ours, Figure.ratio(ratio)),
                limit > 0 ? String.format(Locale.ROOT, "%.0f pgbench", limit) : "pgbench is not installed",
                "≥ 0.8×",
                ratio >= GOAL));
    }

    private double rate(int port, int seconds) throws InterruptedException {
        var acknowledged = new AtomicLong();
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        var clients = new ArrayList<Thread>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofPlatform().start(() -> deliver(port, end, acknowledged)));
        }
        for (Thread client : clients) {
            client.join();
        }
        return acknowledged.get() / ((System.nanoTime() - begun) / 1e9);
    }

    /// A client on a bare socket that has its request ready but for an id and the signature, so that it takes little of
    /// the CPU that the server needs.
    private void deliver(int port, long end, AtomicLong acknowledged) {
        try (var socket = new Socket("localhost", port)) {
            socket.setTcpNoDelay(true);
            var answers = new BufferedInputStream(socket.getInputStream());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(company.hookKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] body = message().getBytes(StandardCharsets.US_ASCII);
            byte[] head = head(body.length).getBytes(StandardCharsets.US_ASCII);
            int signature = new String(head, StandardCharsets.US_ASCII).indexOf(NO_SIGNATURE);
            int id = new String(body, StandardCharsets.US_ASCII).indexOf(NO_ID);
            byte[] request = Arrays.copyOf(head, head.length + body.length);
            while (System.nanoTime() < end) {
                write(body, id, NEXT.incrementAndGet());
                System.arraycopy(
                        Base64.getEncoder().encode(mac.doFinal(body)), 0, request, signature, NO_SIGNATURE.length());
                System.arraycopy(body, 0, request, head.length, body.length);
                socket.getOutputStream().write(request);
                if (status(answers) != 200) {
                    throw new IllegalStateException("a webhook was not acknowledged");
                }
                acknowledged.incrementAndGet();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(byte[] body, int at, long number) {
        for (int i = 0; i < NO_ID.length(); i++) {
            body[at + i] = (byte) Character.forDigit((int) (number >>> (4 * i)) & 0xF, 16);
        }
    }

    private String head(int length) {
        return """
                POST /hooks/docusign/%s HTTP/1.1
                Host: localhost
                Content-Type: application/json
                X-DocuSign-Signature-1: %s
                Content-Length: %d

                """.formatted(company.signing().value(), NO_SIGNATURE, length).replace("\n", "\r\n");
    }

    /// The message of an envelope that somebody else's program sent.
    private static String message() {
        String start = """
                {"event":"envelope-sent","apiVersion":"v2.1","uri":"/","retryCount":0,"configurationId":1,
                "generatedDateTime":"2026-11-22T09:30:00.0000000Z","data":{"accountId":"%s","envelopeId":"00000000-0000-4000-8000-%s","envelopeSummary":
                {"status":"sent","emailSubject":"%s"}}}""".formatted(UUID.randomUUID(), NO_ID, "%s");
        return start.formatted("x".repeat(BODY - start.length()));
    }

    private static int status(InputStream answers) throws IOException {
        String line = line(answers);
        int length = 0;
        for (String header = line(answers); !header.isEmpty(); header = line(answers)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        answers.skipNBytes(length);
        return Integer.parseInt(line.split(" ", 3)[1]);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private double pgbench() throws IOException, InterruptedException {
        try (var server = EmbeddedPostgres.start(PostgresSettings.in(company.data()))) {
            Path script = Path.of("target", "bench", "insert.sql");
            Files.writeString(script, """
                    insert into bench_message values (gen_random_uuid(), '%s', sha256(gen_random_uuid()::text::bytea),
                        repeat('x', %d)::bytea, now());
                    """.formatted(company.signing().value(), BODY));
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
