package io.gimbal.web.model;

import io.gimbal.evidence.Evidence;
import io.gimbal.web.kit.Figures;
import java.util.List;
import java.util.Optional;

/// A number that versions are compared by: quality, latency and size side by side.
///
/// @param scale what the measured value is multiplied by to be in the unit that is shown
record Metric(String title, String type, String value, double scale) {
    static final List<Metric> ALL = List.of(
            new Metric("MAE", "evaluation", "mae", 1),
            new Metric("Bias", "evaluation", "bias", 1),
            new Metric("Worst slice", "evaluation", "worst_slice_mae", 1),
            new Metric("Shadow MAE", "shadow", "mae", 1),
            new Metric("Champion’s then", "shadow", "champion_mae", 1),
            new Metric("p99 ms", "latency", "p99_ms", 1),
            new Metric("Size kB", "size", "bytes", 0.001));

    /// What the newest evidence says.
    Optional<String> of(List<Evidence> evidence) {
        return evidence.stream()
                .filter(piece -> piece.type().value().equals(type))
                .findFirst()
                .flatMap(piece -> piece.values().findNumber(value))
                .map(number -> Figures.number(number * scale));
    }
}
