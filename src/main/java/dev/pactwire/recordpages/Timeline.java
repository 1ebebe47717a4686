package dev.pactwire.recordpages;

import dev.pactwire.records.RecordType;
import java.time.Instant;
import java.util.List;

/// What happened with a record, newest first.
///
/// @param nextPage 0 when nothing older is left
public record Timeline(RecordType type, long id, List<Entry> entries, int nextPage) {

    /// @param isNote written by a person, not by Pactwire
    /// @param about the record it happened with, for pages that tell of several; empty on the record's own page
    public record Entry(
            long id,
            String icon,
            Label kind,
            String who,
            String initials,
            Instant at,
            String details,
            List<Change> changes,
            boolean isNote,
            boolean deletable,
            List<Shown.Link> about) {}

    /// A kind of activity, for choosing.
    public record Kind(long id, Label label, String icon) {}

    public record Change(Label field, Shown before, Shown after) {}
}
