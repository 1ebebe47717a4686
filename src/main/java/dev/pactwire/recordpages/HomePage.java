package dev.pactwire.recordpages;

import dev.pactwire.facts.Shown;
import java.util.List;

/// The first page of the day: what is open, what presses, what has happened.
///
/// @param pipelines those in which the viewer has open opportunities
/// @param closing the viewer's opportunities that should close first, late ones before all
public record HomePage(
        Total total,
        List<PipelineShare> pipelines,
        List<Closing> closing,
        List<RecordPage.Todo> todos,
        List<Timeline.Entry> news,
        boolean editable) {

    public record PipelineShare(long id, String name, Total total, List<StageShare> stages) {}

    /// @param percent of the weightiest stage of its pipeline, for its bar
    public record StageShare(long id, String name, Total total, int percent) {}

    public record Closing(long id, String name, String company, String stage, Shown value, Shown closes) {}
}
