package io.gimbal.debt;

import io.gimbal.graph.AssetRef;
import io.gimbal.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What became of a model's error when it was trained without a feature view.
///
/// @param error mean absolute error with the view
/// @param errorWithout the same without it
/// @param distinct how many different rows of the view there were in training
public record LeftOutView(String name, double error, double errorWithout, long distinct) {
    /// A smaller gain, as a share of the error, is noise.
    private static final double LEAST_GAIN = 0.005;

    public LeftOutView {
        Objects.requireNonNull(name);
    }

    /// The views that were left out when the version was evaluated; empty when none was, or long ago.
    public static List<LeftOutView> of(Surroundings surroundings, AssetRef version) {
        return surroundings
                .current(version, Kinds.FEATURE_VALUE)
                .map(piece -> of(piece.values()))
                .orElse(List.of());
    }

    private static List<LeftOutView> of(JsonObject values) {
        return values.array("views").objects().stream()
                .map(view -> new LeftOutView(
                        view.text("view"), values.number("mae"), view.number("mae_without"), view.integer("distinct")))
                .toList();
    }

    public boolean helps() {
        return errorWithout - error > LEAST_GAIN * error;
    }

    /// In a sentence.
    public String told() {
        return String.format(
                Locale.ROOT,
                "%d different rows of %s in training; without it the error is %.3f, with it %.3f",
                distinct,
                name,
                errorWithout,
                error);
    }
}
