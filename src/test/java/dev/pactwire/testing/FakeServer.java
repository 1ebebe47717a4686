package dev.pactwire.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A foreign server on loopback that answers what a test lays ready, in that order, and misbehaves on demand. It
/// keeps every request.
public final class FakeServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Behavior> next = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    public FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// @param target path and query as they came
    public record Request(String method, String target, Map<String, List<String>> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /// The first value, or the empty text.
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    /// What the server does with one request.
    public sealed interface Behavior {}

    public record Answer(int status, Map<String, String> headers, byte[] body) implements Behavior {

        public Answer with(String header, String value) {
            var all = new LinkedHashMap<>(headers);
            all.put(header, value);
            return new Answer(status, all, body);
        }
    }

    /// Never answers.
    public record Hang() implements Behavior {}

    /// Thinks before it answers.
    public record Slow(Duration pause, Answer answer) implements Behavior {}

    /// Closes the connection without a word.
    public record HangUp() implements Behavior {}

    /// Promises more bytes than it sends.
    public record CutShort(Answer answer) implements Behavior {}

    /// Sends bytes as long as anyone reads.
    public record Endless(String contentType) implements Behavior {}

    /// Sends a byte now and then, for ever.
    public record Drip(String contentType) implements Behavior {}

    public static Answer json(int status, String body) {
        return bytes(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer html(int status, String body) {
        return bytes(status, "text/html; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer bytes(int status, String contentType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", contentType), body);
    }

    public FakeServer next(Behavior... behaviors) {
        next.addAll(List.of(behaviors));
        return this;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return requests;
    }

    public Request last() {
        return requests.getLast();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes()));
            switch (next.isEmpty() ? json(599, "{\"message\":\"nothing is laid ready\"}") : next.remove()) {
                case Answer answer -> send(exchange, answer, answer.body().length);
                case CutShort(Answer answer) -> send(exchange, answer, answer.body().length + 100);
                case Hang hang -> await();
                case Slow(Duration pause, Answer answer) -> {
                    LockSupport.parkNanos(pause.toNanos());
                    send(exchange, answer, answer.body().length);
                }
                case HangUp hangUp -> throw new IOException("hanging up on purpose");
                case Endless(String contentType) -> sendForever(exchange, contentType, " ".repeat(8192), 0);
                case Drip(String contentType) -> sendForever(exchange, contentType, " ", 50);
            }
        }
    }

    private static void send(HttpExchange exchange, Answer answer, int promised) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        exchange.sendResponseHeaders(answer.status(), promised == 0 ? -1 : promised);
        if (promised > 0) {
            exchange.getResponseBody().write(answer.body());
            exchange.getResponseBody().flush();
        }
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendForever(HttpExchange exchange, String contentType, String block, int pause) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", contentType);
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (!closing.await(pause, TimeUnit.MILLISECONDS)) {
                out.write(block.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
