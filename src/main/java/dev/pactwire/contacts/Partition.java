package dev.pactwire.contacts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Says which source records are the same being. It follows from the records, the rules and the decisions alone: links
/// are tried in an order that does not depend on when anything arrived, and one that a rule or a decision forbids is
/// left out.
final class Partition {

    /// Those that are joined so far, with what must be known to join more.
    private static final class Group {

        private final List<SourceRef> members = new ArrayList<>();
        private final Map<String, Set<String>> values = new HashMap<>();
        private final Set<SourceRef> apartFrom = new HashSet<>();
    }

    private final Identifiers rules;
    private final Map<SourceRef, Group> groups = new TreeMap<>();

    private Partition(Identifiers rules) {
        this.rules = rules;
    }

    /// @param crowded whether too many records share that identifier, in the whole store
    /// @return the records of each being, each list and all lists in order
    static List<List<SourceRef>> of(
            Collection<Observation> observations,
            Collection<Decision> decisions,
            Identifiers rules,
            Predicate<Identifier> crowded) {
        var partition = new Partition(rules);
        observations.forEach(partition::add);
        decisions.stream().filter(one -> one.kind() == Decision.Kind.APART).forEach(partition::keepApart);
        decisions.stream()
                .filter(one -> one.kind() == Decision.Kind.JOINED)
                .sorted(Comparator.comparing(Decision::one).thenComparing(Decision::other))
                .forEach(partition::obey);
        partition.sharing(observations, crowded).forEach((identifier, refs) -> partition.join(refs));
        return partition.result();
    }

    private void add(Observation observation) {
        var group = new Group();
        group.members.add(observation.ref());
        for (Identifier identifier : observation.identifiers()) {
            group.values
                    .computeIfAbsent(identifier.kind(), kind -> new TreeSet<>())
                    .add(identifier.value());
        }
        groups.put(observation.ref(), group);
    }

    private void keepApart(Decision decision) {
        Group one = groups.get(decision.one());
        Group other = groups.get(decision.other());
        if (one != null && other != null) {
            one.apartFrom.add(decision.other());
            other.apartFrom.add(decision.one());
        }
    }

    /// Who shares what, the surest identifiers first.
    private SortedMap<Identifier, SortedSet<SourceRef>> sharing(
            Collection<Observation> observations, Predicate<Identifier> crowded) {
        var sharing = new TreeMap<Identifier, SortedSet<SourceRef>>(
                Comparator.comparing(rules::isUnique).reversed().thenComparing(Comparator.naturalOrder()));
        for (Observation observation : observations) {
            observation.identifiers().stream()
                    .filter(identifier -> rules.joins(observation.subject(), identifier) && !crowded.test(identifier))
                    .forEach(identifier -> sharing.computeIfAbsent(identifier, none -> new TreeSet<>())
                            .add(observation.ref()));
        }
        return sharing;
    }

    /// Each joins the first before it that it may join: whoever is kept apart from one may still be the same as
    /// another.
    private void join(SortedSet<SourceRef> refs) {
        for (SourceRef ref : refs) {
            for (SourceRef earlier : refs.headSet(ref)) {
                Group one = group(earlier);
                Group other = group(ref);
                if (one == other) {
                    break;
                }
                if (!isForbidden(one, other) && fits(one, other)) {
                    join(one, other);
                    break;
                }
            }
        }
    }

    private Group group(SourceRef ref) {
        return Objects.requireNonNull(groups.get(ref));
    }

    /// What a person has joined is joined, however many values it then has.
    private void obey(Decision decision) {
        Group one = groups.get(decision.one());
        Group other = groups.get(decision.other());
        if (one != null && other != null && one != other && !isForbidden(one, other)) {
            join(one, other);
        }
    }

    private static boolean isForbidden(Group one, Group other) {
        return one.members.stream().anyMatch(other.apartFrom::contains)
                || other.members.stream().anyMatch(one.apartFrom::contains);
    }

    /// Whether together they have no more values of each kind than one being can have.
    private boolean fits(Group one, Group other) {
        return one.values.entrySet().stream().allMatch(mine -> {
            var all = new HashSet<>(mine.getValue());
            all.addAll(other.values.getOrDefault(mine.getKey(), Set.of()));
            return all.size() <= rules.mostEach(mine.getKey())
                    || all.size() == mine.getValue().size();
        });
    }

    private void join(Group one, Group other) {
        one.members.addAll(other.members);
        one.apartFrom.addAll(other.apartFrom);
        other.values.forEach((kind, values) ->
                one.values.computeIfAbsent(kind, none -> new TreeSet<>()).addAll(values));
        other.members.forEach(member -> groups.put(member, one));
    }

    private List<List<SourceRef>> result() {
        var seen = new HashSet<Group>();
        return groups.values().stream()
                .filter(seen::add)
                .map(group -> group.members.stream().sorted().toList())
                .toList();
    }
}
