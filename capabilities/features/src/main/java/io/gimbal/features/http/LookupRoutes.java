package io.gimbal.features.http;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.core.NearestName;
import io.gimbal.features.Definitions;
import io.gimbal.features.EventTime;
import io.gimbal.features.FeatureField;
import io.gimbal.features.FeatureValue;
import io.gimbal.features.FeatureVector;
import io.gimbal.features.JoinKey;
import io.gimbal.features.LookupRow;
import io.gimbal.features.OnlineFeatures;
import io.gimbal.features.ServiceName;
import io.gimbal.features.TypedJson;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Vectors go out.
final class LookupRoutes {
    private static final int MOST_ROWS = 10_000;
    private static final String EVENT_TIME = "event_time";

    private final Supplier<Definitions> definitions;
    private final OnlineFeatures online;
    private final InstantSource time;

    LookupRoutes(Supplier<Definitions> definitions, OnlineFeatures online, InstantSource time) {
        this.definitions = definitions;
        this.online = online;
        this.time = time;
    }

    List<Route> routes() {
        return List.of(Route.post("/api/v1/features/lookup", this::lookup).with(Route.Trait.QUESTION));
    }

    /// `{service, event_time?, entities: [{key: value, ..., event_time?}, ...]}`; without any event time it is
    /// now.
    private Response lookup(Request request) {
        JsonObject body = Bodies.object(request, "service", EVENT_TIME, "entities");
        ServiceName service = new ServiceName(body.text("service"));
        List<JsonValue> entities = body.array("entities").items();
        if (entities.size() > MOST_ROWS) {
            throw new CodedException(
                    ErrorCode.TOO_LARGE,
                    entities.size() + " entities at once, at most " + MOST_ROWS + " are looked up");
        }
        Definitions now = definitions.get();
        List<JoinKey> keys = now.keys(now.service(service));
        long asOf = body.findText(EVENT_TIME)
                .map(text -> TypedJson.micros(EVENT_TIME, text))
                .orElseGet(() -> EventTime.micros(time.instant().truncatedTo(ChronoUnit.MICROS)));
        List<LookupRow> rows = new ArrayList<>(entities.size());
        for (JsonValue entity : entities) {
            rows.add(row(entity, "entities[" + rows.size() + "]", keys, asOf));
        }
        List<FeatureVector> vectors = online.lookup(service, rows);
        List<JsonValue> answers = new ArrayList<>(vectors.size());
        for (int i = 0; i < vectors.size(); i++) {
            answers.add(answer(vectors.get(i), rows.get(i)));
        }
        return Response.json(JsonObject.builder()
                .put("service", service.text())
                .put("vectors", new JsonArray(answers))
                .build());
    }

    private static LookupRow row(JsonValue value, String place, List<JoinKey> keys, long asOf) {
        if (!(value instanceof JsonObject object)) {
            throw CodedException.invalidArgument(place + ": expected an object, found " + value.kind());
        }
        Map<String, FeatureValue> values = new HashMap<>();
        long at = asOf;
        for (Map.Entry<String, JsonValue> field : object.fields().entrySet()) {
            String name = place + "." + field.getKey();
            if (field.getKey().equals(EVENT_TIME)) {
                at = TypedJson.micros(name, object.text(EVENT_TIME));
            } else if (!(field.getValue() instanceof JsonNull)) {
                values.put(
                        field.getKey(),
                        TypedJson.read(name, key(field.getKey(), place, keys).type(), field.getValue()));
            }
        }
        return new LookupRow(values, at);
    }

    private static JoinKey key(String name, String place, List<JoinKey> keys) {
        return keys.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CodedException.invalidArgument(place + ": no join key \"" + name + "\""
                        + NearestName.hint(
                                        name, keys.stream().map(JoinKey::name).toList())
                                .map(hint -> ", " + hint)
                                .orElse("")));
    }

    private static JsonObject answer(FeatureVector vector, LookupRow row) {
        JsonObject.Builder features = JsonObject.builder();
        for (int i = 0; i < vector.columns().size(); i++) {
            features.put(vector.columns().get(i), answer(vector.fields().get(i)));
        }
        return JsonObject.builder()
                .put(EVENT_TIME, EventTime.instant(row.asOf()).toString())
                .put("features", features.build())
                .build();
    }

    private static JsonObject answer(FeatureField field) {
        return JsonObject.builder()
                .put("value", field.value().map(TypedJson::write).orElse(JsonNull.NULL))
                .put("age_seconds", field.age().map(LookupRoutes::seconds).orElse(JsonNull.NULL))
                .put("status", field.status().name())
                .build();
    }

    private static JsonValue seconds(Duration age) {
        return JsonValue.of(age.getSeconds() + age.getNano() / 1e9);
    }
}
