package io.gimbal.pipelines.http;

import io.gimbal.json.JsonValue;
import io.gimbal.pipelines.Pipeline;
import io.gimbal.pipelines.PipelineRun;
import io.gimbal.pipelines.RunState;
import io.gimbal.pipelines.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A pipeline as answered.
///
/// @param lastRun empty if it has not run yet
record PipelineAnswer(
        String project,
        String name,
        Map<String, JsonValue> parameters,
        Optional<Long> seed,
        List<StepName> steps,
        Optional<LastRun> lastRun) {
    /// A step and what it does.
    record StepName(String name, String verb) {}

    /// The newest run in short.
    record LastRun(long run, RunState state, Instant asOf, Instant queuedAt) {}

    /// @param newest none or one
    static PipelineAnswer of(Pipeline pipeline, List<PipelineRun> newest) {
        return new PipelineAnswer(
                pipeline.name().project(),
                pipeline.name().name(),
                pipeline.parameters(),
                pipeline.seed(),
                pipeline.steps().stream().map(PipelineAnswer::step).toList(),
                newest.stream()
                        .map(run -> new LastRun(
                                run.id().number(), run.state(), run.request().asOf(), run.queuedAt()))
                        .findFirst());
    }

    private static StepName step(Step step) {
        return new StepName(step.name(), step.verb());
    }
}
