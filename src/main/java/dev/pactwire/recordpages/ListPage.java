package dev.pactwire.recordpages;

import dev.pactwire.facts.Editor;
import dev.pactwire.facts.Shown;
import dev.pactwire.recordtypes.RecordType;
import java.util.List;

/// A page of a list, and what it can be narrowed by.
///
/// @param previous the address of the page before, empty on the first
/// @param next the address of the page behind, empty on the last
public record ListPage(
        ListState state,
        List<Columns.Column> columns,
        List<Row> rows,
        String previous,
        String next,
        List<Editor.Option> owners,
        List<Editor.Option> statuses,
        List<Editor.Option> pipelines,
        boolean editable) {

    public RecordType type() {
        return state.type();
    }

    /// @param cells one for each column; the first, the name, stands in the row itself
    public record Row(long id, String path, String name, String initials, String icon, List<Shown> cells) {}

    public int first() {
        return (state.page() - 1) * ListState.PAGE_SIZE + 1;
    }

    public int last() {
        return first() + rows.size() - 1;
    }
}
