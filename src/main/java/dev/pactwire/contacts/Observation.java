package dev.pactwire.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What one record of a source says of one person or one company. A later one of the same record takes its place.
///
/// @param identifiers the record's own among them
/// @param attributes by their full names, such as `copper_person/title`
/// @param accounts records of companies that the person belongs to; one that was not observed yet has a shell account
/// @param asOf when the source changed the record last
public record Observation(
        SourceRef ref,
        Subject subject,
        List<Identifier> identifiers,
        Map<String, Said> attributes,
        List<SourceRef> accounts,
        Instant asOf) {

    public Observation {
        identifiers = identifiers.stream().distinct().sorted().toList();
        attributes = Map.copyOf(attributes);
        accounts = accounts.stream().distinct().sorted().toList();
    }

    /// Of a company that was only heard of: anything that is said of it counts more.
    static Observation shell(SourceRef account) {
        return new Observation(account, Subject.ACCOUNT, List.of(), Map.of(), List.of(), Instant.EPOCH);
    }
}
