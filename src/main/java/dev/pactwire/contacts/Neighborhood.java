package dev.pactwire.contacts;

import dev.pactwire.contacts.ObservationStore.Kept;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything that the arrival of some observations can change: the records that they are of, whatever shares an
/// identifier with them, whatever shares one with that, until nothing new is found.
final class Neighborhood {

    private final Subject subject;
    private final ObservationStore observations;
    private final DecisionStore decisions;
    private final Identifiers rules;

    private final Map<SourceRef, Kept> before = new LinkedHashMap<>();
    private final Map<SourceRef, Observation> now = new TreeMap<>();
    private final Set<Decision> decided = new HashSet<>();
    private final Map<Identifier, Integer> counts = new HashMap<>();

    /// How the counts change with what has arrived.
    private final Map<Identifier, Integer> more = new HashMap<>();

    private Neighborhood(Subject subject, ObservationStore observations, DecisionStore decisions, Identifiers rules) {
        this.subject = subject;
        this.observations = observations;
        this.decisions = decisions;
        this.rules = rules;
    }

    /// @param arrived what is said now
    /// @param withdrawn of which nothing is said any more
    static Neighborhood of(
            Subject subject,
            Collection<Observation> arrived,
            Collection<SourceRef> withdrawn,
            ObservationStore observations,
            DecisionStore decisions,
            Identifiers rules) {
        var neighborhood = new Neighborhood(subject, observations, decisions, rules);
        neighborhood.explore(arrived, withdrawn);
        return neighborhood;
    }

    private void explore(Collection<Observation> arrived, Collection<SourceRef> withdrawn) {
        List<SourceRef> named = Stream.concat(arrived.stream().map(Observation::ref), withdrawn.stream())
                .toList();
        List<Kept> known = observations.of(named);
        known.forEach(kept -> count(kept.observation(), -1));
        arrived.forEach(observation -> count(observation, 1));
        Set<UnifiedId> found = new HashSet<>();
        Set<Identifier> seen = new HashSet<>();
        Stream<Observation> frontier = Stream.concat(known.stream().map(Kept::observation), arrived.stream());
        Set<UnifiedId> next = Stream.concat(known.stream().map(Kept::unified), beyond(frontier.toList(), named, seen))
                .collect(Collectors.toSet());
        while (found.addAll(next)) {
            List<Kept> loaded = observations.ofUnified(next);
            loaded.forEach(kept -> before.put(kept.observation().ref(), kept));
            List<Observation> fresh = loaded.stream().map(Kept::observation).toList();
            next = beyond(fresh, fresh.stream().map(Observation::ref).toList(), seen)
                    .filter(id -> !found.contains(id))
                    .collect(Collectors.toSet());
        }
        before.values().forEach(kept -> now.put(kept.observation().ref(), kept.observation()));
        withdrawn.forEach(now::remove);
        arrived.forEach(observation -> now.put(observation.ref(), observation));
    }

    private void count(Observation observation, int by) {
        observation.identifiers().forEach(identifier -> more.merge(identifier, by, Integer::sum));
    }

    /// Who else has an identifier of these, or was decided about together with them.
    private Stream<UnifiedId> beyond(
            Collection<Observation> frontier, Collection<SourceRef> refs, Set<Identifier> seen) {
        List<Decision> about = decisions.about(refs);
        decided.addAll(about);
        List<SourceRef> partners =
                about.stream().flatMap(one -> Stream.of(one.one(), one.other())).toList();
        Set<Identifier> shared = frontier.stream()
                .flatMap(observation -> observation.identifiers().stream())
                .filter(identifier -> rules.joins(subject, identifier) && seen.add(identifier))
                .collect(Collectors.toSet());
        read(shared);
        Set<Identifier> followed = shared.stream().filter(this::isFollowed).collect(Collectors.toSet());
        return Stream.concat(
                followed.isEmpty() ? Stream.of() : observations.owners(subject, followed).stream(),
                partners.isEmpty()
                        ? Stream.of()
                        : observations.of(partners).stream().map(Kept::unified));
    }

    private void read(Collection<Identifier> identifiers) {
        Map<String, List<Identifier>> byKind = identifiers.stream().collect(Collectors.groupingBy(Identifier::kind));
        byKind.forEach((kind, some) -> {
            int most = rules.mostRecords(kind);
            if (most != Integer.MAX_VALUE) {
                int changing = some.stream()
                        .mapToInt(identifier -> Math.abs(more.getOrDefault(identifier, 0)))
                        .max()
                        .orElse(0);
                counts.putAll(observations.counts(subject, some, most + changing + 1));
            }
        });
    }

    /// What too many share, before and after, tells nothing, and was not followed before.
    private boolean isFollowed(Identifier identifier) {
        return counts.getOrDefault(identifier, 0) <= rules.mostRecords(identifier.kind()) || !isCrowded(identifier);
    }

    private boolean isCrowded(Identifier identifier) {
        return counts.getOrDefault(identifier, 0) + more.getOrDefault(identifier, 0)
                > rules.mostRecords(identifier.kind());
    }

    /// The records of each being as it is now.
    List<List<SourceRef>> beings() {
        return Partition.of(now.values(), decided, rules, this::isCrowded);
    }

    Observation now(SourceRef ref) {
        return java.util.Objects.requireNonNull(now.get(ref));
    }

    /// Whose each record was.
    Map<SourceRef, UnifiedId> owners() {
        var owners = new TreeMap<SourceRef, UnifiedId>();
        before.forEach((ref, kept) -> owners.put(ref, kept.unified()));
        return owners;
    }
}
