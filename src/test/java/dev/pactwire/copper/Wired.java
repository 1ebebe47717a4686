package dev.pactwire.copper;

import dev.pactwire.platform.Ids;
import dev.pactwire.platform.Json;
import dev.pactwire.platform.Outgoing;
import dev.pactwire.testing.FakeServer;
import dev.pactwire.testing.Impatient;
import dev.pactwire.testing.MovedClock;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/// A CRM under the test's control and our client of it, at the stroke of ten.
abstract class Wired {

    static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    static final RecordRef DEAL = new RecordRef(RecordType.OPPORTUNITY, 42);
    static final RecordRef GRACE = new RecordRef(RecordType.PERSON, 7);

    final FakeServer crm = new FakeServer();
    final MovedClock clock = new MovedClock(TEN);
    final Ids ids = new Ids(clock);
    final Outgoing outgoing = new Impatient();
    final MemoryCallMeter meter = new MemoryCallMeter(clock, ids);
    final URI base = crm.base().resolve("/developer_api/v1");
    final CopperConnection connection = new CopperConnection(
            base, new CopperConnection.ApiKey("key-of-tomas", "tomas@lumen.example"), CopperConnection.Quota.OF_COPPER);
    final CopperSession session = new Copper(outgoing, meter, ids).at(connection, Urgency.INTERACTIVE);

    @AfterEach
    void stop() throws Exception {
        crm.close();
        outgoing.destroy();
    }

    static AccountCalls.Account offering(Extension... extensions) {
        Set<Extension> all = EnumSet.noneOf(Extension.class);
        all.addAll(Set.of(extensions));
        return new AccountCalls.Account(1, "Lumen Studio", "Europe/Paris", all);
    }

    static <T> T done(CrmReply<T> reply) {
        return switch (reply) {
            case CrmReply.Done<T>(T value) -> value;
            case CrmReply.Failed<T>(CrmProblem problem) -> throw new AssertionError(problem.toString());
        };
    }

    static CrmProblem problem(CrmReply<?> reply) {
        return switch (reply) {
            case CrmReply.Failed<?>(CrmProblem problem) -> problem;
            case CrmReply.Done<?> done -> throw new AssertionError("succeeded: " + done);
        };
    }

    String lastCall() {
        return crm.last().method() + " " + crm.last().target().replace("/developer_api/v1", "");
    }

    JsonNode lastBody() {
        return Json.tree(crm.last().body());
    }
}
