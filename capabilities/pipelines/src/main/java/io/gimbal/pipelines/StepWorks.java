package io.gimbal.pipelines;

/// How steps are done. Thread-safe.
public interface StepWorks {
    /// For the steps of one run, which are prepared one after the other.
    ForRun open(RunContext context);

    /// Prepares a step whose inputs have been made.
    @FunctionalInterface
    interface ForRun {
        StepWork prepare(Step step);
    }
}
