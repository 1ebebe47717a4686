package dev.pactwire.recordpages;

import dev.pactwire.facts.Label;
import dev.pactwire.facts.Shown;
import dev.pactwire.recordtypes.RecordType;
import java.time.Instant;
import java.util.List;

/// What happened with a record, newest first.
///
/// @param nextPage 0 when nothing older is left
public record Timeline(RecordType type, long id, List<Entry> entries, int nextPage) {

    /// @param text what was written, cut where a link begins and ends
    /// @param isNote written by a person, not by Pactwire
    /// @param editable by the viewer, who has written it
    /// @param about the record it happened with, for pages that tell of several; empty on the record's own page
    public record Entry(
            long id,
            String icon,
            Label kind,
            String who,
            String initials,
            Instant at,
            List<Shown.Link> text,
            List<Change> changes,
            boolean isNote,
            boolean editable,
            boolean deletable,
            List<Shown.Link> about) {}

    /// A kind of activity, for choosing.
    public record Kind(long id, Label label, String icon) {}

    public record Change(Label field, Shown before, Shown after) {}
}
