package io.gimbal.features.http;

import io.gimbal.features.ColumnType;
import io.gimbal.features.Definitions;
import io.gimbal.features.FeatureService;
import io.gimbal.features.ServiceName;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What the feature services take and give.
final class ServiceRoutes {
    private final Supplier<Definitions> definitions;

    ServiceRoutes(Supplier<Definitions> definitions) {
        this.definitions = definitions;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/features/services", this::list),
                Route.get("/api/v1/features/services/{service}", this::get));
    }

    private Response list(Request request) {
        Definitions now = definitions.get();
        return Response.json(JsonObject.builder()
                .put(
                        "services",
                        new JsonArray(now.services().stream()
                                .<JsonValue>map(service -> answer(now, service))
                                .toList()))
                .build());
    }

    private Response get(Request request) {
        Definitions now = definitions.get();
        return Response.json(answer(now, now.service(new ServiceName(request.pathParameter("service")))));
    }

    /// Types by name, in the order of the vector.
    private static JsonObject answer(Definitions now, FeatureService service) {
        JsonObject.Builder keys = JsonObject.builder();
        now.keys(service).forEach(key -> keys.put(key.name(), key.type().text()));
        JsonObject.Builder features = JsonObject.builder();
        now.features(service)
                .forEach(
                        feature -> features.put(feature.column(), feature.type().text()));
        return JsonObject.builder()
                .put("service", service.name().text())
                .put("keys", keys.build())
                .put("inputs", types(service.inputs()))
                .put("features", features.build())
                .build();
    }

    private static JsonObject types(Map<String, ColumnType> columns) {
        JsonObject.Builder types = JsonObject.builder();
        columns.forEach((column, type) -> types.put(column, type.text()));
        return types.build();
    }
}
