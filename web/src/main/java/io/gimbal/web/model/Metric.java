package io.gimbal.web.model;

import io.gimbal.evidence.Evidence;
import io.gimbal.web.kit.Figures;
import java.util.List;
import java.util.Optional;

/// A number that versions are compared by: quality, latency and size side by side.
///
/// @param meaning for who meets it the first time
/// @param scale what the measured value is multiplied by to be in the unit that is shown
/// @param signed whether its sign matters
public record Metric(String title, String meaning, String type, String value, double scale, boolean signed) {
    static final List<Metric> ALL = List.of(
            new Metric(
                    "MAE", "mean absolute error at validation, in the unit of what is predicted", "evaluation", "mae"),
            new Metric("Bias", "predicted minus observed at validation", "evaluation", "bias", 1, true),
            new Metric(
                    "Worst slice", "the largest MAE of any group it was evaluated by", "evaluation", "worst_slice_mae"),
            new Metric(
                    "Shadow MAE",
                    "while it was asked beside the champion, and nobody saw its answers",
                    "shadow",
                    "mae"),
            new Metric("Champion’s then", "the champion’s MAE on the same predictions", "shadow", "champion_mae"),
            new Metric("p99 ms", "99 of 100 predictions take at most so many milliseconds", "latency", "p99_ms"),
            new Metric("Size kB", "of the stored model", "size", "bytes", 0.001, false));

    private Metric(String title, String meaning, String type, String value) {
        this(title, meaning, type, value, 1, false);
    }

    /// What the newest evidence says.
    Optional<String> of(List<Evidence> evidence) {
        return evidence.stream()
                .filter(piece -> piece.type().value().equals(type))
                .findFirst()
                .flatMap(piece -> piece.values().findNumber(value))
                .map(number -> (signed && number > 0 ? "+" : "") + Figures.number(number * scale));
    }
}
