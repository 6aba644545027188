package io.gimbal.debt;

import io.gimbal.evidence.Evidence;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// What became of a model's error when it was trained without a feature view.
///
/// @param error mean absolute error with the view
/// @param errorWithout the same without it; empty when there is no model without it
/// @param distinct how many different rows of the view there were in training
public record LeftOutView(AssetRef view, double error, Optional<Double> errorWithout, long distinct) {
    /// A smaller gain, as a share of the error, is noise.
    private static final double LEAST_GAIN = 0.005;

    public LeftOutView {
        Objects.requireNonNull(view);
        Objects.requireNonNull(errorWithout);
    }

    /// The views of a project that were left out of a training; empty when none was.
    public static List<LeftOutView> of(Surroundings surroundings, String project) {
        return surroundings.ofKind(Kinds.FEATURE_VIEW).stream()
                .map(Asset::ref)
                .filter(view -> view.namespace().equals(project))
                .flatMap(view -> surroundings.latest(view, Kinds.FEATURE_VALUE).stream())
                .map(LeftOutView::of)
                .toList();
    }

    private static LeftOutView of(Evidence piece) {
        JsonObject values = piece.values();
        return new LeftOutView(
                piece.about(), values.number("mae"), values.findNumber("mae_without"), values.integer("distinct"));
    }

    public boolean helps() {
        return errorWithout.isEmpty() || errorWithout.get() - error > LEAST_GAIN * error;
    }

    /// In a sentence.
    public String told() {
        String without = errorWithout
                .map(value -> String.format(Locale.ROOT, "without it the error is %.3f, with it %.3f", value, error))
                .orElse("there is no model without it");
        return distinct + " different rows of " + view.name() + " in training; " + without;
    }
}
