package dev.pactwire.contacts;

import dev.pactwire.testing.Hub;
import dev.pactwire.testing.MovedClock;
import dev.pactwire.testing.TestDatabase;
import dev.pactwire.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.StringNode;

/// Contacts in a database of their own, and records of a CRM and of a signing service that speak of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithContacts {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    final TestDatabase database = TestPostgres.fresh();
    final MovedClock clock = new MovedClock(NOW);
    Hub hub;
    Contacts contacts;

    @BeforeAll
    void start(@TempDir Path data) {
        hub = new Hub(database, data, clock, beans -> {});
        contacts = hub.get(Contacts.class);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    @BeforeEach
    void nothing_is_known() {
        database.jdbc()
                .sql("truncate contacts.unified, contacts.observation, contacts.decision cascade")
                .update();
    }

    static SourceRef person(int id) {
        return new SourceRef("copper", "person", String.valueOf(id));
    }

    static SourceRef lead(int id) {
        return new SourceRef("copper", "lead", String.valueOf(id));
    }

    static SourceRef signer(int id) {
        return new SourceRef("docusign", "recipient", String.valueOf(id));
    }

    /// A record with its own identifier, these, and a title in the group of its type.
    static Observation says(SourceRef ref, Instant asOf, String title, Identifier... more) {
        var own = new Identifier(ref.source() + "_" + ref.type(), ref.id());
        var identifiers = Stream.concat(Stream.of(own), Arrays.stream(more)).toList();
        Map<String, Said> attributes = new HashMap<>();
        attributes.put(ref.source() + "_" + ref.type() + "/title", new Said(StringNode.valueOf(title), true));
        attributes.put("name", new Said(StringNode.valueOf(title), false));
        return new Observation(ref, Subject.CONTACT, identifiers, attributes, List.of(), asOf);
    }

    static Observation says(SourceRef ref, Identifier... more) {
        return says(ref, NOW, ref.toString(), more);
    }

    static Identifier email(String value) {
        return Contacts.identifier(Identifiers.EMAIL, value).orElseThrow();
    }

    /// Whoever was converted from this lead says so.
    static Identifier wasLead(int id) {
        return new Identifier("copper_lead", String.valueOf(id));
    }

    UnifiedId of(SourceRef ref) {
        return hub.get(ObservationStore.class).of(List.of(ref)).getFirst().unified();
    }

    /// The records of each contact.
    Set<Set<SourceRef>> beings(Collection<SourceRef> refs) {
        return hub.get(ObservationStore.class).of(refs).stream()
                .collect(Collectors.groupingBy(
                        ObservationStore.Kept::unified,
                        Collectors.mapping(kept -> kept.observation().ref(), Collectors.toSet())))
                .values()
                .stream()
                .collect(Collectors.toSet());
    }

    long known() {
        return database.jdbc()
                .sql("select count(*) from contacts.unified")
                .query(Long.class)
                .single();
    }
}
