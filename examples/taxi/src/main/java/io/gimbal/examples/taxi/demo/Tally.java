package io.gimbal.examples.taxi.demo;

import io.gimbal.examples.taxi.server.Monitors.Errors;
import io.gimbal.examples.taxi.server.Monitors.Served;
import java.util.Optional;

/// What was sent while the story was lived through, and how wrong the answers were. Not thread-safe.
final class Tally {
    private long events;
    private long predictions;
    private long labels;
    private long dropped;
    private double servedError;
    private long servedLabels;
    private double frozenError;
    private long frozenLabels;

    void events(long count) {
        events += count;
    }

    void prediction() {
        predictions++;
    }

    void labels(long count) {
        labels += count;
    }

    void drop(long count) {
        dropped += count;
    }

    /// @param served of a day that is closed
    /// @param frozen of the first champion, on the same day
    void errors(Served served, Errors frozen) {
        servedError += served.mae().orElse(0.0) * served.labels();
        servedLabels += served.labels();
        frozenError += frozen.mae().orElse(0.0) * frozen.labels();
        frozenLabels += frozen.labels();
    }

    /// Trips that ended, and were new to the server.
    long events() {
        return events;
    }

    /// Those that had a value.
    long predictions() {
        return predictions;
    }

    /// Those that found their prediction.
    long labels() {
        return labels;
    }

    /// Predictions asked for that brought no value.
    long dropped() {
        return dropped;
    }

    /// Everything that was sent and taken in.
    long messages() {
        return events + predictions + labels;
    }

    /// By trip, not by day; empty when no trip had a label.
    Optional<Double> maeServed() {
        return mean(servedError, servedLabels);
    }

    /// By trip, not by day; empty when no trip had a label.
    Optional<Double> maeFrozen() {
        return mean(frozenError, frozenLabels);
    }

    private static Optional<Double> mean(double sum, long count) {
        return count == 0 ? Optional.empty() : Optional.of(sum / count);
    }
}
