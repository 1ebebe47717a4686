package dev.pactwire.docusign;

import dev.pactwire.docusign.SigningReply.Done;
import dev.pactwire.docusign.SigningReply.Failed;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Tells what an answer of the service means: a success, or which problem (REST: error codes).
final class Answers {

    private static final Duration BURST = Duration.ofSeconds(30);
    private static final Duration THROTTLED = Duration.ofSeconds(10);
    private static final String THROTTLED_DOCUMENT = "API_REQUEST_IS_THROTTLED";
    private static final int MAX_DETAIL = 200;
    private static final int MAX_DEPTH = 6;

    private Answers() {}

    static SigningReply<Outcome.Answer> judged(Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Failure failure -> new Failed<>(problem(failure));
            case Outcome.Answer answer when answer.isSuccess() -> new Done<>(answer);
            case Outcome.Answer answer -> new Failed<>(problem(answer, now));
        };
    }

    private static SigningProblem problem(Outcome.Failure failure) {
        return switch (failure.kind()) {
            case TIMEOUT -> new SigningProblem.TimedOut(failure.detail());
            case UNREACHABLE -> new SigningProblem.Unreachable(failure.detail());
            case TOO_LARGE -> new SigningProblem.AnswerTooLarge(failure.detail());
            case BLOCKED -> new SigningProblem.Blocked(failure.detail());
        };
    }

    /// Limit errors come as 429 or as 400; some errors are HTML or empty.
    private static SigningProblem problem(Outcome.Answer answer, Instant now) {
        Optional<JsonNode> body = json(answer);
        String code = code(answer);
        String message = body.map(node -> Lenient.text(node, "message")).orElseGet(() -> detail(answer));
        if (answer.status() == 429 || isLimit(code)) {
            return new SigningProblem.RateLimited(until(answer, code, now));
        }
        if (answer.status() == 401) {
            return new SigningProblem.Unauthorized(code, message);
        }
        if (answer.status() >= 500) {
            return new SigningProblem.ServerBroken(answer.status(), message);
        }
        return answer.status() >= 400
                ? new SigningProblem.ApiRefused(answer.status(), code, message)
                : new SigningProblem.Unreadable(answer.status(), "a redirect, which this protocol has not");
    }

    /// Until when the whole account must not call, when the answer says so. The limits of one envelope or of one
    /// document do not stop the others.
    static Optional<Instant> pause(Outcome.Answer answer, Instant now) {
        if (answer.isSuccess()) {
            return Optional.empty();
        }
        String code = code(answer);
        boolean ofOne = code.equals(THROTTLED_DOCUMENT) || code.contains("ENVELOPE");
        return !ofOne && (answer.status() == 429 || isLimit(code))
                ? Optional.of(until(answer, code, now))
                : Optional.empty();
    }

    private static String code(Outcome.Answer answer) {
        return json(answer).map(node -> Lenient.text(node, "errorCode")).orElse("");
    }

    private static Optional<JsonNode> json(Outcome.Answer answer) {
        try {
            return Optional.of(Json.tree(answer.body())).filter(JsonNode::isObject);
        } catch (Json.MalformedJson noJson) {
            return Optional.empty();
        }
    }

    private static String detail(Outcome.Answer answer) {
        String text = answer.text().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return text.length() > MAX_DETAIL ? text.substring(0, MAX_DETAIL) : text;
    }

    private static boolean isLimit(String code) {
        return code.equals(THROTTLED_DOCUMENT)
                || (code.startsWith("HOURLY_") || code.startsWith("BURST_")) && code.endsWith("_LIMIT_EXCEEDED");
    }

    private static Instant until(Outcome.Answer answer, String code, Instant now) {
        Optional<Instant> said = answer.header("retry-after")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(seconds -> now.plusSeconds(Long.parseLong(seconds)));
        if (said.isPresent()) {
            return said.get();
        }
        if (code.startsWith("HOURLY_")) {
            return CallBudget.Limits.from(answer)
                    .hourResets()
                    .filter(now::isBefore)
                    .orElse(nextHour(now));
        }
        return now.plus(code.equals(THROTTLED_DOCUMENT) ? THROTTLED : BURST);
    }

    private static Instant nextHour(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    static <T> SigningReply<T> read(Outcome.Answer answer, Function<JsonNode, T> reader) {
        try {
            return new Done<>(reader.apply(Json.tree(answer.body())));
        } catch (Json.MalformedJson | Lenient.Missing unreadable) {
            return new Failed<>(
                    new SigningProblem.Unreadable(answer.status(), String.valueOf(unreadable.getMessage())));
        }
    }

    /// Reads the answer to a change. A call of several items answers 200 or 201 although one of them failed: then an
    /// `errorDetails` with another code than `SUCCESS` stands somewhere in it.
    static <T> SigningReply<T> readChange(Outcome.Answer answer, Function<JsonNode, T> reader) {
        Optional<JsonNode> error = json(answer).flatMap(node -> failedItem(node, MAX_DEPTH));
        return error.isPresent()
                ? new Failed<>(new SigningProblem.ApiRefused(
                        answer.status(), Lenient.text(error.get(), "errorCode"), Lenient.text(error.get(), "message")))
                : read(answer, reader);
    }

    private static Optional<JsonNode> failedItem(JsonNode node, int depth) {
        String code = Lenient.text(node.path("errorDetails"), "errorCode");
        if (!code.isEmpty() && !code.equals("SUCCESS")) {
            return Optional.of(node.path("errorDetails"));
        }
        return depth == 0
                ? Optional.empty()
                : node.valueStream()
                        .map(child -> failedItem(child, depth - 1))
                        .flatMap(Optional::stream)
                        .findFirst();
    }
}
