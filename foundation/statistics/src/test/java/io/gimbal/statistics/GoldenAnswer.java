package io.gimbal.statistics;

import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;

/// Our answers in the words of the golden files: an undefined whole is `{"error": REASON}`, an undefined part is
/// null, infinity is a text.
final class GoldenAnswer {
    private GoldenAnswer() {}

    static <T> JsonObject answer(Measurement<T> measurement, Function<T, JsonObject> measured) {
        return switch (measurement) {
            case Measurement.Measured<T>(T value) -> measured.apply(value);
            case Measurement.Undefined<T>(UndefinedReason reason, String _) ->
                JsonObject.builder().put("error", reason.name()).build();
        };
    }

    static JsonValue number(Measurement<Double> measurement) {
        return measurement.find().map(GoldenAnswer::number).orElse(JsonNull.NULL);
    }

    static JsonValue number(double value) {
        return Double.isInfinite(value) ? new JsonString("Infinity") : JsonNumber.of(value);
    }

    static JsonArray json(double[] values) {
        return new JsonArray(
                Arrays.stream(values).<JsonValue>mapToObj(GoldenAnswer::number).toList());
    }

    static JsonArray json(Collection<Double> values) {
        return json(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    static JsonArray json(Interval interval) {
        return json(new double[] {interval.low(), interval.high()});
    }
}
