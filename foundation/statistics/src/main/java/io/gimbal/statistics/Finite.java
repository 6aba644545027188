package io.gimbal.statistics;

/// Results that must be numbers: finite values can be so large that what is made of them is not.
final class Finite {
    private Finite() {}

    /// @param what whose numbers are too large, for people
    static Measurement<Double> of(double value, String what) {
        return Double.isFinite(value)
                ? Measurement.of(value)
                : Measurement.undefined(UndefinedReason.DEGENERATE, what + " exceed what a double holds");
    }
}
