package dev.pactwire.contacts;

import dev.pactwire.bus.Bus;
import dev.pactwire.contacts.ObservationStore.Kept;
import dev.pactwire.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/// Unified contacts and company accounts. What they are follows from what the sources say now and what people have
/// decided, never from the order in which it came.
@Component
public class Contacts {

    private final ObservationStore observations;
    private final UnifiedStore unified;
    private final DecisionStore decisions;
    private final Bus bus;
    private final Ids ids;
    private final Clock clock;
    private final Identifiers rules = Identifiers.usual();

    Contacts(
            ObservationStore observations,
            UnifiedStore unified,
            DecisionStore decisions,
            Bus bus,
            Ids ids,
            Clock clock) {
        this.observations = observations;
        this.unified = unified;
        this.decisions = decisions;
        this.bus = bus;
        this.ids = ids;
        this.clock = clock;
    }

    /// What is known of one contact or company account.
    public record Known(UnifiedId id, String name, String email, Map<String, JsonNode> attributes) {}

    /// An identifier in its normal form; empty when the value is none of that kind.
    public static Optional<Identifier> identifier(String kind, String value) {
        return Identifiers.normal(kind, value);
    }

    /// What some records of a source say now. An observation that is older than what is kept of its record changes
    /// nothing, and neither does one that says the same again.
    ///
    /// @return whose each record is
    @Transactional
    public Map<SourceRef, UnifiedId> observe(Collection<Observation> all) {
        observations.lock();
        var newest = new LinkedHashMap<SourceRef, Observation>();
        all.stream()
                .flatMap(one -> one.accounts().stream())
                .forEach(account -> newest.put(account, Observation.shell(account)));
        all.forEach(one -> newest.merge(one.ref(), one, (a, b) -> b.asOf().isBefore(a.asOf()) ? a : b));
        Map<SourceRef, Kept> kept = observations.of(newest.keySet()).stream()
                .collect(Collectors.toMap(known -> known.observation().ref(), known -> known));
        var owners = new TreeMap<SourceRef, UnifiedId>();
        kept.forEach((ref, known) -> owners.put(ref, known.unified()));
        newest.values().removeIf(one -> isNoNews(one, kept.get(one.ref())));
        for (Subject subject : Subject.values()) {
            List<Observation> news = newest.values().stream()
                    .filter(one -> one.subject() == subject)
                    .toList();
            if (!news.isEmpty()) {
                owners.putAll(settle(subject, news, List.of()));
            }
        }
        return owners;
    }

    private static boolean isNoNews(Observation said, @Nullable Kept kept) {
        return kept != null && (said.asOf().isBefore(kept.observation().asOf()) || said.equals(kept.observation()));
    }

    /// Nothing is said any more of these records: whatever followed from them alone is gone.
    @Transactional
    public void withdraw(Subject subject, Collection<SourceRef> refs) {
        observations.lock();
        if (!refs.isEmpty()) {
            var _ = settle(subject, List.of(), refs);
        }
    }

    /// A person says that two records are the same being. It holds against every rule and every later run.
    @Transactional
    public UnifiedId join(Subject subject, SourceRef one, SourceRef other, @Nullable UUID by) {
        return decide(subject, Decision.of(one, other, Decision.Kind.JOINED), by);
    }

    /// A person says that two records are not the same being. It holds against every rule and every later run.
    @Transactional
    public void separate(Subject subject, SourceRef one, SourceRef other, @Nullable UUID by) {
        var _ = decide(subject, Decision.of(one, other, Decision.Kind.APART), by);
    }

    private UnifiedId decide(Subject subject, Decision decision, @Nullable UUID by) {
        observations.lock();
        decisions.put(subject, decision, by, clock.instant());
        List<Observation> both = observations.of(List.of(decision.one(), decision.other())).stream()
                .map(Kept::observation)
                .toList();
        Map<SourceRef, UnifiedId> owners = settle(subject, both, List.of());
        return Objects.requireNonNull(owners.get(decision.one()), () -> "no record " + decision.one());
    }

