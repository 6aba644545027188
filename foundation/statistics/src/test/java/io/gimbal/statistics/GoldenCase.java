package io.gimbal.statistics;

import io.gimbal.json.Json;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// One case of the golden files: inputs, parameters and what independent libraries computed from them.
record GoldenCase(String file, JsonObject fields) {
    static List<GoldenCase> all() {
        return Stream.of("drift", "metrics")
                .flatMap(file ->
                        read(file).array("cases").objects().stream().map(fields -> new GoldenCase(file, fields)))
                .toList();
    }

    private static JsonObject read(String file) {
        String resource = "/golden/" + file + ".json";
        try (InputStream in = Objects.requireNonNull(GoldenCase.class.getResourceAsStream(resource), resource)) {
            return (JsonObject) Json.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return fields.text("name");
    }

    String method() {
        return fields.text("method");
    }

    JsonObject params() {
        return fields.findObject("params").orElse(JsonObject.EMPTY);
    }

    JsonObject expect() {
        return fields.object("expect");
    }

    boolean allows(double actual, double expected) {
        JsonObject tolerance = fields.object("tolerance");
        return Math.abs(actual - expected) <= tolerance.number("abs") + tolerance.number("rel") * Math.abs(expected);
    }

    Sample reference() {
        return Sample.of(numbers("reference"));
    }

    Sample current() {
        return Sample.of(numbers("current"));
    }

    Categories categories(String field) {
        List<String> values = new ArrayList<>();
        for (JsonValue value : fields.array(field).items()) {
            values.add(
                    switch (value) {
                        case JsonNull _ -> null;
                        case JsonString(String text) -> text;
                        case JsonValue other -> other.toString();
                    });
        }
        return Categories.of(values);
    }

    /// True where the case compares texts, or numbers as if they were texts.
    boolean isCategorical() {
        boolean texts = Stream.of("reference", "current")
                .flatMap(field -> fields.array(field).items().stream())
                .anyMatch(JsonString.class::isInstance);
        return params().findText("binning").map("categories"::equals).orElse(texts);
    }

    Pairs pairs(String predicted) {
        return Pairs.of(numbers("y_true"), numbers(predicted));
    }

    double[] numbers(String field) {
        return numbers(fields.array(field));
    }

    static double[] numbers(JsonArray array) {
        return array.items().stream()
                .mapToDouble(value -> value instanceof JsonNull ? Double.NaN : ((JsonNumber) value).doubleValue())
                .toArray();
    }
}
