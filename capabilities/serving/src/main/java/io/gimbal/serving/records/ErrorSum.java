package io.gimbal.serving.records;

import io.gimbal.serving.Label;
import io.gimbal.serving.LabelledPrediction;
import io.gimbal.serving.PredictionLog;
import io.gimbal.serving.Role;
import io.gimbal.serving.ShadowScore;
import io.gimbal.serving.VersionAnswer;
import java.time.Instant;
import java.util.OptionalDouble;

/// Adds up how far a version and the champion were off, where both answered. Not thread-safe.
final class ErrorSum implements PredictionLog.Visitor {
    private final int version;
    private final Instant knownBy;
    private long labels;
    private double sum;
    private double championSum;

    ErrorSum(int version, Instant knownBy) {
        this.version = version;
        this.knownBy = knownBy;
    }

    @Override
    public boolean accept(LabelledPrediction prediction) {
        prediction
                .label()
                .filter(label -> !label.knownAt().isAfter(knownBy))
                .ifPresent(label -> add(prediction, label));
        return true;
    }

    private void add(LabelledPrediction prediction, Label label) {
        OptionalDouble own = prediction
                .prediction()
                .answer(version)
                .map(VersionAnswer::value)
                .orElseGet(OptionalDouble::empty);
        OptionalDouble champion = prediction
                .prediction()
                .answer(Role.CHAMPION)
                .map(VersionAnswer::value)
                .orElseGet(OptionalDouble::empty);
        if (own.isPresent() && champion.isPresent()) {
            labels++;
            sum += Math.abs(own.getAsDouble() - label.value());
            championSum += Math.abs(champion.getAsDouble() - label.value());
        }
    }

    ShadowScore score() {
        return labels == 0
                ? new ShadowScore(0, OptionalDouble.empty(), OptionalDouble.empty())
                : new ShadowScore(labels, OptionalDouble.of(sum / labels), OptionalDouble.of(championSum / labels));
    }
}
