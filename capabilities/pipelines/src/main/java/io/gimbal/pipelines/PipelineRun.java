package io.gimbal.pipelines;

import io.gimbal.graph.AssetRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One execution of a pipeline. The times are wall-clock time but for the as-of of the request.
///
/// @param tracked the same run in tracking; empty until it starts
/// @param message why it ended as it did; empty after a success
/// @param steps in order
public record PipelineRun(
        RunId id,
        RunRequest request,
        long seed,
        RunState state,
        Optional<AssetRef> tracked,
        Instant queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<String> message,
        List<StepRun> steps) {
    public PipelineRun {
        Objects.requireNonNull(id);
        Objects.requireNonNull(request);
        Objects.requireNonNull(state);
        Objects.requireNonNull(queuedAt);
        steps = List.copyOf(steps);
    }

    static PipelineRun queued(RunId id, Pipeline pipeline, RunRequest request, Instant now) {
        RunRequest bound = new RunRequest(request.asOf(), pipeline.bind(request.parameters()), request.startedBy());
        return new PipelineRun(
                id,
                bound,
                pipeline.effectiveSeed(),
                RunState.QUEUED,
                Optional.empty(),
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                pipeline.steps().stream().map(StepRun::waiting).toList());
    }

    PipelineRun start(AssetRef run, Instant now) {
        return new PipelineRun(
                id,
                request,
                seed,
                RunState.RUNNING,
                Optional.of(run),
                queuedAt,
                Optional.of(now),
                endedAt,
                message,
                steps);
    }

    PipelineRun with(int position, StepRun step) {
        List<StepRun> next = new ArrayList<>(steps);
        next.set(position, step);
        return withSteps(next);
    }

    /// The same run with other steps.
    public PipelineRun withSteps(List<StepRun> others) {
        return new PipelineRun(id, request, seed, state, tracked, queuedAt, startedAt, endedAt, message, others);
    }

    PipelineRun succeed(Instant now) {
        return end(RunState.SUCCEEDED, now, Optional.empty());
    }

    /// @param outcome [RunState#FAILED] or [RunState#CANCELLED]; what was running ends with it
    PipelineRun stop(RunState outcome, Instant now, String why) {
        PipelineRun ended = end(outcome, now, Optional.of(why));
        StepState end = outcome == RunState.CANCELLED ? StepState.CANCELLED : StepState.FAILED;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).state() == StepState.RUNNING) {
                ended = ended.with(i, steps.get(i).fail(now, end, why));
            }
        }
        return ended;
    }

    private PipelineRun end(RunState outcome, Instant now, Optional<String> why) {
        return new PipelineRun(id, request, seed, outcome, tracked, queuedAt, startedAt, Optional.of(now), why, steps);
    }

    /// What its steps have made of a kind, in order.
    public List<StepOutput> outputs(StepOutput.Kind kind) {
        return steps.stream()
                .flatMap(step -> step.output().stream())
                .filter(output -> output.kind() == kind)
                .toList();
    }
}
