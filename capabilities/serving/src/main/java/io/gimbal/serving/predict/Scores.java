package io.gimbal.serving.predict;

import io.gimbal.serving.Failure;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a version gave for each of some requests: a finite number, or how it failed. Not thread-safe.
final class Scores {
    private final double[] values;
    private final @Nullable String[] errors;

    private Scores(double[] values, @Nullable String[] errors) {
        this.values = values;
        this.errors = errors;
    }

    static Scores of(double[] values) {
        return new Scores(values, new @Nullable String[values.length]);
    }

    static Scores failed(int rows, String error) {
        Scores scores = of(new double[rows]);
        Arrays.fill(scores.values, Double.NaN);
        Arrays.fill(scores.errors, error);
        return scores;
    }

    void set(int row, double value) {
        values[row] = value;
        errors[row] = null;
    }

    void fail(int row, String error) {
        values[row] = Double.NaN;
        errors[row] = error;
    }

    double value(int row) {
        return values[row];
    }

    Optional<Failure> failure(int row) {
        if (errors[row] != null) {
            return Optional.of(Failure.ERROR);
        }
        return Double.isFinite(values[row]) ? Optional.empty() : Optional.of(Failure.IMPOSSIBLE);
    }

    /// Why there is no value.
    String why(int row) {
        String error = errors[row];
        return error == null ? "the model gave " + values[row] : error;
    }
}
