package io.gimbal.pipelines;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// How a step of a run fares.
///
/// @param verb what it does, as declarations call it
/// @param progress 0 to 1
/// @param message what it made, is doing, or why it failed; empty before it starts
public record StepRun(
        String name,
        String verb,
        StepState state,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        double progress,
        String message,
        Optional<StepOutput> output) {
    public StepRun {
        Objects.requireNonNull(state);
        Objects.requireNonNull(startedAt);
        Objects.requireNonNull(endedAt);
        Objects.requireNonNull(output);
    }

    static StepRun waiting(Step step) {
        return new StepRun(
                step.name(),
                step.verb(),
                StepState.WAITING,
                Optional.empty(),
                Optional.empty(),
                0,
                "",
                Optional.empty());
    }

    StepRun start(Instant now) {
        return new StepRun(name, verb, StepState.RUNNING, Optional.of(now), Optional.empty(), 0, "", Optional.empty());
    }

    StepRun at(double share, String doing) {
        return new StepRun(name, verb, state, startedAt, endedAt, share, doing, output);
    }

    StepRun succeed(Instant now, StepOutput made, boolean cached) {
        StepState end = cached ? StepState.CACHED : StepState.SUCCEEDED;
        return new StepRun(name, verb, end, startedAt, Optional.of(now), 1, made.message(), Optional.of(made));
    }

    StepRun fail(Instant now, StepState end, String why) {
        return new StepRun(name, verb, end, startedAt, Optional.of(now), progress, why, output);
    }
}
