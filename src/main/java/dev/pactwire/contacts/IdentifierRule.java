package dev.pactwire.contacts;

import java.util.Set;

/// What holds for the identifiers of a kind.
///
/// @param mostEach how many different values one contact can have; a join that would bring more is not made
/// @param mostRecords a value that more source records share than that says nothing any more, such as the address of
///     an office that somebody typed for everyone
/// @param blocked values that say nothing, in their normal form
public record IdentifierRule(
        String kind, IdentifierClass strength, int mostEach, int mostRecords, Set<String> blocked) {

    public IdentifierRule {
        blocked = Set.copyOf(blocked);
    }

    /// Whether sharing this value can make two records one.
    boolean joins(String value) {
        return strength != IdentifierClass.WEAK && !blocked.contains(value);
    }
}
