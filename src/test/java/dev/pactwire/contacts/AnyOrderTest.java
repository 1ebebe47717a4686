package dev.pactwire.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pactwire.testing.RunsBeside;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whatever the order and however often: the same words lead to the same contacts.
@RunsBeside
class AnyOrderTest extends WithContacts {

    private static final long SEED = 20_261_123;
    private static final int WORLDS = 8;
    private static final int ORDERS = 3;
    private static final int RECORDS = 14;
    private static final int WORDS = 40;
    private static final int ADDRESSES = 9;

    /// What is said, all of it, and what is decided.
    private record World(List<Observation> words, List<Decision> decisions, List<SourceRef> refs) {}

    @Test
    void the_same_words_in_any_order_and_in_any_portions_come_to_the_same_contacts() {
        var random = new Random(SEED);
        for (int number = 0; number < WORLDS; number++) {
            World world = world(random);
            Map<Set<SourceRef>, Derived> expected = told(world, random);
            for (int order = 0; order < ORDERS; order++) {
                assertThat(told(world, random))
                        .as("world " + number + ", order " + order)
                        .isEqualTo(expected);
            }
        }
    }

    private static World world(Random random) {
        var refs = new ArrayList<SourceRef>();
        for (int i = 0; i < RECORDS; i++) {
            refs.add(
                    switch (i % 3) {
                        case 0 -> person(i);
                        case 1 -> lead(i);
                        default -> signer(i);
                    });
        }
        var words = new ArrayList<Observation>();
        for (int i = 0; i < WORDS; i++) {
            Instant asOf = NOW.plusSeconds(i);
            var identifiers = new ArrayList<Identifier>();
            for (int j = random.nextInt(3); j > 0; j--) {
                identifiers.add(email("a" + random.nextInt(ADDRESSES) + "@harborpine.example"));
            }
            if (random.nextInt(6) == 0) {
                identifiers.add(wasLead(1 + 3 * random.nextInt(4)));
            }
            words.add(says(
                    refs.get(random.nextInt(refs.size())),
                    asOf,
                    "title " + random.nextInt(5),
                    identifiers.toArray(Identifier[]::new)));
        }
        var decisions = new ArrayList<Decision>();
        for (int i = 0; i < 3; i++) {
            SourceRef one = refs.get(random.nextInt(refs.size()));
            SourceRef other = refs.get(random.nextInt(refs.size()));
            if (!one.equals(other)) {
                decisions.add(
                        Decision.of(one, other, random.nextBoolean() ? Decision.Kind.JOINED : Decision.Kind.APART));
            }
        }
        return new World(words, decisions.stream().distinct().toList(), refs);
    }

    private Map<Set<SourceRef>, Derived> told(World world, Random random) {
        nothing_is_known();
        for (Decision decision : world.decisions()) {
            hub.get(DecisionStore.class).put(Subject.CONTACT, decision, null, NOW);
        }
        var words = new ArrayList<>(world.words());
        words.addAll(world.words().subList(0, WORDS / 4));
        Collections.shuffle(words, random);
        for (int from = 0; from < words.size(); ) {
            int to = Math.min(words.size(), from + 1 + random.nextInt(8));
            contacts.observe(words.subList(from, to));
            from = to;
        }
        return seen(world.refs());
    }

    private Map<Set<SourceRef>, Derived> seen(List<SourceRef> refs) {
        var seen = new HashMap<Set<SourceRef>, Derived>();
        var byId = new HashMap<UnifiedId, Set<SourceRef>>();
        hub.get(ObservationStore.class)
                .of(refs)
                .forEach(kept -> byId.computeIfAbsent(kept.unified(), none -> new HashSet<>())
                        .add(kept.observation().ref()));
        hub.get(UnifiedStore.class).of(byId.keySet()).forEach((id, derived) -> seen.put(byId.get(id), derived));
        assertThat(known()).isEqualTo(byId.size());
        return seen;
    }
}
