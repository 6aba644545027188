package io.gimbal.monitoring.alerts;

import io.gimbal.statistics.Measurement;

/// What one chunk says about one alert.
public enum Health {
    BAD,
    /// Neither bad nor healthy enough to clear.
    BETWEEN,
    HEALTHY,
    /// A signal has no value. Undefined is neither bad nor healthy, so it ends a row of either.
    UNDEFINED,
    /// Too few labels for a verdict, which ends a row too: two bad chunks with such a one between them are not two in a
    /// row.
    TOO_FEW_LABELS;

    static Health of(AlertPolicy policy, ChunkOutcome chunk) {
        if (chunk.champion().labels() < policy.minimumLabels()) {
            return TOO_FEW_LABELS;
        }
        return switch (policy.when().test(chunk.signals())) {
            case Measurement.Measured<Boolean>(Boolean bad) when bad -> BAD;
            case Measurement.Measured<Boolean> _ ->
                policy.clear()
                        .test(chunk.signals())
                        .map(clear -> clear ? HEALTHY : BETWEEN)
                        .find()
                        .orElse(UNDEFINED);
            case Measurement.Undefined<Boolean> _ -> UNDEFINED;
        };
    }
}
