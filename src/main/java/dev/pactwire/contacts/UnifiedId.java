package dev.pactwire.contacts;

import java.util.UUID;

/// A contact or a company account. Opaque, and older ones sort first (UUID version 7). One that was merged into another
/// stays good as its alias.
public record UnifiedId(UUID value) implements Comparable<UnifiedId> {

    /// As PostgreSQL sorts them.
    @Override
    public int compareTo(UnifiedId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