    /// By the id that it has or once had.
    public Optional<Known> find(UnifiedId id) {
        return unified.today(id)
                .flatMap(today -> Optional.ofNullable(unified.of(List.of(today)).get(today))
                        .map(derived -> new Known(today, derived.name(), derived.email(), derived.attributes())));
    }

    /// The company accounts that a contact belongs to.
    public List<UnifiedId> accountsOf(UnifiedId contact) {
        return unified.today(contact).map(observations::accountsOf).orElse(List.of());
    }

    private Map<SourceRef, UnifiedId> settle(
            Subject subject, Collection<Observation> arrived, Collection<SourceRef> withdrawn) {
        var around = Neighborhood.of(subject, arrived, withdrawn, observations, decisions, rules);
        Map<SourceRef, UnifiedId> owners = around.owners();
        var naming = Naming.of(around.beings(), owners, () -> new UnifiedId(ids.ordered()));
        write(subject, around, naming);
        keep(arrived, withdrawn, owners, naming);
        naming.merged().forEach(unified::merge);
        naming.gone().forEach(unified::remove);
        tell(subject, naming);
        return naming.ids();
    }

    /// What has changed of whom, and who is new.
    private void write(Subject subject, Neighborhood around, Naming naming) {
        var members = new TreeMap<UnifiedId, List<Observation>>();
        naming.ids()
                .forEach((ref, id) ->
                        members.computeIfAbsent(id, none -> new ArrayList<>()).add(around.now(ref)));
        Map<UnifiedId, Derived> known = unified.of(members.keySet());
        var changed = new TreeMap<UnifiedId, Derived>();
        members.forEach((id, observed) -> {
            var derived = Derived.of(observed);
            if (!derived.equals(known.get(id))) {
                changed.put(id, derived);
            }
        });
        if (!changed.isEmpty()) {
            Instant now = clock.instant();
            unified.put(subject, changed, now);
            bus.publishAll(changed.keySet().stream()
                    .filter(id -> !known.containsKey(id))
                    .map(id -> new UnifiedEvent.Created(id.value(), subject))
                    .toList());
            bus.publishAll(changed.entrySet().stream()
                    .filter(entry -> known.containsKey(entry.getKey()))
                    .map(entry -> new UnifiedEvent.Changed(
                            entry.getKey().value(), subject, differing(known.get(entry.getKey()), entry.getValue())))
                    .toList());
        }
    }

    private static List<String> differing(@Nullable Derived before, Derived now) {
        Map<String, JsonNode> old = before == null ? Map.of() : before.attributes();
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.attributes().keySet());
        names.removeIf(name -> Objects.equals(old.get(name), now.attributes().get(name)));
        return List.copyOf(names);
    }

    private void keep(
            Collection<Observation> arrived,
            Collection<SourceRef> withdrawn,
            Map<SourceRef, UnifiedId> owners,
            Naming naming) {
        if (!withdrawn.isEmpty()) {
            observations.remove(withdrawn);
        }
        if (!arrived.isEmpty()) {
            observations.put(arrived.stream()
                    .map(one ->
                            new Kept(one, Objects.requireNonNull(naming.ids().get(one.ref()))))
                    .toList());
        }
        var written = arrived.stream().map(Observation::ref).collect(Collectors.toCollection(HashSet::new));
        var moved = new TreeMap<SourceRef, UnifiedId>();
        naming.ids().forEach((ref, id) -> {
            if (!written.contains(ref) && !id.equals(owners.get(ref))) {
                moved.put(ref, id);
            }
        });
        if (!moved.isEmpty()) {
            observations.assign(moved);
        }
    }

    private void tell(Subject subject, Naming naming) {
        bus.publishAll(naming.merged().entrySet().stream()
                .map(entry -> new UnifiedEvent.Merged(
                        entry.getKey().value(), subject, entry.getValue().value()))
                .toList());
        bus.publishAll(naming.gone().stream()
                .map(id -> new UnifiedEvent.Gone(id.value(), subject))
                .toList());
    }
}
