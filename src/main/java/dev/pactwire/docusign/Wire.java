package dev.pactwire.docusign;

import dev.pactwire.docusign.DocumentCalls.Download;
import dev.pactwire.docusign.SigningReply.Done;
import dev.pactwire.docusign.SigningReply.Failed;
import dev.pactwire.platform.Call;
import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Outcome;
import dev.pactwire.platform.Outgoing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One account's REST interface: adds the token, asks the budget first and tells it what the answer's headers said.
record Wire(Outgoing outgoing, CallBudget budget, Clock clock, Ids ids, SigningAccount.Access access) {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Duration PATIENCE_WITH_DOCUMENTS = Duration.ofMinutes(3);
    private static final int MAX_JSON = 16 * 1024 * 1024;

    Call call(String method, String path) {
        return Call.of(method, access.account().at(path))
                .header("Authorization", "Bearer " + access.accessToken())
                .header("Accept", "application/json")
                .within(PATIENCE)
                .atMost(MAX_JSON);
    }

    <T> SigningReply<T> read(String path, Function<JsonNode, T> reader) {
        return send(call("GET", path)).then(answer -> Answers.read(answer, reader));
    }

    <T> SigningReply<T> change(String method, String path, Object body, Function<JsonNode, T> reader) {
        return change(call(method, path).json(body), reader);
    }

    <T> SigningReply<T> change(Call call, Function<JsonNode, T> reader) {
        return send(call).then(answer -> Answers.readChange(answer, reader));
    }

    /// Reads the state of one envelope, which the service allows once in a while only.
    <T> SigningReply<T> readStatus(EnvelopeId envelope, String path, Function<JsonNode, T> reader) {
        Optional<Instant> later = budget.takeStatusRead(access.account(), envelope);
        if (later.isPresent()) {
            return new Failed<>(new SigningProblem.RateLimited(later.get()));
        }
        Optional<Instant> pause = budget.take(access.account());
        if (pause.isPresent()) {
            budget.giveBackStatusRead(access.account(), envelope);
            return new Failed<>(new SigningProblem.RateLimited(pause.get()));
        }
        Outcome outcome = outgoing.send(call("GET", path));
        if (neverCounted(outcome)) {
            budget.giveBackStatusRead(access.account(), envelope);
        }
        return heard(outcome).then(answer -> Answers.read(answer, reader));
    }

    private static boolean neverCounted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failure(Outcome.Kind kind, String detail) ->
                kind == Outcome.Kind.UNREACHABLE || kind == Outcome.Kind.BLOCKED;
            case Outcome.Answer answer -> answer.status() == 401;
        };
    }

    SigningReply<Outcome.Answer> send(Call call) {
        Optional<Instant> later = budget.take(access.account());
        return later.isPresent()
                ? new Failed<>(new SigningProblem.RateLimited(later.get()))
                : heard(outgoing.send(call));
    }

    private SigningReply<Outcome.Answer> heard(Outcome outcome) {
        if (outcome instanceof Outcome.Answer answer) {
            budget.learn(access.account(), CallBudget.Limits.from(answer));
            Answers.pause(answer, clock.instant()).ifPresent(until -> budget.pause(access.account(), until));
        }
        return Answers.judged(outcome, clock.instant());
    }

    /// The answer's bytes as they are, when they begin like the format that was asked for.
    SigningReply<Download> download(Call call, byte[] magic) {
        return send(call)
                .then(answer -> Download.begins(answer.body(), magic)
                        ? new Done<>(Download.from(answer))
                        : new Failed<>(new SigningProblem.Unreadable(
                                answer.status(),
                                "not the document that was asked for but "
                                        + answer.header("content-type").orElse("something") + " of "
                                        + answer.body().length + " bytes")));
    }
}
