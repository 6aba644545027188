package io.gimbal.data;

import io.gimbal.core.CodedException;
import java.util.Objects;
import java.util.Optional;

/// What came of one [DatasetCheck].
///
/// @param expected in words
/// @param measured in words; empty where nothing could be measured
public record CheckResult(String name, Outcome outcome, String expected, Optional<String> measured) {
    /// Only [#PASSED] is good: undefined is not OK.
    public enum Outcome {
        PASSED,
        FAILED,
        /// There is nothing to measure.
        UNDEFINED
    }

    public CheckResult {
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(measured);
        if (name.isBlank() || expected.isBlank()) {
            throw CodedException.invalidArgument("a check's result has a name and says what was expected");
        }
    }

    /// `volume must be greater than 5000, measured 12`
    @Override
    public String toString() {
        return name + " " + expected + measured.map(it -> ", measured " + it).orElse(", nothing to measure");
    }
}
