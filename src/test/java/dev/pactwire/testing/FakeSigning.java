package dev.pactwire.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pactwire.platform.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/// A signing service in memory, on loopback: OAuth with rotating refresh tokens, envelopes, views and documents, as the
/// vendor documents them and nothing more. Tests move its envelopes by hand and make it misbehave on demand.
public final class FakeSigning implements AutoCloseable {

    public static final String ACCOUNT = "8a1b2c3d-0000-4000-8000-00000000acc1";
    private static final String REST = "/restapi/v2.1/accounts/" + ACCOUNT;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Operation, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<Operation, Fault> lasting = new ConcurrentHashMap<>();
    private final List<Operation> calls = new CopyOnWriteArrayList<>();
    private final List<FakeEnvelope> envelopes = new CopyOnWriteArrayList<>();
    private final Set<String> accessTokens = ConcurrentHashMap.newKeySet();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger issued = new AtomicInteger();
    private volatile Duration lifetime = Duration.ofHours(8);
    private volatile Duration thinking = Duration.ZERO;
    private volatile String lastQuery = "";

    public enum Operation {
        TOKEN,
        USER_INFO,
        CREATE,
        LIST,
        UPDATE,
        VIEW,
        DOWNLOAD
    }

    /// What goes wrong with one call.
    public sealed interface Fault {}

    /// Nothing is done, the connection is closed.
    public record HangUp() implements Fault {}

    /// Everything is done, but the answer is lost.
    public record LoseAnswer() implements Fault {}

    /// Nothing is done, and the service says why.
    public record Refuse(int status, String code, String message) implements Fault {

        public Refuse(int status, String code) {
            this(status, code, code);
        }
    }

    public FakeSigning() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The next calls of that kind go wrong, one fault each.
    public FakeSigning next(Operation operation, Fault... wrong) {
        faults.computeIfAbsent(operation, none -> new ConcurrentLinkedQueue<>()).addAll(List.of(wrong));
        return this;
    }

    /// Every call of that kind goes wrong until `recover`.
    public FakeSigning always(Operation operation, Fault wrong) {
        lasting.put(operation, wrong);
        return this;
    }

    public void goAway() {
        Stream.of(Operation.values()).forEach(operation -> always(operation, new HangUp()));
    }

    public void recover() {
        lasting.clear();
        faults.clear();
    }

    public void tokensLive(Duration time) {
        lifetime = time;
    }

    /// How long each token call takes.
    public void thinkAboutTokens(Duration time) {
        thinking = time;
    }

    /// Access tokens that were issued so far are no longer taken, though their time is not over.
    public void revokeAccessTokens() {
        accessTokens.clear();
    }

    public boolean takes(String accessToken) {
        return accessTokens.contains(accessToken);
    }

    public void revokeRefreshTokens() {
        refreshTokens.clear();
    }

    public int calls(Operation operation) {
        return (int) calls.stream().filter(operation::equals).count();
    }

    /// The query of the newest listing.
    public String lastQuery() {
        return lastQuery;
    }

    public List<FakeEnvelope> envelopes() {
        return envelopes;
    }

    public FakeEnvelope only() {
        if (envelopes.size() != 1) {
            throw new AssertionError("not one envelope but " + envelopes.size());
        }
        return envelopes.getFirst();
    }

    /// Gives a pair of tokens as a consent would.
    public Map<String, Object> issue() {
        int number = issued.incrementAndGet();
        accessTokens.add("access-" + number);
        refreshTokens.add("refresh-" + number);
        return Map.of(
                "access_token",
                "access-" + number,
                "token_type",
                "Bearer",
                "refresh_token",
                "refresh-" + number,
                "expires_in",
                lifetime.toSeconds());
    }

    private record Reply(int status, String contentType, byte[] body) {

        static Reply json(int status, Object body) {
            return new Reply(status, "application/json", Json.write(body).getBytes(StandardCharsets.UTF_8));
        }

