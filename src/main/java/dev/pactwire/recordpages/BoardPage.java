package dev.pactwire.recordpages;

import dev.pactwire.facts.Editor;
import dev.pactwire.facts.Shown;
import java.util.List;

/// The open opportunities of one pipeline, stage by stage.
///
/// @param owner as in `ListState`
public record BoardPage(
        long pipeline,
        List<Editor.Option> pipelines,
        String owner,
        List<Editor.Option> owners,
        List<Column> columns,
        boolean editable) {

    /// @param hidden how many more there are than cards
    public record Column(
            long stageId, String name, int count, List<Shown.Money> values, List<Card> cards, int hidden) {}

    public record Card(long id, String name, String company, Shown value, Shown closes, Shown owner) {}

    public String address() {
        return "/opportunities/board?pipeline=" + pipeline + (owner.isEmpty() ? "" : "&owner=" + owner);
    }
}
