package dev.pactwire.copper;

import dev.pactwire.copper.CrmReply.Done;
import dev.pactwire.copper.CrmReply.Failed;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Outcome;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Tells what an answer of the CRM means (Errors). Bodies carry `message`, else `error`; some are HTML or empty.
final class Answers {

    private static final int MAX_DETAIL = 300;

    private Answers() {}

    static CrmProblem problem(Outcome.Failure failure) {
        return switch (failure.kind()) {
            case TIMEOUT -> new CrmProblem.TimedOut(failure.detail());
            case UNREACHABLE -> new CrmProblem.Unreachable(failure.detail());
            case TOO_LARGE -> new CrmProblem.AnswerTooLarge(failure.detail());
            case BLOCKED -> new CrmProblem.Blocked(failure.detail());
        };
    }

    /// @param answer of another status than 2xx and 429
    static CrmProblem problem(Outcome.Answer answer) {
        String message = message(answer);
        return switch (answer.status()) {
            case 401 -> new CrmProblem.Unauthorized(message);
            case 403 -> new CrmProblem.Forbidden(message);
            case 404 -> new CrmProblem.NotFound(message);
            case 422 -> new CrmProblem.Invalid(message);
            default -> other(answer.status(), message);
        };
    }

    private static CrmProblem other(int status, String message) {
        if (status >= 500) {
            return new CrmProblem.ServerBroken(status, message);
        }
        return status >= 400
                ? new CrmProblem.ApiRefused(status, message)
                : new CrmProblem.Unreadable(status, "a redirect, which this protocol has not");
    }

    private static String message(Outcome.Answer answer) {
        return json(answer)
                .map(body -> body.has("message") ? body.path("message") : body.path("error"))
                .map(said -> said.isContainer() ? said.toString() : Lenient.text(said))
                .map(Answers::shortened)
                .orElseGet(() -> shortened(answer.text()));
    }

    private static Optional<JsonNode> json(Outcome.Answer answer) {
        try {
            return Optional.of(Json.tree(answer.body())).filter(JsonNode::isObject);
        } catch (Json.MalformedJson noJson) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > MAX_DETAIL ? line.substring(0, MAX_DETAIL) : line;
    }

    static <T> CrmReply<T> read(Outcome.Answer answer, Function<JsonNode, T> reader) {
        try {
            JsonNode body = Json.tree(answer.body());
            boolean refused = body.path("success").isBoolean() && !Lenient.flag(body, "success");
            return refused ? new Failed<>(new CrmProblem.Invalid(message(answer))) : new Done<>(reader.apply(body));
        } catch (Json.MalformedJson | Lenient.Missing unreadable) {
            return new Failed<>(new CrmProblem.Unreadable(answer.status(), String.valueOf(unreadable.getMessage())));
        }
    }
}
