package dev.pactwire.recordtypes;

import java.util.List;
import java.util.Optional;

/// A way that opportunities go, stage by stage, in this order.
///
/// @param revenue whether its opportunities count as money to come
public record Pipeline(long id, String name, boolean revenue, List<Stage> stages) {

    /// @param winProbability percent, 0 to 100
    public record Stage(long id, long pipelineId, String name, int winProbability) {}

    public Optional<Stage> stage(long stageId) {
        return stages.stream().filter(stage -> stage.id() == stageId).findFirst();
    }

    public Stage first() {
        return stages.getFirst();
    }
}
