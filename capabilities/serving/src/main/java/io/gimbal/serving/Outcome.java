package io.gimbal.serving;

/// What became of a prediction.
public enum Outcome {
    /// The value is the model's.
    ANSWERED,
    /// A guardrail moved the model's value into its bounds.
    CLIPPED,
    /// A guardrail does not let the model answer; there is no value.
    ABSTAINED,
    /// The model threw ([Failure#ERROR]) or gave no finite number ([Failure#IMPOSSIBLE]); there is no value.
    FAILED
}
