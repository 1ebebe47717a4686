package dev.pactwire.docusign;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Outgoing;
import dev.pactwire.testing.FakeServer;
import dev.pactwire.testing.Impatient;
import dev.pactwire.testing.MovedClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/// A signing service under the test's control and our client of it, at the stroke of ten.
abstract class Wired {

    static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    static final String ACCOUNT = "8a1b2c3d-0000-4000-8000-00000000acc1";
    static final EnvelopeId NDA = new EnvelopeId(UUID.fromString("8a1b2c3d-0000-4000-8000-00000000e0e1"));
    static final URI BACK = URI.create("https://lumen.example/panel/back?state=1");

    final FakeServer service = new FakeServer();
    final MovedClock clock = new MovedClock(TEN);
    final Outgoing outgoing = new Impatient();
    final DocuSign docusign = new DocuSign(outgoing, new MemoryCallBudget(clock), clock, new Ids(clock));
    final SigningAccount.Access ada =
            new SigningAccount.Access(new SigningAccount(service.base(), ACCOUNT), "ada-access-token");

    @AfterEach
    void stop() throws Exception {
        service.close();
        outgoing.destroy();
    }

    EnvelopeCalls envelopes() {
        return docusign.envelopes(ada);
    }

    static <T> T done(SigningReply<T> reply) {
        return switch (reply) {
            case SigningReply.Done<T>(T value) -> value;
            case SigningReply.Failed<T>(SigningProblem problem) -> throw new AssertionError(problem.toString());
        };
    }

    static SigningProblem problem(SigningReply<?> reply) {
        return switch (reply) {
            case SigningReply.Failed<?>(SigningProblem problem) -> problem;
            case SigningReply.Done<?> done -> throw new AssertionError("succeeded: " + done);
        };
    }

    static String path(String rest) {
        return "/restapi/v2.1/accounts/" + ACCOUNT + rest;
    }

    static EnvelopeDraft nda(byte[] pdf) {
        return new EnvelopeDraft(
                "Lumen Studio: NDA",
                "Please sign.",
                "lumen-tx-1",
                List.of(new EnvelopeDraft.Document(1, "NDA \"été\".pdf", "pdf", pdf)),
                List.of(
                        new DraftRecipient.Signer(
                                1,
                                "Grace Lindqvist",
                                "grace@harborpine.example",
                                1,
                                List.of(DraftRecipient.Tab.at("signHereTabs", 1, 1, 72, 700)),
                                ""),
                        new DraftRecipient.CarbonCopy(2, "Mei Tanaka", "mei@lumen.example", 2)),
                Map.of("pactwire", "opportunity:42"),
                Optional.of(EventNotification.ofEverything(URI.create("https://lumen.example/hooks/docusign/7"))),
                Optional.of(new EnvelopeDraft.Notification(3, 2, 30, 0)));
    }

    static byte[] pdf() {
        return "%PDF-1.7 a contract".getBytes(StandardCharsets.US_ASCII);
    }
}
