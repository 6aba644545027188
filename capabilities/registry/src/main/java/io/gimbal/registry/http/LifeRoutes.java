package io.gimbal.registry.http;

import io.gimbal.graph.Reason;
import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import io.gimbal.json.JsonObject;
import io.gimbal.registry.Deletions;
import io.gimbal.registry.ModelName;
import io.gimbal.registry.ModelVersions;
import io.gimbal.registry.Models;
import io.gimbal.registry.Renames;
import io.gimbal.registry.VersionId;
import java.util.List;

/// What becomes of models and versions that exist: another description, another name, or none of it.
final class LifeRoutes {
    private final Models models;
    private final ModelVersions versions;
    private final Deletions deletions;
    private final Renames renames;

    LifeRoutes(Models models, ModelVersions versions, Deletions deletions, Renames renames) {
        this.models = models;
        this.versions = versions;
        this.deletions = deletions;
        this.renames = renames;
    }

    List<Route> routes() {
        return List.of(
                Route.put(Wire.MODEL + "/description", this::describeModel),
                Route.put(Wire.VERSION + "/description", this::describeVersion),
                Route.post(Wire.MODEL + "/rename", this::rename),
                Route.delete(Wire.MODEL, this::deleteModel),
                Route.delete(Wire.VERSION, this::deleteVersion));
    }

    private Response describeModel(Request request) {
        NewDescription wanted = request.json(NewDescription.class);
        models.describe(Wire.model(request), wanted.description(), Wire.reason(request, wanted.why()));
        return Response.json(new Described(Wire.model(request).toString(), wanted.description()));
    }

    private Response describeVersion(Request request) {
        NewDescription wanted = request.json(NewDescription.class);
        versions.describe(Wire.version(request), wanted.description(), Wire.reason(request, wanted.why()));
        return Response.json(new Described(Wire.version(request).toString(), wanted.description()));
    }

    private Response rename(Request request) {
        NewName wanted = request.json(NewName.class);
        ModelName before = Wire.model(request);
        ModelName after = new ModelName(before.namespace(), wanted.name());
        renames.rename(before, after, Wire.reason(request, wanted.why()));
        return Response.json(new Renamed(before.toString(), after.toString()));
    }

    private Response deleteModel(Request request) {
        ModelName model = Wire.model(request);
        deletions.delete(model, why(request));
        return deleted(model.toString());
    }

    private Response deleteVersion(Request request) {
        VersionId version = Wire.version(request);
        deletions.delete(version, why(request));
        return deleted(version.toString());
    }

    private static Response deleted(String name) {
        return Response.json(JsonObject.builder().put("deleted", name).build());
    }

    private static Reason why(Request request) {
        return Wire.reason(request, request.query().only("why").get("why"));
    }

    record NewDescription(String description, String why) {}

    record NewName(String name, String why) {}

    record Described(String asset, String description) {}

    record Renamed(String before, String after) {}
}