        /// Each document, then the certificate.
        static Reply archive(FakeEnvelope envelope) {
            var bytes = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(bytes)) {
                for (String name : Stream.concat(envelope.documents().stream(), Stream.of("Summary.pdf"))
                        .toList()) {
                    zip.putNextEntry(new ZipEntry(name));
                    zip.write(("%PDF-1.7\n% " + name + " of " + envelope.id()).getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return new Reply(200, "application/zip", bytes.toByteArray());
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Operation operation = operation(exchange);
            calls.add(operation);
            Fault fault = fault(operation);
            Reply reply = switch (fault) {
                case null -> act(operation, exchange, body);
                case Refuse(int status, String code, String message) ->
                    Reply.json(status, Map.of("error", code, "errorCode", code, "message", message));
                case LoseAnswer lost -> {
                    act(operation, exchange, body);
                    throw new IOException("the answer is lost on purpose");
                }
                case HangUp hangUp -> throw new IOException("hanging up on purpose");
            };
            exchange.getResponseHeaders().add("Content-Type", reply.contentType());
            exchange.sendResponseHeaders(reply.status(), reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private @org.jspecify.annotations.Nullable Fault fault(Operation operation) {
        Queue<Fault> planned = faults.get(operation);
        Fault next = planned == null ? null : planned.poll();
        return next == null ? lasting.get(operation) : next;
    }

    private static Operation operation(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (path.equals("/oauth/token")) {
            return Operation.TOKEN;
        }
        if (path.equals("/oauth/userinfo")) {
            return Operation.USER_INFO;
        }
        if (path.contains("/views/")) {
            return Operation.VIEW;
        }
        if (path.contains("/documents/")) {
            return Operation.DOWNLOAD;
        }
        return switch (method) {
            case "POST" -> Operation.CREATE;
            case "PUT" -> Operation.UPDATE;
            default -> Operation.LIST;
        };
    }

    private Reply act(Operation operation, HttpExchange exchange, byte[] body) {
        if (operation == Operation.TOKEN) {
            return token(new String(body, StandardCharsets.US_ASCII));
        }
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!accessTokens.contains(bearer.replaceFirst("^Bearer ", ""))) {
            return Reply.json(401, Map.of("errorCode", "AUTHORIZATION_INVALID_TOKEN", "message", "no such token"));
        }
        String path = exchange.getRequestURI().getPath();
        return switch (operation) {
            case TOKEN -> throw new AssertionError();
            case USER_INFO -> userInfo();
            case CREATE -> create(Json.tree(body));
            case LIST -> list(parameters(exchange.getRequestURI().getRawQuery()));
            case UPDATE -> update(envelope(path), body);
            case VIEW ->
                Reply.json(
                        201, Map.of("url", base() + "/tagging/" + envelope(path).id()));
            case DOWNLOAD -> Reply.archive(envelope(path));
        };
    }

    private Reply token(String form) {
        pause(thinking);
        Map<String, String> asked = parameters(form);
        boolean refresh = "refresh_token".equals(asked.get("grant_type"));
        if (refresh && !refreshTokens.remove(asked.getOrDefault("refresh_token", ""))) {
            return Reply.json(400, Map.of("error", "invalid_grant", "error_description", "used or revoked"));
        }
        return Reply.json(200, issue());
    }

    private Reply userInfo() {
        return Reply.json(
                200,
                Map.of(
                        "sub",
                        "u1",
                        "name",
                        "Ada Moreau",
                        "email",
                        "ada@lumen.example",
                        "accounts",
                        List.of(Map.of(
                                "account_id",
                                ACCOUNT,
                                "is_default",
                                true,
                                "account_name",
                                "Lumen Studio",
                                "base_uri",
                                base().toString()))));
    }

    private Reply create(JsonNode draft) {
        FakeEnvelope envelope = FakeEnvelope.from(draft);
        envelopes.add(envelope);
        return Reply.json(201, Map.of("envelopeId", envelope.id().toString(), "status", "created"));
    }

    private Reply list(Map<String, String> query) {
        lastQuery = query.toString();
        List<Map<String, Object>> found = envelopes.stream()
                .filter(envelope -> !query.containsKey("transaction_ids")
                        || envelope.transactionId().equals(query.get("transaction_ids")))
                .filter(envelope -> query.getOrDefault(
                                "envelope_ids", envelope.id().toString())
                        .contains(envelope.id().toString()))
                .filter(envelope -> !query.containsKey("from_date")
                        || !envelope.changed().isBefore(Instant.parse(query.getOrDefault("from_date", ""))))
                .map(FakeEnvelope::summary)
                .toList();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("envelopes", found);
        answer.put("totalSetSize", String.valueOf(found.size()));
        answer.put("endPosition", String.valueOf(found.size() - 1));
        return Reply.json(200, answer);
    }

    private static Reply update(FakeEnvelope envelope, byte[] body) {
        if (Json.tree(body).path("status").asString("").equals("voided")) {
            envelope.asked().add("void " + Json.tree(body).path("voidedReason").asString());
        } else {
            envelope.asked().add("resend");
        }
        return Reply.json(200, Map.of("envelopeId", envelope.id().toString()));
    }

    private FakeEnvelope envelope(String path) {
        String id = path.substring(REST.length() + "/envelopes/".length()).split("/", 2)[0];
        Optional<FakeEnvelope> found = envelopes.stream()
                .filter(envelope -> envelope.id().equals(UUID.fromString(id)))
                .findFirst();
        return found.orElseThrow(() -> new AssertionError("no envelope " + id));
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : new ArrayList<>(List.of(query.split("&")))) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts.length < 2 ? "" : parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
