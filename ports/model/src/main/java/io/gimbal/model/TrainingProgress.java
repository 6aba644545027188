package io.gimbal.model;

/// Hears how far a training is, on the thread that trains. Throwing from it ends the training with that
/// exception: the way to cancel.
@FunctionalInterface
public interface TrainingProgress {
    TrainingProgress NONE = (_, _) -> {};

    /// @param share of the work that is done, from 0 to 1, never going back
    /// @param step what was just finished, in words
    void report(double share, String step);
}
