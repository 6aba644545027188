package io.gimbal.tracking.http;

import io.gimbal.core.CodedException;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.tracking.Metric;
import java.time.Instant;

/// A metric on the wire. JSON has no NaN and no infinities: they are the texts `NaN`, `Infinity` and `-Infinity`.
record MetricAnswer(String key, JsonValue value, Instant at, long step) {
    static MetricAnswer of(Metric metric) {
        double value = metric.value();
        JsonValue written = Double.isFinite(value) ? JsonNumber.of(value) : new JsonString(Double.toString(value));
        return new MetricAnswer(metric.key().value(), written, metric.at(), metric.step());
    }

    static double number(JsonValue value) {
        return switch (value) {
            case JsonNumber number -> number.doubleValue();
            case JsonString(String text) when text.equals("NaN") -> Double.NaN;
            case JsonString(String text) when text.equals("Infinity") -> Double.POSITIVE_INFINITY;
            case JsonString(String text) when text.equals("-Infinity") -> Double.NEGATIVE_INFINITY;
            default ->
                throw CodedException.invalidArgument(
                        "a metric's value is a number, or \"NaN\", \"Infinity\" or \"-Infinity\", not " + value);
        };
    }
}
