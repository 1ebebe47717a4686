package dev.pactwire.contacts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Which id each being has from now on. An id stays where the first of its records is; of several ids the oldest stays,
/// and the others become its aliases.
///
/// @param ids whose each record is
/// @param merged ids that have become aliases of others
/// @param gone ids of which no record is left
record Naming(Map<SourceRef, UnifiedId> ids, Map<UnifiedId, UnifiedId> merged, Set<UnifiedId> gone) {

    /// @param beings the records of each
    /// @param owners whose each record was; new ones are absent
    static Naming of(Collection<List<SourceRef>> beings, Map<SourceRef, UnifiedId> owners, Supplier<UnifiedId> fresh) {
        var present = new TreeSet<SourceRef>();
        beings.forEach(present::addAll);
        var first = new HashMap<UnifiedId, SourceRef>();
        owners.forEach((ref, id) -> {
            if (present.contains(ref)) {
                first.merge(id, ref, (one, other) -> one.compareTo(other) < 0 ? one : other);
            }
        });
        var claims = new HashMap<SourceRef, UnifiedId>();
        first.forEach((id, ref) -> claims.put(ref, id));
        var ids = new TreeMap<SourceRef, UnifiedId>();
        var merged = new TreeMap<UnifiedId, UnifiedId>();
        for (List<SourceRef> being : beings) {
            var claimed = new TreeSet<UnifiedId>();
            being.stream().filter(claims::containsKey).map(claims::get).forEach(claimed::add);
            UnifiedId id = claimed.isEmpty() ? fresh.get() : claimed.getFirst();
            being.forEach(ref -> ids.put(ref, id));
            claimed.stream().filter(other -> !other.equals(id)).forEach(other -> merged.put(other, id));
        }
        var gone = new TreeSet<>(owners.values());
        gone.removeAll(first.keySet());
        return new Naming(ids, merged, gone);
    }
}
