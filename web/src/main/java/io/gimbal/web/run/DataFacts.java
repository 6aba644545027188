package io.gimbal.web.run;

import io.gimbal.core.CodedException;
import io.gimbal.core.Excerpt;
import io.gimbal.json.Json;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import io.gimbal.tracking.DatasetInput;
import io.gimbal.tracking.LoggedDataset;
import io.gimbal.web.kit.AssetLink;
import io.gimbal.web.kit.Figures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Data a run used, as its client describes it: mostly JSON, of which people read two or three things.
final class DataFacts {
    private static final int SHORT = 200;
    private static final List<String> PLACES =
            List.of("uri", "url", "path", "name", "table_name", "mlflow.source.name");

    private DataFacts() {}

    static RunView.Data of(DatasetInput input) {
        LoggedDataset dataset = input.dataset();
        return new RunView.Data(
                dataset.name(),
                dataset.digest(),
                input.context(),
                source(dataset),
                size(dataset),
                input.asset().map(AssetLink::of));
    }

    private static String source(LoggedDataset dataset) {
        Optional<JsonObject> source = object(dataset.source());
        Optional<String> place = source.stream()
                .flatMap(json -> Stream.concat(Stream.of(json), tags(json)))
                .flatMap(json -> PLACES.stream().flatMap(name -> text(json, name)))
                .findFirst();
        return Excerpt.of(place.orElse(dataset.source()), SHORT);
    }

    private static Stream<JsonObject> tags(JsonObject json) {
        return json.fields().get("tags") instanceof JsonObject tags ? Stream.of(tags) : Stream.empty();
    }

    private static String size(LoggedDataset dataset) {
        return object(dataset.profile()).stream()
                .map(json -> json.fields().get("num_rows"))
                .filter(JsonNumber.class::isInstance)
                .map(rows -> Figures.number(((JsonNumber) rows).doubleValue()) + " rows")
                .findFirst()
                .orElseGet(() -> Excerpt.of(dataset.profile(), SHORT));
    }

    private static Stream<String> text(JsonObject json, String name) {
        JsonValue value = json.fields().get(name);
        return value instanceof JsonString text && !text.value().isBlank() ? Stream.of(text.value()) : Stream.empty();
    }

    private static Optional<JsonObject> object(String text) {
        try {
            return text.startsWith("{") && Json.parse(text) instanceof JsonObject object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (CodedException e) {
            return Optional.empty(); // no JSON, whatever it begins with: shown as it is
        }
    }
}
