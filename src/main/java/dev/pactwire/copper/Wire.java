package dev.pactwire.copper;

import dev.pactwire.copper.CrmReply.Done;
import dev.pactwire.copper.CrmReply.Failed;
import dev.pactwire.platform.Call;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Outcome;
import dev.pactwire.platform.Outgoing;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One CRM's wire: adds the credential and asks the meter before each call.
record Wire(Outgoing outgoing, CallMeter meter, Ids ids, CopperConnection connection, Urgency urgency) {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration PATIENCE_WITH_FILES = Duration.ofMinutes(3);
    private static final int MAX_JSON = 16 * 1024 * 1024;

    /// The content type goes along even without a body: the API asks for it (Requests).
    Call call(String method, String path) {
        return connection.signed(unsigned(method, connection.at(path)).header("Content-Type", "application/json"));
    }

    static Call unsigned(String method, URI uri) {
        return Call.of(method, uri).within(PATIENCE).atMost(MAX_JSON);
    }

    <T> CrmReply<T> get(String path, Function<JsonNode, T> reader) {
        return send(call("GET", path)).then(answer -> Answers.read(answer, reader));
    }

    <T> CrmReply<T> send(String method, String path, Object body, Function<JsonNode, T> reader) {
        return send(call(method, path).json(body)).then(answer -> Answers.read(answer, reader));
    }

    CrmReply<Outcome.Answer> send(Call call) {
        Optional<Instant> later = meter.take(connection.base(), connection.quota(), urgency);
        return later.isPresent() ? new Failed<>(new CrmProblem.RateLimited(later.get())) : heard(outgoing.send(call));
    }

    private CrmReply<Outcome.Answer> heard(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failure failure -> new Failed<>(Answers.problem(failure));
            case Outcome.Answer answer
            when answer.status() == 429 ->
                new Failed<>(new CrmProblem.RateLimited(meter.refused(connection.base(), retryAfter(answer))));
            case Outcome.Answer answer -> {
                meter.answered(connection.base());
                yield judged(answer);
            }
        };
    }

    /// Nothing promises this header; when it comes it is honored.
    private static Optional<Duration> retryAfter(Outcome.Answer answer) {
        return answer.header("retry-after")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    static CrmReply<Outcome.Answer> judged(Outcome.Answer answer) {
        return answer.isSuccess() ? new Done<>(answer) : new Failed<>(Answers.problem(answer));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
