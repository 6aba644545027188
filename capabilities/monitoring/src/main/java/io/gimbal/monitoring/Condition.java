package io.gimbal.monitoring;

import io.gimbal.statistics.Measurement;

/// A pure question about the signals of a chunk. It is undefined where a signal that it needs is.
@FunctionalInterface
public interface Condition {
    Measurement<Boolean> test(Signals signals);

    /// Undefined where this is.
    default Condition negated() {
        return signals -> test(signals).map(holds -> !holds);
    }
}
