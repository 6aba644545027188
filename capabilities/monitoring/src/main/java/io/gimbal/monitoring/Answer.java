package io.gimbal.monitoring;

/// What one model said to one request.
public sealed interface Answer {
    /// A finite number.
    record Predicted(double value) implements Answer {
        public Predicted {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a prediction is a finite number, not " + value);
            }
        }
    }

    /// A number that cannot be: infinite or not a number.
    record Impossible() implements Answer {}

    /// The model could not answer.
    record Failed() implements Answer {}

    /// The model was not asked, or not the champion at the time.
    record Absent() implements Answer {}

    /// The answer that a raw output is.
    static Answer of(double output) {
        return Double.isFinite(output) ? new Predicted(output) : new Impossible();
    }
}
