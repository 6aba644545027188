package io.gimbal.telemetry;

import io.gimbal.core.CodedException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/// The metrics of one process, read by Prometheus. Thread-safe.
///
/// Names are in snake_case with the unit last (`gimbal_log_bytes`); one name has one kind, one set of label names and
/// one description. Asking for the same counter or timer again gives the same one.
public final class Metrics {
    /// The content type of [#scrape].
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] BUCKETS = Stream.of(
                    "0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5",
                    "5", "10")
            .map(seconds -> Duration.parse("PT" + seconds + "S"))
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private final Map<String, Shape> shapes = new ConcurrentHashMap<>();

    /// What one name stands for.
    private record Shape(String kind, List<String> labels) {}

    /// Adds what the JVM knows of itself: memory, threads, processor, uptime.
    public Metrics withProcess() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        return this;
    }

    /// @throws CodedException INVALID_ARGUMENT if the name is malformed or stands for something else already
    public Counter counter(String name, String description, Label... labels) {
        return new Counter(io.micrometer.core.instrument.Counter.builder(name)
                .description(description)
                .tags(tags("counter", name, labels))
                .register(registry));
    }

    /// @throws CodedException INVALID_ARGUMENT if the name is malformed or stands for something else already
    public Timer timer(String name, String description, Label... labels) {
        return new Timer(io.micrometer.core.instrument.Timer.builder(name)
                .description(description)
                .tags(tags("timer", name, labels))
                .serviceLevelObjectives(BUCKETS)
                .register(registry));
    }

    /// A value that is asked for at each scrape.
    ///
    /// @param value quick, and does not throw
    /// @throws CodedException ALREADY_EXISTS if there is such a gauge, INVALID_ARGUMENT if the name is malformed
    /// or stands for something else already
    public synchronized void gauge(String name, String description, DoubleSupplier value, Label... labels) {
        Tags tags = tags("gauge", name, labels);
        if (registry.find(name).tags(tags).gauge() != null) {
            throw CodedException.alreadyExists("gauge \"" + name + "\" " + Arrays.toString(labels) + " exists already");
        }
        Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /// Everything in Prometheus' text format.
    public String scrape() {
        return registry.scrape();
    }

    private Tags tags(String kind, String name, Label... labels) {
        Label.requireName(name);
        Shape shape =
                new Shape(kind, Arrays.stream(labels).map(Label::name).sorted().toList());
        Shape known = shapes.putIfAbsent(name, shape);
        if (known != null && !known.equals(shape)) {
            throw CodedException.invalidArgument("metric \"" + name + "\" is a " + known.kind() + " with the labels "
                    + known.labels() + ", not a " + kind + " with " + shape.labels());
        }
        return Tags.of(Arrays.stream(labels)
                .map(label -> Tag.of(label.name(), label.value()))
                .toList());
    }
}
