package dev.pactwire.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What one record of a source says of one person or one company. A later one of the same record takes its place.
///
/// @param identifiers the record's own among them
/// @param attributes by their full names, such as `copper_person/title`
/// @param asOf when the source changed the record last
public record Observation(
        SourceRef ref, Subject subject, List<Identifier> identifiers, Map<String, Said> attributes, Instant asOf) {

    public Observation {
        identifiers = identifiers.stream().distinct().sorted().toList();
        attributes = Map.copyOf(attributes);
    }
}
