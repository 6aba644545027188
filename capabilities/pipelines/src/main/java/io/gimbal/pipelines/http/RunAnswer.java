package io.gimbal.pipelines.http;

import io.gimbal.core.Digest;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.pipelines.PipelineRun;
import io.gimbal.pipelines.RunState;
import io.gimbal.pipelines.StepOutput;
import io.gimbal.pipelines.StepRun;
import io.gimbal.pipelines.StepState;
import io.gimbal.pipelines.VersionFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run as answered.
///
/// @param progress over all steps, 0 to 1
/// @param versions what it registered
record RunAnswer(
        long run,
        String project,
        String pipeline,
        RunState state,
        Instant asOf,
        Map<String, JsonValue> parameters,
        long seed,
        String startedBy,
        Optional<String> tracked,
        Instant queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<String> message,
        double progress,
        List<StepAnswer> steps,
        List<VersionFacts.Registered> versions) {

    /// A step as answered.
    record StepAnswer(
            String name,
            String verb,
            StepState state,
            boolean cached,
            Optional<Instant> startedAt,
            Optional<Instant> endedAt,
            Optional<Double> seconds,
            Optional<Long> rows,
            double progress,
            String message,
            Optional<Digest> digest,
            Optional<JsonObject> facts) {
        static StepAnswer of(StepRun step) {
            return new StepAnswer(
                    step.name(),
                    step.verb(),
                    step.state(),
                    step.state() == StepState.CACHED,
                    step.startedAt(),
                    step.endedAt(),
                    step.startedAt().flatMap(start -> step.endedAt().map(end -> seconds(start, end))),
                    step.output().map(StepOutput::rows),
                    step.progress(),
                    step.message(),
                    step.output().flatMap(StepOutput::digest),
                    step.output().map(StepOutput::facts));
        }

        private static double seconds(Instant start, Instant end) {
            return Duration.between(start, end).toMillis() / 1e3;
        }
    }

    static RunAnswer of(PipelineRun run) {
        return new RunAnswer(
                run.id().number(),
                run.id().pipeline().project(),
                run.id().pipeline().name(),
                run.state(),
                run.request().asOf(),
                run.request().parameters(),
                run.seed(),
                run.request().startedBy(),
                run.tracked().map(AssetRef::toString),
                run.queuedAt(),
                run.startedAt(),
                run.endedAt(),
                run.message(),
                run.steps().stream().mapToDouble(StepRun::progress).sum()
                        / run.steps().size(),
                run.steps().stream().map(StepAnswer::of).toList(),
                run.outputs(StepOutput.Kind.VERSIONS).stream()
                        .flatMap(output -> VersionFacts.read(output.facts()).versions().stream())
                        .toList());
    }
}
