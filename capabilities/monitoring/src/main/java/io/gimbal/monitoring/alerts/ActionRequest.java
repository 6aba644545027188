package io.gimbal.monitoring.alerts;

import io.gimbal.statistics.Measurement;
import java.time.Instant;

/// What a critical alert asks for, or why it does not.
public sealed interface ActionRequest {
    AlertName alert();

    Instant at();

    /// Let the failsafe answer; whoever has it sees to it that it is not engaged again within the cooldown.
    ///
    /// @param champion its mean absolute error over the alert's chunks
    /// @param failsafe that of the failsafe on the same requests
    record EngageFailsafe(AlertName alert, Instant at, Measurement<Double> champion, Measurement<Double> failsafe)
            implements ActionRequest {}

    /// The failsafe is not known to be better, so the champion stays.
    record KeepChampion(AlertName alert, Instant at, Measurement<Double> champion, Measurement<Double> failsafe)
            implements ActionRequest {}

    record Retrain(AlertName alert, Instant at, String pipeline) implements ActionRequest {}

    /// A retraining was asked for within the cooldown.
    ///
    /// @param until when it may be asked for again
    record RetrainLater(AlertName alert, Instant at, Instant until) implements ActionRequest {}
}
