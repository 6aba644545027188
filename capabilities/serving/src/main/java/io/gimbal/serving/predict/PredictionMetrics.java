package io.gimbal.serving.predict;

import io.gimbal.serving.EndpointName;
import io.gimbal.serving.Outcome;
import io.gimbal.serving.PredictionRecord;
import io.gimbal.serving.Role;
import io.gimbal.telemetry.Counter;
import io.gimbal.telemetry.Label;
import io.gimbal.telemetry.Metrics;
import io.gimbal.telemetry.Timer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What Prometheus is told of predictions. Thread-safe.
final class PredictionMetrics {
    private final Metrics metrics;
    private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
    private final Map<EndpointName, Timer> timers = new ConcurrentHashMap<>();

    PredictionMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    private record Series(EndpointName endpoint, int version, Role servedBy, Outcome outcome) {}

    void made(List<PredictionRecord> records) {
        for (PredictionRecord record : records) {
            counters.computeIfAbsent(
                            new Series(record.endpoint(), record.version(), record.servedBy(), record.outcome()),
                            this::counter)
                    .increment();
            record.championFailure()
                    .ifPresent(failure -> metrics.counter(
                                    "gimbal_champion_failures_total",
                                    "Predictions whose champion threw or gave no finite number.",
                                    label("endpoint", record.endpoint()),
                                    label("failure", failure))
                            .increment());
        }
    }

    private Counter counter(Series series) {
        return metrics.counter(
                "gimbal_predictions_total",
                "Predictions made.",
                label("endpoint", series.endpoint()),
                label("version", series.version()),
                label("served_by", series.servedBy()),
                label("outcome", series.outcome()));
    }

    /// @param nanos of one request, from its items to its records
    void took(EndpointName endpoint, long nanos) {
        timers.computeIfAbsent(
                        endpoint,
                        name -> metrics.timer(
                                "gimbal_predict_seconds",
                                "How long requests for predictions took, the record's safety included.",
                                label("endpoint", name)))
                .recordNanos(nanos);
    }

    private static Label label(String name, Object value) {
        return new Label(name, value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString());
    }
}
